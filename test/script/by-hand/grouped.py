import torch
import torch.nn.functional as F

torch.manual_seed(8)
x = torch.tensor([[1.0, 2.0, 0.5], [3.0, 4.0, 1.0], [5.0, 6.5, 0.0]])
y = torch.tensor([[1.0, 0.0], [2.0, 1.0], [3.0, 1.5]])
w = torch.rand(2, 3)
b = torch.zeros(2)
w.requires_grad_()
b.requires_grad_()
optimizer = torch.optim.Adam([{'params': [w, b]}], lr=0.1)
for i in range(20):
    loss = F.mse_loss(F.linear(x, w, b), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
