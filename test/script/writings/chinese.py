import torch
from torch import nn

# 一元线性回归
torch.manual_seed(3)
数据 = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
标签 = 3 * 数据 - 1
模型 = nn.Linear(1, 1)
优化器 = torch.optim.SGD(模型.parameters(), lr=0.02)
for 轮 in range(60):
    if 轮 == 30:
        for 组 in 优化器.param_groups:
            组['lr'] = 0.01
    预测 = 模型(数据)
    损失 = nn.MSELoss()(预测, 标签)
    优化器.zero_grad()
    损失.backward()
    优化器.step()
print(损失.item())
