import numpy as np
import torch

x = np.linspace(0, 10, 40)
noise = np.linspace(-1, 1, 40) ** 2
y = 2.5 * x + noise - 1
X = torch.from_numpy(x).float().view(-1, 1)
Y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
X_train, Y_train = X[:30], Y[:30]
X_test, Y_test = X[30:], Y[30:]
torch.manual_seed(1)
net = torch.nn.Linear(1, 1)
optimizer = torch.optim.Adam(net.parameters(), 0.05, (0.8, 0.99))
loss_func = torch.nn.L1Loss()
best = float('inf')
for t in range(150):
    prediction = net(X_train)
    loss = loss_func(prediction, Y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    net.eval()
    with torch.no_grad():
        test_loss = loss_func(net(X_test), Y_test)
    if test_loss.item() < best:
        best = test_loss.item()
    if t % 50 == 49:
        print(f'{t}: train {loss.item():.4f}, test {test_loss.item():.4f}')
