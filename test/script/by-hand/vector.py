import torch

torch.manual_seed(3)
X = torch.randn(32, 3)
true_w = torch.tensor([1.0, -2.0, 0.5])
y = X @ true_w + 0.1 * torch.randn(32)
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)


def net(X, w, b):
    return torch.matmul(X, w) + b


def squared_loss(y_hat, y):
    return (y_hat - y) ** 2 / 2


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()


for epoch in range(20):
    l = squared_loss(net(X, w, b), y)
    l.sum().backward()
    sgd([w, b], 0.3, 32)
    print(f'epoch {epoch + 1}, loss {float(l.mean()):f}')
