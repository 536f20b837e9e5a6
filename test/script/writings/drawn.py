import numpy as np
import torch

torch.manual_seed(4)
np.random.seed(9)
n, batch_size = 60, 8
features = torch.randn(n, 2)
true_w = torch.tensor([[2.0], [-3.4]])
labels = torch.matmul(true_w.t(), features.t()).t() + torch.randn(n, 1) * 0.01
model = torch.nn.Linear(2, 1)
loss = torch.nn.MSELoss()
trainer = torch.optim.SGD(model.parameters(), 0.03)
for step in range(120):
    rows = np.random.randint(0, n, batch_size)
    batch_x = features[rows]
    batch_y = labels[rows]
    trainer.zero_grad(set_to_none=True)
    l = loss(model(batch_x), batch_y)
    l.backward()
    trainer.step()
