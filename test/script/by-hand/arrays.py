import numpy as np
import torch

torch.manual_seed(1)
inputs = np.array([[7.3, 6.7, 4.3], [9.1, 8.8, 6.4], [8.7, 13.4, 5.8], [10.2, 4.3, 3.7]], dtype='float32')
targets = np.array([[5.6, 7.0], [8.1, 10.1], [11.9, 13.3], [2.2, 3.7]], dtype='float32')
inputs = torch.from_numpy(inputs)
targets = torch.from_numpy(targets)
w = torch.randn(2, 3, requires_grad=True)
b = torch.randn(2, requires_grad=True)


def model(x):
    return x @ w.t() + b


def mse(t1, t2):
    diff = t1 - t2
    return torch.sum(diff * diff) / diff.numel()


preds = model(inputs)
loss = mse(preds, targets)
print(loss)
for i in range(20):
    preds = model(inputs)
    loss = mse(preds, targets)
    loss.backward()
    with torch.no_grad():
        w -= w.grad * 1e-3
        b -= b.grad * 1e-3
        w.grad.zero_()
        b.grad.zero_()
preds = model(inputs)
loss = mse(preds, targets)
print(loss)
