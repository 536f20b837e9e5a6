import torch
from torch.utils.data import DataLoader, Dataset


class Samples(Dataset):
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.n = x.shape[0]

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        return self.x[index], self.y[index]


torch.manual_seed(0)
x = torch.rand(30, 2)
W = torch.tensor([[1.0, 2.0, -1.0], [3.0, 4.0, 0.5]])
y = torch.matmul(W.t(), x.t()).t()
data = Samples(x, y)
print(len(data), data[0])
loader = DataLoader(data, batch_size=8, shuffle=True, num_workers=0)
model = torch.nn.Linear(2, 3)
criterion = torch.nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(6):
    for i, (inputs, labels) in enumerate(loader):
        loss = criterion(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f'epoch {epoch}: {loss.item():.4f}')
