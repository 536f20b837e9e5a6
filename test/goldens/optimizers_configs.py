#!/usr/bin/env python3
"""Writes the configs behind optimizers.json: every argument of Adadelta, Adamax, NAdam, RAdam, Rprop and ASGD, live changes, long
runs, divergence.

    python3 optimizers_configs.py > configs.json && python3 oracle.py configs.json > optimizers.json
"""
import json
import random

rnd = random.Random(13)


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


NAMED = {}


def add(name, **config):
    assert name not in NAMED, name
    NAMED[name] = config


ALONE = {
    'adadelta': [{'lr': 30}, {'rho': 0.5}, {'rho': 0}, {'rho': 1}, {'eps': 0}, {'eps': 0.01}, {'weight_decay': 0.2, 'eps': 1e-3}],
    'adamax': [{'lr': 0.05}, {'betas': [0.5, 0.9]}, {'betas': [0, 0]}, {'betas': [0.99, 0.3]}, {'eps': 0}, {'eps': 0.1},
               {'weight_decay': 0.1}],
    'nadam': [{'lr': 0.02}, {'betas': [0.5, 0.9]}, {'betas': [0, 0]}, {'betas': [0.99, 0.3]}, {'eps': 0}, {'eps': 0.1},
              {'weight_decay': 0.1}, {'momentum_decay': 0}, {'momentum_decay': 0.7}, {'momentum_decay': 1e30}],
    'radam': [{'lr': 0.02}, {'betas': [0.5, 0.9]}, {'betas': [0, 0]}, {'betas': [0.99, 0.3]}, {'betas': [0.9, 0.7]}, {'eps': 0},
              {'eps': 0.1}, {'weight_decay': 0.1}],
    'rprop': [{'lr': 0.3}, {'lr': 0}, {'etas': [0.3, 1.7]}, {'etas': [1e-50, 1.2]}, {'etas': [0.9999999999, 1.0000000001]},
              {'step_sizes': [1e-3, 0.1]}, {'step_sizes': [0.1, 1e-3]}, {'step_sizes': [0, 1e30]}],
    'asgd': [{'lr': 0.3}, {'lambd': 0}, {'lambd': 0.3}, {'alpha': 0}, {'alpha': 2.5, 'lambd': 0.1}, {'t0': 0}, {'t0': 20.5},
             {'weight_decay': 0.2}],
}
TOGETHER = {
    'adadelta': {'lr': 3, 'rho': 0.8, 'eps': 1e-4, 'weight_decay': 0.01},
    'adamax': {'lr': 0.03, 'betas': [0.7, 0.95], 'eps': 1e-4, 'weight_decay': 0.01},
    'nadam': {'lr': 0.03, 'betas': [0.7, 0.95], 'eps': 1e-4, 'weight_decay': 0.01, 'momentum_decay': 0.02},
    'radam': {'lr': 0.03, 'betas': [0.7, 0.95], 'eps': 1e-4, 'weight_decay': 0.01},
    'rprop': {'lr': 0.05, 'etas': [0.6, 1.1], 'step_sizes': [1e-4, 0.5]},
    'asgd': {'lr': 0.1, 'lambd': 0.01, 'alpha': 0.6, 't0': 30, 'weight_decay': 0.01},
}
DIVERGING = {
    'adadelta': [{'lr': 1e30}, {'lr': 1e18, 'weight_decay': 1e30}],
    'adamax': [{'lr': 1e30}, {'lr': 1e18, 'weight_decay': 1e30}],
    'nadam': [{'lr': 1e30}, {'lr': 1e18, 'weight_decay': 1e30}],
    'radam': [{'lr': 1e30}, {'lr': 1e18, 'weight_decay': 1e30}],
    'rprop': [{'lr': 1e30, 'step_sizes': [1, 1e30]}, {'etas': [0.5, 1e30], 'step_sizes': [1e-6, 1e30]}],
    'asgd': [{'lr': 3.0}, {'lr': 1e10, 'lambd': 1e10}, {'lr': 1.0, 'weight_decay': 1e30}],
}
for optimizer, variants in ALONE.items():
    for values in variants:
        add('%s-%s' % (optimizer, '-'.join('%s=%s' % pair for pair in values.items())), optimizer=optimizer, bias=rnd.random() < 0.3,
            iterations=90, **values)
    add(optimizer + '-long', optimizer=optimizer, iterations=1500, log_every=300)
    for loss, beta in (('mse', {}), ('l1', {}), ('smooth_l1', {'beta': 0.2}), ('huber', {'delta': 0.2})):
        add('%s-together-%s' % (optimizer, loss), optimizer=optimizer, loss=loss, W=matrix(rnd.randint(1, 5), rnd.choice([1, 2, 7])),
            bias=True, x='randn', noise=0.1, batch_size=rnd.choice([1, 5, 16]), iterations=300, **beta, **TOGETHER[optimizer])
    for i, values in enumerate(DIVERGING[optimizer]):
        add('%s-diverges-%d' % (optimizer, i), optimizer=optimizer, W=matrix(2, 2), x='randn', iterations=60, log_every=6, **values)
    decay = {} if optimizer == 'rprop' else {'weight_decay': 0.3}
    add('live-' + optimizer, optimizer=optimizer, bias=True, iterations=99, log_every=20,
        at=[[20, {'lr': 0.05, **decay}], [40, {'batch_size': 17}], [60, {'lr': 0, **{key: 0 for key in decay}}], [80, {'lr': 0.1}]])
    add('accumulate-' + optimizer, optimizer=optimizer, accumulation_steps=3, accumulation_mean=True, bias=True, iterations=98)

named = [{'id': name, 'seed': 700 + i, 'np_seed': 800 + i, **config} for i, (name, config) in enumerate(NAMED.items())]
for config in named:
    config.setdefault('log_every', max(1, config['iterations'] // 4))
print(json.dumps(named, indent=0))
