#!/usr/bin/env python3
"""Writes the configs behind maximize.json: every optimizer that can go up the loss, alone and with the arguments that the
opposite of the gradient goes through.

    python3 maximize_configs.py > configs.json && python3 oracle.py configs.json > maximize.json
"""
import json

ARGUMENTS = {
    'sgd': [{'momentum': 0.9}, {'momentum': 0.9, 'nesterov': True}, {'momentum': 0.5, 'dampening': 0.3, 'weight_decay': 0.1},
            {'weight_decay': 30, 'lr': 0.05}],
    'adam': [{'weight_decay': 0.1}, {'amsgrad': True, 'betas': [0.8, 0.9]}],
    'adamw': [{'weight_decay': 0.3}, {'amsgrad': True, 'lr': 0.05}],
    'rmsprop': [{'centered': True}, {'momentum': 0.9, 'weight_decay': 0.1}],
    'adagrad': [{'lr_decay': 0.1, 'weight_decay': 0.1}, {'initial_accumulator_value': 0.5}],
    'adadelta': [{'weight_decay': 0.1}, {'rho': 0.5, 'lr': 3}],
    'adamax': [{'weight_decay': 0.1}, {'betas': [0.5, 0.9], 'lr': 0.05}],
    'rprop': [{'etas': [0.4, 1.5]}, {'step_sizes': [1e-3, 0.1]}],
    'asgd': [{'weight_decay': 0.1, 't0': 20}, {'lambd': 0.1, 'alpha': 0.5}],
}
cases = []
for optimizer, all_arguments in ARGUMENTS.items():
    for i, arguments in enumerate([{}] + all_arguments):
        cases.append({'id': f'{optimizer}-{i}', 'optimizer': optimizer, 'maximize': True, 'iterations': 150, 'log_every': 15, **arguments})
    cases.append({'id': f'{optimizer}-other', 'optimizer': optimizer, 'maximize': True, 'bias': True, 'true_bias': [0.5, -1], 'loss': 'huber',
                  'sampler': 'shuffle', 'batch_size': 7, 'accumulation_steps': 2, 'iterations': 60, 'log_every': 6, 'seed': 3,
                  'at': [[20, {'lr': 0.02}]]})
cases.append({'id': 'overflow', 'maximize': True, 'lr': 2, 'iterations': 400, 'log_every': 20})
print(json.dumps(cases))
