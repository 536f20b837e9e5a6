import numpy as np
import torch
from torch import nn
from torch.optim import SGD

torch.manual_seed(0)
np.random.seed(0)
W = torch.tensor([[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]])
X = torch.rand(100, 3)
Y = torch.matmul(W.t(), X.t()).t()
net = nn.Sequential(nn.Linear(3, 2, bias=False))
loss_fn = nn.MSELoss(reduction='mean')
opt = SGD(net.parameters(), lr=1e-2, momentum=0)
for i in range(300):
    idx = np.random.choice(100, 4, replace=False)
    xb, yb = X[idx], Y[idx]
    pred = net(xb)
    l = loss_fn(pred, yb)
    opt.zero_grad()
    l.backward()
    opt.step()
    if (i + 1) % 100 == 0:
        print(i, l.item())
print(net[0].weight)
