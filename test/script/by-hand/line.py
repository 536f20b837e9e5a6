import torch

x = torch.tensor([0.0, 0.5, 1.0, 1.5, 2.0])
y = 2 * x + 1
w = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
rate = 1e-1


def model(x, w, b):
    return w * x + b


def mean_squares(out, wanted):
    squares = (out - wanted) ** 2
    return squares.mean()


for epoch in range(1, 31):
    if w.grad is not None:
        w.grad.zero_()
    if b.grad is not None:
        b.grad.zero_()
    out = model(x, w, b)
    loss = mean_squares(out, y)
    loss.backward()
    with torch.no_grad():
        w -= rate * w.grad
        b -= rate * b.grad
    if epoch % 10 == 0:
        print('%d %f' % (epoch, float(loss)))
