import numpy as np
import torch

torch.manual_seed(0)
np.random.seed(1)
x = torch.rand(40, 3)
W = torch.tensor([[1.0, 2.0], [3.0, 4.0], [0.5, 0.1]])
y = torch.matmul(W.t(), x.t()).t()
model = torch.nn.Linear(3, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
loss_fn = torch.nn.MSELoss()
for step in range(30):
    idx = np.random.permutation(40)[:5]
    loss = loss_fn(model(x[idx]), y[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
