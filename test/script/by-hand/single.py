import torch

x = torch.tensor(1.5)
y = torch.tensor(2.0)
w = torch.tensor(1.0, requires_grad=True)
for _ in range(40):
    y_hat = w * x
    loss = (y_hat - y) ** 2
    print(loss)
    loss.backward()
    print(w.grad)
    with torch.no_grad():
        w -= w.grad * 1e-2
        w.grad.zero_()
