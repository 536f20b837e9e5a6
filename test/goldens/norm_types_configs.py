#!/usr/bin/env python3
"""Writes the configs behind norm-types.json: gradients clipped by their 1-norm, by the largest of them and by how many are not 0, with
weights of every size modulo the vectors of the 2-norm's kernel, with a bias, in runs that diverge, and accumulated.

    python3 norm_types_configs.py > configs.json && python3 oracle.py configs.json > norm-types.json
"""
import json
import random

rnd = random.Random(18)


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


cases = []


def add(name, norm_type, **config):
    cases.append({'id': f'{norm_type}-{name}', 'iterations': 60, 'log_every': 6, 'lr': 0.1, 'clip_grad': 'norm', 'norm_type': norm_type,
                  **config})


for norm_type in [1, 'inf', 0]:
    for rows, columns in [(1, 1), (2, 1), (1, 3), (1, 5), (3, 2), (7, 1), (2, 4), (3, 3), (5, 3), (4, 4), (17, 1), (5, 5), (31, 20)]:
        add(f'{rows}x{columns}', norm_type, W=matrix(rows, columns), max_norm=0.05, seed=rows)
        add(f'{rows}x{columns}-bias', norm_type, W=matrix(rows, columns), max_norm=0.2, bias=True, seed=columns)
    for most in [0, 1e-30, 0.3, 1, 3e38]:
        add(f'max-{most}', norm_type, max_norm=most)
    for optimizer in ['sgd', 'adam', 'rmsprop']:
        add(optimizer, norm_type, optimizer=optimizer, max_norm=0.1, **({'momentum': 0.9} if optimizer == 'sgd' else {}))
    add('diverging', norm_type, lr=3, iterations=300, log_every=30)
    add('overflow', norm_type, W=[[1e25]], log_every=2)
    add('infinite', norm_type, W=[[3e38]], reduction='sum', log_every=2)
    add('arrived', norm_type, W=[[0.0]], lr=0.5, iterations=400, log_every=40, x='randn')
    add('accumulated', norm_type, max_norm=0.5, accumulation_steps=3, true_bias=[1, -1])
    add('commented-out', norm_type, off=['zero_grad'], lr=0.01)
    add('never', norm_type, off=['backward'])
    add('loader', norm_type, sampler='shuffle', batch_size=7, max_norm=0.2)
print(json.dumps(cases))
