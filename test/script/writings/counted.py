import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader
from torch.utils.data import TensorDataset

torch.manual_seed(1)
x_train = torch.FloatTensor([[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]])
y_train = torch.FloatTensor([152, 185, 180, 196, 142]).view(-1, 1)
dataloader = DataLoader(TensorDataset(x_train, y_train), batch_size=2, shuffle=True)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1e-5)
nb_epochs = 20
for epoch in range(nb_epochs + 1):
    for batch_idx, samples in enumerate(dataloader):
        x_batch, y_batch = samples
        prediction = model(x_batch)
        cost = F.mse_loss(prediction, y_batch)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        print('{} {} {:.6f}'.format(epoch, batch_idx + 1, cost.item()))
