#!/usr/bin/env python3
"""Writes the configs behind schedulers.json: every argument of every scheduler, stepped each iteration and more rarely,
commented out, and with live changes of lr on the way.

    python3 schedulers_configs.py > configs.json && python3 oracle.py configs.json > schedulers.json
"""
import json

CONFIGS = []


def add(name, **config):
    assert all(each['id'] != name for each in CONFIGS), name
    CONFIGS.append({'id': name, 'iterations': 60, 'log_every': 20, **config})


# Every argument of every scheduler.
ARGUMENTS = {
    'step_lr': [{'step_size': 7}, {'step_size': 1, 'gamma': 0.9}, {'step_size': 11, 'gamma': 1.1}, {'step_size': 59, 'gamma': 0}],
}
for scheduler, variants in ARGUMENTS.items():
    for i, arguments in enumerate(variants):
        add('%s-%d' % (scheduler, i), scheduler=scheduler, lr=0.3, **arguments)
    one = {'scheduler': scheduler, 'lr': 0.3, **variants[0]}
    add(scheduler + '-every', scheduler_every=3, **one)
    add(scheduler + '-epoch', scheduler_every=25, **{**one, 'iterations': 400})
    add(scheduler + '-off', off=['scheduler'], **one)
    add(scheduler + '-live', at=[[5, {'lr': 0.05}], [20, {'lr': 0.3}], [33, {'lr': 0.3, 'batch_size': 7}]], **one)
    add(scheduler + '-start', at=[[0, {'lr': 0.07}]], **one)
    add(scheduler + '-accumulated', accumulation_steps=4, scheduler_every=4, **one)
    add(scheduler + '-momentum', momentum=0.9, nesterov=True, **one)
    add(scheduler + '-adam', optimizer='adam', **one)
    add(scheduler + '-adagrad', optimizer='adagrad', lr_decay=0.1, **one)

if __name__ == '__main__':
    print(json.dumps(CONFIGS, indent=1))
