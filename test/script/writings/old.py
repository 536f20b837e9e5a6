import torch
import torch.nn as nn
from torch.autograd import Variable

torch.manual_seed(777)
x_data = [[1.3, 2.7], [2.4, 3.3], [4.7, 5.2]]
y_data = [[6.], [9.], [15.]]
x = Variable(torch.Tensor(x_data).view(3, -1))
y = Variable(torch.Tensor(y_data)).view(3, -1)
model = nn.Linear(2, 1, bias=True)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
for step in range(200):
    optimizer.zero_grad()
    hypothesis = model(x)
    cost = criterion(hypothesis, y)
    cost.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, 'cost:', cost.data.numpy(), hypothesis.data.numpy())
