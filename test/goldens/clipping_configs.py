#!/usr/bin/env python3
"""Writes the configs behind clipping.json: gradients clipped by their norm and by value, with weights of every size modulo the
vectors of the norm's kernel, with a bias, never and always, in runs that diverge, and accumulated.

    python3 clipping_configs.py > configs.json && python3 oracle.py configs.json > clipping.json
"""
import json
import random

rnd = random.Random(17)


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


cases = []


def add(name, **config):
    cases.append({'id': name, 'iterations': 60, 'log_every': 6, 'lr': 0.1, **config})


for rows, columns in [(1, 1), (2, 1), (1, 3), (2, 2), (1, 5), (3, 2), (7, 1), (2, 4), (3, 3), (4, 3), (5, 3), (4, 4), (17, 1), (5, 5),
                      (31, 1), (16, 16), (31, 20)]:
    add(f'norm-{rows}x{columns}', W=matrix(rows, columns), clip_grad='norm', max_norm=0.05, seed=rows)
    add(f'norm-{rows}x{columns}-bias', W=matrix(rows, columns), clip_grad='norm', max_norm=0.2, bias=True, seed=columns)
for most in [0, 1e-30, 1e-3, 0.3, 1, 3e38]:
    add(f'norm-{most}', clip_grad='norm', max_norm=most)
    add(f'value-{most}', clip_grad='value', clip_value=most, bias=True)
for optimizer in ['sgd', 'adam', 'adamw', 'rmsprop', 'adagrad', 'rprop']:
    for by in ['norm', 'value']:
        add(f'{by}-{optimizer}', optimizer=optimizer, clip_grad=by, max_norm=0.1, clip_value=0.02,
            **({'momentum': 0.9} if optimizer == 'sgd' else {}))
for by in ['norm', 'value']:
    add(f'{by}-diverging', clip_grad=by, lr=3, iterations=300, log_every=30)
    add(f'{by}-overflow', clip_grad=by, W=[[1e25]], log_every=2)
    add(f'{by}-accumulated', clip_grad=by, max_norm=0.5, accumulation_steps=3, true_bias=[1, -1])
    add(f'{by}-mean', clip_grad=by, max_norm=0.5, accumulation_steps=3, accumulation_mean=True, loss='l1')
    add(f'{by}-commented-out', clip_grad=by, off=['zero_grad'], lr=0.01)
    add(f'{by}-never', clip_grad=by, off=['backward'])
    add(f'{by}-scheduled', clip_grad=by, scheduler='step_lr', step_size=20, at=[[30, {'lr': 0.03}]])
    add(f'{by}-loader', clip_grad=by, sampler='shuffle', batch_size=7, max_norm=0.2)
print(json.dumps(cases))
