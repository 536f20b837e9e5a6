#!/usr/bin/env python3
"""Writes the configs behind classes.json: every argument of every loss and optimizer, samplers, accumulation, statements
commented out, live changes of the parameter group.

    python3 classes_configs.py > configs.json && python3 oracle.py configs.json > classes.json
"""
import itertools
import json
import random

rnd = random.Random(3)


def matrix(rows, columns):
    return [[round(rnd.uniform(-1.5, 1.5), 2) for _ in range(columns)] for _ in range(rows)]


# Elements of a batch, batch_size * out_features: PyTorch's kernels take 16 at a time.
SIZES = [(15, 1), (16, 1), (17, 1), (31, 1), (32, 1), (33, 1), (1, 7), (5, 7), (2, 8), (3, 8), (1, 33), (4, 3)]

NAMED = {}


def add(name, **config):
    assert name not in NAMED, name
    NAMED[name] = config


# losses: every argument, at sizes on both sides of a kernel's body and tail (L1Loss treats all elements alike)
LOSSES = {
    'l1': [{}],
    'smooth_l1': [{}, {'beta': 0.1}, {'beta': 0.7}],
    'huber': [{}, {'delta': 0.1}, {'delta': 0.7}],
}
for loss, variants in LOSSES.items():
    for i, (batch, out) in enumerate(SIZES if variants[0] != variants[-1] else SIZES[::2]):
        add('%s-%dx%d' % (loss, batch, out), loss=loss, W=matrix(rnd.randint(1, 3), out), batch_size=batch, bias=i % 2 == 0,
            lr=rnd.choice([0.05, 0.3]), x=rnd.choice(['rand', 'randn']), noise=rnd.choice([0, 0.3]), iterations=40,
            **variants[i % len(variants)])
for argument, loss in (('beta', 'smooth_l1'), ('delta', 'huber')):
    for value in (1e-45, 1e-40, 1e-3, 1e30):
        add('%s-%g' % (argument, value), loss=loss, batch_size=9, lr=0.1, iterations=60, **{argument: value})

# optimizers: every argument by itself, then together
ALONE = {
    'sgd': [{'lr': 0.3}, {'momentum': 0.9}, {'momentum': 0.5, 'dampening': 0.3}, {'momentum': 0.5, 'dampening': -0.5},
            {'weight_decay': 0.1}, {'momentum': 0.9, 'nesterov': True}],
    'adam': [{'lr': 0.02}, {'betas': [0.5, 0.9]}, {'betas': [0, 0]}, {'betas': [0.99, 0.3]}, {'eps': 0}, {'eps': 0.1},
             {'weight_decay': 0.1}, {'amsgrad': True, 'lr': 0.1}],
    'adamw': [{'lr': 0.02}, {'betas': [0.8, 0.99]}, {'eps': 1}, {'weight_decay': 0}, {'weight_decay': 3}, {'amsgrad': True, 'lr': 0.1}],
    'rmsprop': [{'lr': 0.002}, {'alpha': 0.5}, {'alpha': 0}, {'alpha': 1}, {'alpha': 1.5}, {'eps': 0}, {'eps': 0.01}, {'weight_decay': 0.2},
                {'momentum': 0.8}, {'centered': True}],
    'adagrad': [{'lr': 0.3}, {'lr_decay': 0.1}, {'weight_decay': 0.2}, {'initial_accumulator_value': 0.5}, {'eps': 0}, {'eps': 0.1}],
}
TOGETHER = {
    'sgd': {'momentum': 0.8, 'weight_decay': 0.01, 'nesterov': True, 'lr': 0.05},
    'adam': {'betas': [0.7, 0.95], 'eps': 1e-4, 'weight_decay': 0.01, 'amsgrad': True, 'lr': 0.03},
    'adamw': {'betas': [0.7, 0.95], 'eps': 1e-4, 'weight_decay': 0.1, 'amsgrad': True, 'lr': 0.03},
    'rmsprop': {'alpha': 0.9, 'eps': 1e-5, 'weight_decay': 0.01, 'momentum': 0.5, 'centered': True},
    'adagrad': {'lr_decay': 0.01, 'weight_decay': 0.01, 'initial_accumulator_value': 0.1, 'eps': 1e-3, 'lr': 0.2},
}
DIVERGING = {
    'sgd': [{'momentum': 0.95, 'lr': 3}, {'momentum': 2, 'lr': 0.1}, {'weight_decay': 1e30, 'lr': 1}],
    'adam': [{'lr': 1e30}, {'lr': 1e18, 'amsgrad': True}],
    'adamw': [{'lr': 1e30}, {'lr': 1e10, 'weight_decay': 1e30}],
    'rmsprop': [{'lr': 1e30}, {'lr': 1e18, 'centered': True, 'momentum': 0.9}, {'alpha': 1e30}],
    'adagrad': [{'lr': 1e30}, {'initial_accumulator_value': 1e30, 'lr': 1e30}],
}
for optimizer, variants in ALONE.items():
    for values in variants:
        add('%s-%s' % (optimizer, '-'.join('%s=%s' % pair for pair in values.items())), optimizer=optimizer, bias=rnd.random() < 0.3,
            iterations=90, **values)
    add(optimizer + '-long', optimizer=optimizer, iterations=1500, log_every=300)
    for loss, beta in (('mse', {}), ('l1', {}), ('smooth_l1', {'beta': 0.2}), ('huber', {'delta': 0.2})):
        add('%s-together-%s' % (optimizer, loss), optimizer=optimizer, loss=loss, W=matrix(rnd.randint(1, 5), rnd.choice([1, 2, 7])),
            bias=True, x='randn', noise=0.1, batch_size=rnd.choice([1, 5, 16]), iterations=80, **beta, **TOGETHER[optimizer])
    for i, values in enumerate(DIVERGING[optimizer]):
        add('%s-diverges-%d' % (optimizer, i), optimizer=optimizer, W=matrix(2, 2), x='randn', iterations=60, log_every=6, **values)

# live changes of the parameter group and of the batch
add('live-momentum', at=[[10, {'momentum': 0.9}], [30, {'momentum': 0}], [50, {'momentum': 0.5}]], iterations=90)
add('live-momentum-off-and-on', momentum=0.9, at=[[10, {'momentum': 0}], [30, {'momentum': 0.7}]], iterations=90)
add('live-nesterov', momentum=0.9, nesterov=True, at=[[10, {'momentum': 0}], [30, {'momentum': 0.7}]], iterations=90)
add('live-rmsprop-momentum', optimizer='rmsprop', momentum=0.9, at=[[10, {'momentum': 0}], [30, {'momentum': 0.7}]], iterations=90)
for optimizer in ALONE:
    add('live-' + optimizer, optimizer=optimizer, bias=True, iterations=99, log_every=20,
        at=[[20, {'lr': 0.05, 'weight_decay': 0.3}], [40, {'batch_size': 17}], [60, {'lr': 0, 'weight_decay': 0}], [80, {'lr': 0.1}]])
add('live-accumulating', accumulation_steps=3, momentum=0.5, at=[[7, {'lr': 0.1, 'batch_size': 2}], [14, {'momentum': 0.1}]], iterations=50)

# accumulation; statements commented out, in every subset
for i, (k, mean) in enumerate(itertools.product((2, 3, 7), (False, True))):
    loss = ['mse', 'l1', 'smooth_l1', 'huber'][i % 4]
    add('accumulate-%d%s' % (k, '-mean' if mean else ''), accumulation_steps=k, accumulation_mean=mean, loss=loss, lr=0.1,
        batch_size=17, bias=i % 2 == 0, iterations=95)
add('accumulate-never', accumulation_steps=50, iterations=49)
add('accumulate-mean-of-1', accumulation_mean=True, iterations=30)
add('accumulate-adam', accumulation_steps=4, accumulation_mean=True, optimizer='adam', lr=0.05, iterations=98)
for size in (1, 2, 3):
    for off in itertools.combinations(('zero_grad', 'backward', 'step'), size):
        add('off-' + '-'.join(off), off=list(off), iterations=40, optimizer='adam' if size == 1 else 'sgd')
add('off-zero_grad-accumulating', off=['zero_grad'], accumulation_steps=3, iterations=31, momentum=0.3)

# samplers at their edges
for sampler, (n, batch, drop) in itertools.product(
        ('choice_replace', 'sequential', 'shuffle'), ((10, 1, False), (10, 10, False), (10, 4, False), (10, 4, True), (1, 1, False))):
    if not (drop and sampler == 'choice_replace'):
        add('%s-%d-%d%s' % (sampler, n, batch, '-drop' if drop else ''), sampler=sampler, num_samples=n, batch_size=batch,
            drop_last=drop, x='randn' if n == 1 else 'rand', iterations=35, lr=0.1, seed=rnd.randint(-9, 2**40))
add('choice_replace-3-40', sampler='choice_replace', num_samples=3, batch_size=40, iterations=40, at=[[10, {'batch_size': 2}]])
add('shuffle-cached-normal', sampler='shuffle', num_samples=5, W=matrix(1, 1), batch_size=2, x='randn', noise=0.2, iterations=40)
add('shuffle-33', sampler='shuffle', num_samples=33, W=matrix(2, 7), batch_size=5, loss='huber', delta=0.3, bias=True, iterations=60)
add('sequential-accumulating', sampler='sequential', num_samples=33, batch_size=16, accumulation_steps=3, accumulation_mean=True,
    loss='smooth_l1', iterations=40)

named = [{'id': name, 'seed': 300 + i, 'np_seed': 400 + i, **config} for i, (name, config) in enumerate(NAMED.items())]
for config in named:
    config.setdefault('log_every', max(1, config['iterations'] // 4))
print(json.dumps(named, indent=0))
