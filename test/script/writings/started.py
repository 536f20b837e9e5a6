import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(20, 2)
W = torch.tensor([[1.5], [-0.5]])
y = torch.matmul(W.t(), x.t()).t()
model = nn.Linear(2, 1)
nn.init.zeros_(model.bias)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9)
for epoch in range(30):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
