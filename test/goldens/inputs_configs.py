#!/usr/bin/env python3
"""Writes the configs behind inputs.json: x scaled, shifted and standardized, at the edges of the sums' and deviations' ways.

    python3 inputs_configs.py > configs.json && python3 oracle.py configs.json > inputs.json
"""
import json
import random

rnd = random.Random(13)


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


SHORT = {'iterations': 60, 'log_every': 20}
NAMED = {
    'one-scale': {'x_scale': [100.0], 'lr': 1e-5},
    'one-shift': {'x_shift': [5.0]},
    'scale-and-shift': {'x_scale': [0.1], 'x_shift': [-0.05], 'lr': 0.5},
    'scale-each': {'x_scale': [1.0, 10.0, 0.1]},
    'shift-each': {'x_shift': [0.0, -3.3, 1e-3], 'x': 'randn'},
    'both-each': {'x_scale': [2.0, -0.7, 0.3], 'x_shift': [1.0, 2.0, -0.1], 'noise': 0.1, 'bias': True},
    'standardized': {'standardize': True, 'bias': True, 'lr': 0.1},
    'standardized-scaled': {'x_scale': [100.0, 1e-3, 7.0], 'x_shift': [50.0, 1e3, -7.0], 'standardize': True, 'lr': 0.1},
    'zero-scale': {'x_scale': [0.0, 1.0, 1.0], **SHORT},
    'huge-scale': {'x_scale': [1e20], **SHORT},
    'live-w': {'x_scale': [3.0], 'standardize': True, 'at': [[40, {'W': matrix(3, 2)}]], 'iterations': 90},
}
for samples in (2, 3, 7, 16, 100, 4097, 10000):
    for width in (1, 3, 8, 31):
        NAMED['standardize-%d-of-%d' % (samples, width)] = {
            'W': matrix(width, 1 + samples % 3), 'num_samples': samples, 'batch_size': min(samples, 5),
            'x': rnd.choice(['rand', 'randn']), 'x_scale': [rnd.choice([1.0, 100.0, 1e-4])],
            'x_shift': [rnd.choice([0.0, 5.0, 1000.0])], 'standardize': True, 'seed': samples + width,
            'lr': 0.05, 'iterations': 40, 'log_every': 10,
        }

json.dump([{'id': name, **config} for name, config in NAMED.items()], __import__('sys').stdout)
