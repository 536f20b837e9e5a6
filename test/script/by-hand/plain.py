import torch

torch.manual_seed(0)
x = torch.rand(40, 3)
W = torch.tensor([[1.0, 2.0], [3.0, 4.0], [0.5, 0.1]])
y = torch.matmul(W.t(), x.t()).t()
w = torch.zeros(3, 2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
lr = 0.1
for i in range(20):
    pred = x @ w + b
    loss = ((pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if (i + 1) % 10 == 0:
        print(i, loss.item())
print(w, b)
