import torch
import torch.nn as nn

torch.manual_seed(2)
n = 50
bs = 16
x = torch.rand(n, 3)
W = torch.tensor([[1.0, 2.0], [3.0, 4.0], [0.5, 0.1]])
y = torch.matmul(W.t(), x.t()).t()
model = nn.Linear(3, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
loss_func = nn.MSELoss()
for epoch in range(10):
    for i in range((n - 1) // bs + 1):
        start_i = i * bs
        end_i = start_i + bs
        xb = x[start_i:end_i]
        yb = y[start_i:end_i]
        pred = model(xb)
        loss = loss_func(pred, yb)
        loss.backward()
        opt.step()
        opt.zero_grad()
print(loss)
