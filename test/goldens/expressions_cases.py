#!/usr/bin/python3
"""Writes expressions.json: expressions of pred and target at random, with their loss and its gradient as PyTorch has them,
and the values of each function of one element.

    python3 expressions_cases.py > expressions.json
"""
import json
import random
import sys
import torch
torch.set_num_threads(1)
rnd = random.Random(5)
CASES = 150


def number():
    return rnd.choice(['2', '3', '0.5', '1e-3', '0.1', '1/3', '2.5', '10', '-1.5', '(1 - 0.9)', '2 ** -3', '1.0'])


def tensor(depth):
    if depth <= 0:
        return rnd.choice(['pred', 'target', 'pred', '(pred - target)'])
    one, other = tensor(depth - 1), tensor(depth - 1)
    return rnd.choice([
        lambda: '(%s %s %s)' % (one, rnd.choice('+-*/'), other),
        lambda: '(%s %s %s)' % (one, rnd.choice('+-*/'), number()),
        lambda: '(%s %s %s)' % (number(), rnd.choice('+-*/'), one),
        lambda: '(%s) ** %s' % (one, rnd.choice(['2', '3', '4', '5', '-1', '-2', '0.5', '1', '0', '-0.5', '6', '1.5', '-3'])),
        lambda: rnd.choice(['torch.abs(%s)', '(%s).square()', 'torch.relu(%s)', 'torch.sign(%s)', '(-%s)', 'torch.sqrt((%s).abs())',
                            'torch.reciprocal(%s)', 'torch.rsqrt((%s).abs())', 'abs(%s)', '(%s).detach()', 'torch.exp(%s)',
                            'torch.log((%s).abs())', 'torch.tanh(%s)', 'torch.cosh(%s)', 'torch.sinh(%s)', 'torch.sigmoid(%s)']) % one,
        lambda: 'torch.where(%s, %s, %s)' % (condition(depth - 1), rnd.choice([one, number()]), other),
        lambda: rnd.choice(['torch.clamp(%s, -0.5, 0.5)', 'torch.clamp(%s, min=0)', '(%s).clamp(max=0.3)']) % one,
        lambda: 'torch.%s(%s, %s)' % (rnd.choice(['maximum', 'minimum', 'max', 'min']), one, other),
        lambda: '(%s * %s)' % (condition(depth - 1), one),
        lambda: '(%s %s %s)' % (one, rnd.choice('+-*'), single(depth - 1)),
    ])()


def single(depth):
    return '(%s).%s()' % (tensor(depth), rnd.choice(['mean', 'sum']))


def condition(depth):
    sign = rnd.choice(['<', '>', '<=', '>=', '=='])
    return rnd.choice(['(%s %s %s)', '(~(%s %s %s))']) % (tensor(depth), sign, rnd.choice([tensor(depth), number()]))


def bits(t):
    return ''.join('%08x' % int(v) for v in t.detach().contiguous().reshape(-1).numpy().view('<u4'))


def case():
    expression = rnd.choice([lambda: single(3), lambda: single(2), lambda: '%s * %s + %s' % (number(), single(1), single(1))])()
    shape = (rnd.choice([1, 2, 3, 5, 8, 16, 17, 33]), rnd.choice([1, 2, 3]))
    generator = torch.Generator().manual_seed(rnd.randrange(10**9))
    pred, target = torch.randn(shape, generator=generator), torch.randn(shape, generator=generator)
    if rnd.random() < 0.3:
        pred, target = torch.round(pred * 2) / 2, torch.round(target * 2) / 2
    given, pred = pred, (pred * 1).requires_grad_()
    try:
        loss = eval(expression, {'torch': torch, 'pred': pred, 'target': target})
        loss.backward()
    except RuntimeError:
        return None
    if pred.grad is None or len(expression) > 300:
        return None
    return {'expression': expression, 'pred': bits(given), 'target': bits(target), 'loss': bits(loss), 'grad': bits(pred.grad)}


FUNCTIONS = ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'sigmoid']
cases = []
while len(cases) < CASES:
    found = case()
    if found is not None:
        cases.append(found)
x = torch.cat([torch.randn(90, generator=torch.Generator().manual_seed(1)) * scale for scale in (1, 6, 25, 1e-3)] + [
    torch.tensor([0.0, -0.0, 1.0, -1.0, float('inf'), -float('inf'), float('nan'), 88.9, -88.9, -104.5, 1e-40])])
functions = {name: bits(getattr(torch, name)(x)) for name in FUNCTIONS}
powers = {str(n): bits(x ** n) for n in (4, 5, 7, -3, 1.5, -0.3)}
json.dump({'torch': torch.__version__, 'cases': cases, 'x': bits(x), 'functions': functions, 'powers': powers}, sys.stdout, separators=(',', ':'))
