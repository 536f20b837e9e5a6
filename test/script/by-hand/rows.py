import torch

hours = [1.0, 2.0, 3.0]
marks = [2.0, 4.5, 6.0]
w = torch.tensor([1.0], requires_grad=True)


def forward(x):
    return x * w


def loss(x, y):
    return (forward(x) - y) ** 2


print('before', forward(4).item())
for epoch in range(10):
    for h, m in zip(hours, marks):
        l = loss(h, m)
        l.backward()
        print('\tgrad:', h, m, w.grad.item())
        w.data = w.data - 0.01 * w.grad.data
        w.grad.data.zero_()
    print(f'{epoch}: {l.item()}')
print('after', forward(4).item())
