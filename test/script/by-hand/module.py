import torch
from torch import nn

X = torch.arange(0, 16).unsqueeze(dim=1) / 8
y = 0.75 * X + 0.25
X_train, y_train = X[:12], y[:12]
X_test, y_test = X[12:], y[12:]


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)
        self.bias = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.weights * x + self.bias


torch.manual_seed(42)
model = Line()
loss_fn = nn.L1Loss()
optimizer = torch.optim.SGD(params=model.parameters(), lr=0.05)
kept = []
for epoch in range(30):
    model.train()
    y_pred = model(X_train)
    loss = loss_fn(y_pred, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.inference_mode():
        test_pred = model(X_test)
        test_loss = loss_fn(test_pred, y_test)
        if epoch % 10 == 0:
            kept.append(test_loss.item())
            print(f'{epoch}: {loss} {test_loss}')
