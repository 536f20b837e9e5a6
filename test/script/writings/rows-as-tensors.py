import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(6)


class Scores(Dataset):
    def __init__(self):
        self.x_data = [[7, 8, 7], [9, 8, 9], [8, 9, 9], [9, 9, 10], [7, 6, 7]]
        self.y_data = [[15], [18], [18], [19], [14]]

    def __len__(self):
        return len(self.x_data)

    def __getitem__(self, idx):
        x = torch.FloatTensor(self.x_data[idx])
        y = torch.FloatTensor(self.y_data[idx])
        return x, y


dataset = Scores()
dataloader = DataLoader(dataset, batch_size=2, shuffle=True)
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
epochs = 9
for epoch in range(epochs + 1):
    for batch, samples in enumerate(dataloader):
        x_train, y_train = samples
        prediction = model(x_train)
        cost = F.mse_loss(prediction, y_train)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        print('{:4d}/{} {}/{} {:.6f}'.format(epoch, epochs, batch + 1, len(dataloader), cost.item()))
