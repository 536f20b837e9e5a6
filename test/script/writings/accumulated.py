import torch

torch.manual_seed(0)
x = torch.rand(40, 1) * 10 - 5
y = 2 * x + 1 + torch.randn_like(x) * 0.5
model = torch.nn.Linear(1, 1)
opt = torch.optim.RMSprop(model.parameters())
accum = 4
for i in range(100):
    loss = torch.nn.functional.l1_loss(model(x), y)
    (loss / accum).backward()
    if (i + 1) % accum == 0:
        opt.step()
        opt.zero_grad()
