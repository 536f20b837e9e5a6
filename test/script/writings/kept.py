import torch
import torch.nn as nn


class LinearRegression(nn.Module):
    def __init__(self, input_size, output_size):
        super(LinearRegression, self).__init__()
        self.fc = nn.Sequential(nn.Linear(input_size, output_size))

    def forward(self, x):
        out = self.fc(x)
        return out


torch.manual_seed(2)
x = torch.randn((30, 1))
y = -1.5 * x - 0.25
model = LinearRegression(input_size=1, output_size=1)
criterion = nn.SmoothL1Loss()
optimizer = torch.optim.SGD(params=model.parameters(), lr=0.1, momentum=0.9, nesterov=True)


def train(epochs=80):
    losses = []
    for _ in range(0, epochs):
        y_hat = model.forward(x)
        loss = criterion(y_hat, y)
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


train()
model.eval()
with torch.no_grad():
    print(model(torch.tensor([[10.0]])))
