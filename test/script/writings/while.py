import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

torch.manual_seed(0)
torch.manual_seed(8)
x = torch.arange(-4, 4).float().unsqueeze(1) * 0.5
y = -2 * x + 0.5
model = nn.Sequential(nn.Linear(1, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
sched = ReduceLROnPlateau(opt, 'min', 0.5, 3, verbose=False)
step = 0
while step < 70:
    opt.zero_grad(set_to_none=True)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), 1.0)
    opt.step()
    sched.step(loss)
    step += 1
