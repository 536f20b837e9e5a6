#!/usr/bin/env python3
"""Writes the configs behind reductions.json: losses that are sums, of batches at the edges of the kernels' vectors; and y of shape
[N] against predictions of shape [N, 1], which PyTorch broadcasts.

    python3 reductions_configs.py > configs.json && python3 oracle.py configs.json > reductions.json
"""
import json
import random

rnd = random.Random(29)
LOSSES = [{'loss': 'mse'}, {'loss': 'l1'}, {'loss': 'smooth_l1', 'beta': 0.3}, {'loss': 'huber', 'delta': 0.2}]


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


cases = []


def add(name, **config):
    cases.append({'id': name, 'iterations': 40, 'log_every': 4, 'lr': 0.01, **config})


for loss in LOSSES:
    name = loss['loss']
    for batch in [1, 3, 4, 8, 9, 17, 40, 100]:
        add(f'sum-{name}-{batch}', reduction='sum', batch_size=batch, W=matrix(3, rnd.choice([1, 2, 3])), seed=batch, **loss)
    add(f'sum-{name}-mean', reduction='sum', accumulation_steps=3, accumulation_mean=True, bias=True, noise=0.1, **loss)
    add(f'sum-{name}-added', reduction='sum', accumulation_steps=4, true_bias=[1, -1], **loss)
    for batch in [1, 2, 4, 5, 9, 15, 16, 17, 31, 40, 100]:
        for reduction in ['mean', 'sum']:
            add(f'broadcast-{name}-{reduction}-{batch}', squeeze_y=True, reduction=reduction, batch_size=batch, bias=batch % 2 == 0,
                lr=0.1 if reduction == 'mean' else 0.001, W=matrix(rnd.choice([1, 2, 5]), 1), seed=batch, **loss)
    add(f'broadcast-{name}-mean-loss', squeeze_y=True, accumulation_steps=3, accumulation_mean=True, W=matrix(2, 1), **loss)
for loss in LOSSES:
    name = loss['loss']
    add(f'broadcast-{name}-loader', squeeze_y=True, sampler='shuffle', batch_size=7, W=matrix(3, 1), lr=0.1, **loss)
    add(f'broadcast-{name}-whole', squeeze_y=True, sampler='sequential', batch_size=300, num_samples=300, W=matrix(3, 1), lr=0.1,
        iterations=10, **loss)
    add(f'sum-{name}-loader', reduction='sum', sampler='sequential', batch_size=7, **loss)
    add(f'sum-{name}-diverging', reduction='sum', lr=2, iterations=200, **loss)
    add(f'broadcast-{name}-diverging', squeeze_y=True, lr=9, W=matrix(3, 1), iterations=300, x_scale=[3], **loss)
for optimizer in ['sgd', 'adam', 'rmsprop']:
    add(f'sum-{optimizer}', reduction='sum', optimizer=optimizer, lr=0.005, **({'momentum': 0.9} if optimizer == 'sgd' else {}))
    add(f'broadcast-{optimizer}', squeeze_y=True, optimizer=optimizer, lr=0.01, W=matrix(4, 1), clip_grad='value', clip_value=0.05)
add('sum-live', reduction='sum', at=[[9, {'batch_size': 9, 'lr': 0.02}], [20, {'W': matrix(3, 2)}], [25, {'batch_size': 2}]], accumulation_steps=2)
add('broadcast-live', squeeze_y=True, W=matrix(3, 1), at=[[9, {'batch_size': 9, 'lr': 0.02}], [20, {'W': matrix(3, 1)}], [25, {'batch_size': 2}]])
add('broadcast-own', squeeze_y=True, data='a,b:y;1,2,3;0,1,1;2,1,0.5;1,1,1;0.5,0.25,2', batch_size=3, lr=0.1)
add('broadcast-noise', squeeze_y=True, W=matrix(3, 1), noise=0.3, true_bias=[0.5], bias=True, lr=0.1)
print(json.dumps(cases))
