import torch
import torch.nn as nn

input_size = 1
output_size = 1
epochs = 10


class Net(nn.Module):
    def __init__(self, input_size, output_size):
        super().__init__()
        self.l = nn.Linear(input_size, output_size)

    def forward(self, x):
        return self.l(x)


def train(model, x, y, epochs, lr=0.5):
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    crit = nn.MSELoss()
    for i in range(epochs):
        loss = crit(model(x), y)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        opt.step()
        if i % 10 == 0: print(i)
    return model


def main():
    lr, n = 0.1, 20
    torch.manual_seed(0)
    x = torch.rand(n, 1)
    y = x * 2 + 1
    model = Net(input_size, output_size)
    model = train(model, x, y, 50, lr)


if __name__ == "__main__":
    main()
