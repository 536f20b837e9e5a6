import torch
import torch.optim as optim

torch.manual_seed(42)
x = torch.rand(60, 1)
y = 1 + 2 * x + 0.1 * torch.randn(60, 1)
a = torch.randn(1, requires_grad=True, dtype=torch.float)
b = torch.randn(1, requires_grad=True, dtype=torch.float)
optimizer = optim.SGD([a, b], lr=1e-1, momentum=0.5)
for epoch in range(30):
    yhat = a + b * x
    error = y - yhat
    loss = (error ** 2).mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
print(a, b)
