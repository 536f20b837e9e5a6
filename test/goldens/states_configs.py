#!/usr/bin/env python3
"""Writes the configs behind states.json: states that another program of PyTorch has saved, loaded on the way.

    /usr/bin/python3 states_configs.py > configs.json && /usr/bin/python3 oracle.py configs.json > states.json
"""
import json
import math

import torch
from oracle import OPTIMIZERS, TUTORIAL, Simple_nn, optimizer_of


def plain(value):
    """A state dict as docs/run-file.md has it."""
    if isinstance(value, torch.Tensor):
        return plain(value.tolist())
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, float) and not math.isfinite(value):
        return {'nan': 'NaN', 'inf': 'Infinity', '-inf': '-Infinity'}[str(value)]
    return value


def saved(config, steps, seed=1, **other):
    """The state of a program with other data that has made so many steps."""
    c = {**TUTORIAL, **config, **other}
    torch.manual_seed(seed)
    rows, columns = len(c['W']), len(c['W'][0])
    model = Simple_nn(rows, columns, c['bias'])
    optimizer = optimizer_of(c, model.parameters())
    for _ in range(steps):
        optimizer.zero_grad()
        ((model(torch.randn(5, rows)) - torch.randn(5, columns)) ** 2).mean().backward()
        optimizer.step()
    return {'model_state_dict': plain(model.state_dict()), 'optimizer_state_dict': plain(optimizer.state_dict())}


CONFIGS = []


def add(name, at, **config):
    CONFIGS.append({'id': name, 'iterations': 30, 'log_every': 3, **config, 'at': at(config)})


ARGUMENTS = {
    'sgd': {'momentum': 0.9}, 'adam': {'amsgrad': True}, 'adamw': {}, 'rmsprop': {'momentum': 0.5, 'centered': True},
    'adagrad': {'initial_accumulator_value': 0.1},
}
for optimizer in OPTIMIZERS:
    config = {'optimizer': optimizer, 'lr': 0.05, **ARGUMENTS.get(optimizer, {})}
    for steps in (1, 7):
        add(f'{optimizer}-{steps}', lambda c: [[11, {'state': saved(c, steps)}]], bias=steps == 7, **config)
    add(f'{optimizer}-before-the-first', lambda c: [[4, {'state': saved(c, 0)}]], **config)

add('plain', lambda c: [[11, {'state': saved(c, 3)}]], lr=0.1)
add('at-the-start', lambda c: [[0, {'state': saved(c, 3)}]], optimizer='adam', lr=0.1)
add('twice', lambda c: [[5, {'state': saved(c, 3)}], [20, {'state': saved(c, 3)}]], lr=0.1, momentum=0.5)
add('another-lr-comes-along', lambda c: [[11, {'state': saved(c, 3, lr=0.3, momentum=0.7, weight_decay=0.01)}]],
    lr=0.1, momentum=0.9)
add('lr-after-it', lambda c: [[11, {'state': saved(c, 3, lr=0.3), 'lr': 0.02}], [12, {'momentum': 0.1}]], lr=0.1, momentum=0.9)
add('a-target-beside-it', lambda c: [[11, {'W': [[1, 2], [3, 4], [5, 6]], 'state': saved(c, 3)}]], lr=0.1, momentum=0.9)
add('momentum-was-none', lambda c: [[11, {'state': saved(c, 3, momentum=0)}], [15, {'momentum': 0.9}]], lr=0.1, momentum=0.9)
add('accumulation', lambda c: [[7, {'state': saved(c, 3)}]], lr=0.1, momentum=0.9, accumulation_steps=4)
add('no-zero-grad', lambda c: [[7, {'state': saved(c, 3)}]], lr=0.01, off=['zero_grad'])
add('loader', lambda c: [[7, {'state': saved(c, 3)}]], lr=0.1, optimizer='adam', sampler='shuffle', num_samples=10)
add('diverged', lambda c: [[7, {'state': saved(c, 120, lr=5.0)}], [20, {'state': saved(c, 2)}]], lr=0.1, momentum=0.9)
add('wide', lambda c: [[7, {'state': saved(c, 3)}]], lr=0.01, optimizer='adam', bias=True,
    W=[[round(math.sin(3 * i + j), 2) for j in range(5)] for i in range(17)])

print(json.dumps(CONFIGS))
