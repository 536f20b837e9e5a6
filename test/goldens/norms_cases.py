#!/usr/bin/env python3
"""Writes norms.json: what clip_grad_norm_ returns for vectors by p whose powers take the C library's powf, with many sizes and elements of all magnitudes.
`values` and `norm` are float32 bits.

    python3 norms_cases.py > norms.json
"""
import json
import random
import struct
import torch

torch.set_num_threads(1)
rnd = random.Random(19)


def bits(values):
    return ''.join(struct.pack('>f', value).hex() for value in values)


cases = []
for p in [0.1, 0.3, 0.5, 1.1, 1.5, 2.0000001, 2.5, 3.0, 4.0, 7.7, 30.0, 100.0, 1e5, 1e30, 1e300]:
    for size in [1, 2, 3, 6, 8, 13, 31]:
        for _ in range(6):
            scale = 10 ** rnd.uniform(-3, 3)
            values = torch.tensor([rnd.gauss(0, scale) for _ in range(size)])
            parameter = torch.nn.Parameter(torch.zeros(size))
            parameter.grad = values.clone()
            total = torch.nn.utils.clip_grad_norm_([parameter], 1.0, norm_type=p)
            cases.append({'p': p, 'values': bits(values.tolist()), 'norm': bits([total.item()])})
print(json.dumps({'torch': torch.__version__, 'cases': cases}))
