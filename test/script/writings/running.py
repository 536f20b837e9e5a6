import time
import torch
import torch.nn as nn
import matplotlib.pyplot as plt
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)
X = torch.rand(50, 1)
y = 1.5 * X + 0.7 + 0.1 * torch.randn(50, 1)
ds = TensorDataset(X, y)
dl = DataLoader(ds, batch_size=16, shuffle=True)
model = nn.Linear(1, 1)
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), 0.1, 0.9)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10, 0.5)
history = {'loss': []}
start = time.time()
n_epochs = 25
for epoch in range(n_epochs):
    model.train()
    running_loss = 0.0
    for i, (xb, yb) in enumerate(dl, 0):
        optimizer.zero_grad()
        pred = model(xb)
        loss = loss_fn(pred, yb)
        loss.backward()
        optimizer.step()
        running_loss += loss.item() * xb.size(0)
    scheduler.step()
    epoch_loss = running_loss / len(ds)
    history['loss'].append(epoch_loss)
    if (epoch + 1) % 10 == 0:
        print(f"Epoch {epoch + 1}/{n_epochs} loss={epoch_loss:.4f}")
print('took', time.time() - start)
plt.plot(history['loss'])
plt.show()
