import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.rand(20, 2)
W = torch.tensor([[1.5, 0.1], [-0.5, 0.2]])
y = torch.matmul(W.t(), x.t()).t()
loader = DataLoader(TensorDataset(x, y), batch_size=8)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 2)

    def forward(self, x):
        return self.linear(x)


model = Net()
with torch.no_grad():
    model.linear.weight.copy_(torch.tensor([[0.5, 0.25], [1.0, 2.0]]))
    model.linear.bias.fill_(0.5)
optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
for epoch in range(10):
    for xb, yb in loader:
        loss = nn.functional.l1_loss(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
