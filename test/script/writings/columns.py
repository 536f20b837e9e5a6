import numpy as np
import torch

torch.manual_seed(4)
data = np.genfromtxt('data/bare.csv', delimiter=',')
x = torch.tensor(data[:, 0:1], dtype=torch.float32)
y = torch.tensor(data[:, 2], dtype=torch.float32).view(-1, 1)
model = torch.nn.Linear(1, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for i in range(25):
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(model(x), y)
    loss.backward()
    opt.step()
