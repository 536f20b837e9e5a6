import torch
import torch.nn as nn
import torch.nn.functional as F


class Line(torch.nn.Module):
    """One line."""

    def __init__(self, n_in: int = 1, n_out: int = 1) -> None:
        super().__init__()
        self.linear = nn.Linear(n_in, n_out)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.linear(x)


def main():
    torch.manual_seed(42)
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    x_data = torch.tensor([[1.0], [2.0], [3.0]]).to(device)
    y_data = torch.Tensor([[2], [4], [6]]).to(device)
    model = Line(1, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(1, 101):
        model.train()
        y_pred = model(x_data)
        loss = F.mse_loss(y_pred, y_data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 10 == 0:
            print(f'Epoch {epoch}: {loss.item():.4f}')
    print('w =', model.linear.weight.item())


if __name__ == '__main__':
    main()
