import torch

torch.manual_seed(5)
n, size = 30, 8
x = torch.rand(n, 2)
W = torch.tensor([[1.5], [-0.5]])
y = torch.matmul(W.t(), x.t()).t()
theta = torch.tensor([[0.1], [0.2]]).requires_grad_()
for epoch in range(6):
    for i in range(0, n, size):
        xb, yb = x[i:i + size], y[i:i + size]
        loss = torch.mean((torch.mm(xb, theta) - yb) ** 2)
        loss.backward()
        theta.data.sub_(0.2 * theta.grad)
        theta.grad = None
    print(epoch, loss)
