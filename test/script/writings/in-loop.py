import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(5)
input_size, output_size = 1, 1
learning_rate = 0.001
x_train = np.array([[3.3], [4.4], [5.5], [6.71], [6.93]], dtype=np.float32)
y_train = np.array([[1.7], [2.76], [2.09], [3.19], [1.694]], dtype=np.float32)
model = nn.Linear(input_size, output_size)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
for epoch in range(60):
    inputs = torch.from_numpy(x_train)
    targets = torch.from_numpy(y_train)
    outputs = model(inputs)
    loss = criterion(targets, outputs)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 5 == 0:
        print('Epoch %d, loss %.4f' % (epoch + 1, loss.item()))
plt.plot(x_train, y_train, 'ro')
