"""The tutorial's loop, word for word but for the sizes; prints the nanoseconds of processor time that an iteration took.

    python3 torch_loop.py IN OUT BATCH SAMPLES ITERATIONS    < W (in x out decimals)
"""
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

torch.set_num_threads(1)  # faster than more for matrices this small
input_dim, output_dim, batch_size, num_samples, iterations = map(int, sys.argv[1:])
W = torch.tensor([float(cell) for cell in sys.stdin.read().split()]).reshape(input_dim, output_dim)
torch.manual_seed(0)
np.random.seed(0)
x = torch.rand((num_samples, input_dim))
y = torch.matmul(W.t(), x.t()).t()


class Simple_nn(nn.Module):
    def __init__(self):
        super(Simple_nn, self).__init__()
        self.W = nn.Linear(input_dim, output_dim, bias=False)

    def forward(self, X):
        output = self.W(X)
        return output


def random_batch():
    random_x = torch.zeros((batch_size, input_dim))
    random_y = torch.zeros((batch_size, output_dim))
    random_index = np.random.choice(range(len(x)), batch_size, replace=False)

    for i, index in enumerate(random_index):
        random_x[i] = x[index]
        random_y[i] = y[index]

    return random_x, random_y


model = Simple_nn()
criterion = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)


def train(iterations):
    for epoch in range(iterations):
        input_batch, output_batch = random_batch()
        optimizer.zero_grad()
        output_pred = model(input_batch)
        loss = criterion(output_pred, output_batch)
        loss.backward()
        optimizer.step()


train(50)
start = time.process_time_ns()
train(iterations)
print((time.process_time_ns() - start) / iterations)
