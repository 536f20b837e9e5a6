import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(20, 2)
W = torch.tensor([[1.5], [-0.5]])
y = torch.matmul(W.t(), x.t()).t()
net = nn.Sequential(nn.Linear(2, 1))
net[0].weight.data.normal_(0, 0.01)
net[0].bias.data.fill_(0)
loss = nn.MSELoss()
trainer = torch.optim.SGD(net.parameters(), lr=0.03)
for epoch in range(30):
    l = loss(net(x), y)
    trainer.zero_grad()
    l.backward()
    trainer.step()
