#!/usr/bin/env python3
"""Writes the configs behind losses.json: losses that are expressions, in batches at the edges of the kernels' vectors.

    python3 losses_configs.py > configs.json && python3 oracle.py configs.json > losses.json
"""
import json
import random

rnd = random.Random(8)
EXPRESSIONS = [
    '((pred - target) ** 2).mean()', '((pred - target) ** 4).mean()', '((pred - target) ** 5).abs().mean()',
    '(pred - target).pow(6).sum()', 'torch.abs(pred - target).mean()', '((pred - target) ** 2).sum()',
    'torch.sqrt((pred - target) ** 2 + 1e-3).mean()', 'torch.where(pred > target, 3 * (pred - target), target - pred).mean()',
    'torch.clamp((pred - target) ** 2, max=0.1).mean()', 'torch.clamp(pred - target, -0.5, 0.5).abs().mean()',
    '((pred > target) * (pred - target) ** 2).mean() + 0.5 * torch.relu(target - pred).mean()',
    'torch.maximum(pred - target, (target - pred) / 3).mean()', '(1 / ((pred - target) ** 2 + 1/3)).mean() * -1',
    '((pred - target) ** 2 / (target.abs() + 0.1)).mean()', '((pred - pred.mean()) - (target - target.mean())).square().mean()',
    '((pred - target) ** 2).mean() ** 0.5', '(pred.sum() + pred - target).abs().sum()',
    'torch.where((pred - target).abs() < 0.1, (pred - target) ** 2 / 0.2, (pred - target).abs() - 0.05).mean()',
    '((pred - target) ** 2 * (pred - target).detach().abs()).mean()', '((pred - target).abs() ** 1.5).mean()',
    'torch.log(torch.cosh(pred - target)).mean()', '(torch.exp(pred - target) - (pred - target) - 1).mean()',
    'torch.tanh(pred - target).square().mean()', '(torch.sigmoid(3 * (pred - target)) - 0.5).abs().mean()',
    'torch.log((pred - target) ** 2 + 1).mean()', 'torch.sinh(pred - target).square().mean()',
    'torch.log(pred - target).mean()', '-((pred - target) ** 2).mean()',
]
SIZES = [(1, 1, 1), (3, 2, 4), (3, 2, 8), (2, 1, 17), (5, 3, 16), (4, 4, 12), (3, 1, 100)]
configs = []
for i, expression in enumerate(EXPRESSIONS):
    for rows, columns, batch in (SIZES[i % len(SIZES)], SIZES[(i + 1) % len(SIZES)], SIZES[(3 * i + 2) % len(SIZES)]):
        W = [[round(rnd.uniform(-1, 1), 2) for _ in range(columns)] for _ in range(rows)]
        configs.append({
            'id': 'loss-%d-%d' % (i, batch), 'loss': 'custom', 'expression': expression, 'W': W, 'batch_size': batch,
            'x': rnd.choice(['rand', 'randn']), 'seed': i, 'lr': rnd.choice([0.01, 0.1]), 'iterations': 30, 'log_every': 10,
            **rnd.choice([{}, {}, {'noise': 0.1}, {'optimizer': 'adam'}, {'accumulation_steps': 3, 'accumulation_mean': True},
                          {'bias': True}, {'sampler': 'shuffle'}]),
        })
json.dump(configs, __import__('sys').stdout)
