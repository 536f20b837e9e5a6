#!/usr/bin/env python3
"""Writes the configs behind mse-sgd.json: what the first goldens leave out of MSE, plain SGD and np.random.choice.

    python3 mse_sgd_configs.py > configs.json && python3 oracle.py configs.json > mse-sgd.json
"""
import json
import random

rnd = random.Random(2)


def matrix(rows, columns, cell=lambda: round(rnd.uniform(-1.5, 1.5), 2)):
    return [[cell() for _ in range(columns)] for _ in range(rows)]


def integer():
    return float(rnd.randint(-9, 9))


def magnitude():
    return rnd.uniform(-1, 1) * 10 ** rnd.randint(-6, 6)


TUTORIAL = [[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]]
LIVE_W = [[-0.3, 0.4], [0.5, 1.6], [0.6, -0.2]]

NAMED = {
    # seeds: torch keeps the low 32 bits of any 64
    'seed--1': {'seed': -1},
    'seed-2^32': {'seed': 2**32, 'np_seed': 2**32 - 1},
    'seed-max': {'seed': 2**53 - 1, 'np_seed': 1},
    'seed-min': {'seed': -(2**53 - 1), 'np_seed': 2**31},
    # data
    'one-sample': {'num_samples': 1, 'batch_size': 1, 'x': 'randn', 'noise': 0.5, 'iterations': 50},
    'two-samples': {'num_samples': 2, 'batch_size': 1, 'x': 'randn', 'noise': 1, 'iterations': 60, 'bias': True},
    'randn-15': {'num_samples': 5, 'batch_size': 5, 'x': 'randn', 'noise': 0.1, 'iterations': 90},
    'randn-16': {'W': [[1.0], [2.0]], 'num_samples': 8, 'batch_size': 3, 'x': 'randn', 'noise': 2, 'iterations': 90},
    'randn-17': {'W': [[1.5]], 'num_samples': 17, 'batch_size': 16, 'x': 'randn', 'noise': 0.25, 'iterations': 90},
    'randn-many': {'W': matrix(7, 3), 'num_samples': 1999, 'batch_size': 20, 'x': 'randn', 'noise': 0.01, 'iterations': 80},
    'noise-1000': {'noise': 1000, 'iterations': 200, 'log_every': 33},
    'samples-10000': {'num_samples': 10000, 'batch_size': 7, 'iterations': 20, 'log_every': 5, 'noise': 0.1},
    'samples-power': {'num_samples': 128, 'batch_size': 32, 'iterations': 150, 'log_every': 50},
    'samples-power-1': {'num_samples': 129, 'batch_size': 2, 'iterations': 150, 'log_every': 50},
    'true-bias-unlearned': {'true_bias': [3.0, -1e-3], 'iterations': 500, 'log_every': 99},
    'bias-integer': {'W': matrix(2, 3, integer), 'true_bias': [4.0, -2.0, 0.0], 'bias': True, 'lr': 0.3, 'log_every': 250, 'iterations': 1500},
    # batches: the orders of the sums
    'batch-1': {'batch_size': 1, 'bias': True, 'iterations': 300, 'log_every': 100},
    'batch-full': {'batch_size': 100, 'bias': True, 'lr': 0.4, 'iterations': 200, 'log_every': 50},
    'batch-full-1-out': {'W': matrix(5, 1), 'num_samples': 777, 'batch_size': 777, 'bias': True, 'lr': 0.4, 'iterations': 30, 'log_every': 10},
    'batch-full-many': {'W': matrix(4, 9), 'num_samples': 1500, 'batch_size': 1500, 'bias': True, 'lr': 0.4, 'iterations': 10, 'log_every': 5},
    'batch-65-out-5': {'W': matrix(3, 5), 'batch_size': 65, 'bias': True, 'iterations': 60, 'log_every': 20, 'lr': 0.1},
    'batch-70-out-40': {'W': matrix(2, 40), 'batch_size': 70, 'bias': True, 'iterations': 20, 'log_every': 7, 'lr': 0.1},
    # learning rates
    'lr-0': {'lr': 0, 'iterations': 100, 'log_every': 50},
    'lr-tiny': {'lr': 1e-30, 'iterations': 100, 'log_every': 50},
    'lr-huge': {'lr': 1e30, 'iterations': 20, 'log_every': 1, 'bias': True},
    'lr-edge': {'lr': 1.55, 'iterations': 400, 'log_every': 40},
    'diverge-1x1': {'W': [[-7.0]], 'lr': 60, 'iterations': 120, 'log_every': 4, 'x': 'randn'},
    # printing
    'print-integers': {'W': matrix(2, 2, integer), 'lr': 0.9, 'iterations': 6000, 'log_every': 2000},
    'print-sci': {'W': matrix(5, 4, magnitude), 'lr': 0.2, 'iterations': 200, 'log_every': 67},
    'print-sci-wrapped': {'W': matrix(3, 20, magnitude), 'lr': 0.3, 'iterations': 120, 'log_every': 40, 'bias': True},
    'print-wrapped': {'W': matrix(2, 64), 'iterations': 40, 'log_every': 13, 'bias': True},
    'print-summarised': {'W': matrix(31, 40), 'iterations': 2, 'log_every': 1, 'bias': True},
    'print-tall': {'W': matrix(31, 2), 'iterations': 300, 'log_every': 100, 'batch_size': 16, 'lr': 0.05},
    'print-1-row': {'W': matrix(1, 9), 'iterations': 30, 'log_every': 11},
    'log-1': {'iterations': 25, 'log_every': 1},
    'log-never': {'iterations': 25, 'log_every': 26},
    'one-iteration': {'iterations': 1, 'log_every': 1},
    # live changes
    'live-at-0': {'at': [[0, {'lr': 0.3}]], 'iterations': 200, 'log_every': 37},
    'live-at-0-all': {'at': [[0, {'W': LIVE_W}], [0, {'lr': 0.2}], [0, {'batch_size': 9}]], 'iterations': 200, 'log_every': 37},
    'live-together': {'at': [[100, {'lr': 0.2, 'batch_size': 50, 'W': LIVE_W}]], 'iterations': 300, 'log_every': 37, 'bias': True},
    'live-W-back': {'at': [[50, {'W': LIVE_W}], [51, {'W': TUTORIAL}], [60, {'W': LIVE_W}]], 'iterations': 200, 'noise': 0.2, 'true_bias': [1.0, 2.0]},
    'live-batch': {'at': [[3, {'batch_size': 100}], [4, {'batch_size': 1}], [90, {'batch_size': 33}]], 'iterations': 180, 'log_every': 20, 'bias': True},
    'live-diverge-and-back': {'at': [[20, {'lr': 8.0}], [30, {'lr': 0.05}]], 'iterations': 900, 'log_every': 100},
    'live-at-the-end': {'at': [[200, {'lr': 1.0}], [200, {'W': LIVE_W}]], 'iterations': 200, 'log_every': 50},
    'live-same-key-twice': {'at': [[10, {'lr': 1.0}], [10, {'lr': 0.1}]], 'iterations': 100, 'log_every': 10},
}


def anything(number):
    rows, columns = rnd.choice([(1, 1), (3, 2), (8, 8), (rnd.randint(1, 31), rnd.randint(1, 6)), (rnd.randint(1, 5), rnd.randint(1, 30))])
    samples = rnd.choice([4, 16, 33, 100, rnd.randint(1, 400)])
    return {
        'id': 'any-%d' % number, 'W': matrix(rows, columns), 'num_samples': samples, 'batch_size': rnd.randint(1, samples),
        'x': rnd.choice(['rand', 'randn']), 'noise': rnd.choice([0, 0, 0.1, rnd.random()]), 'bias': rnd.random() < 0.5,
        'seed': rnd.randint(-(2**40), 2**40), 'np_seed': rnd.randint(0, 2**32 - 1), 'lr': rnd.choice([0.01, 0.1, 0.3, rnd.random()]),
        'iterations': rnd.choice([40, 100, 101]), 'log_every': rnd.randint(7, 29),
    }


named = [{'id': name, 'seed': 100 + i, 'np_seed': 200 + i, **config} for i, (name, config) in enumerate(NAMED.items())]
for config in named:
    config.setdefault('iterations', 400)
    config.setdefault('log_every', 100)
print(json.dumps(named + [anything(number) for number in range(15)], indent=0))
