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
    'multi_step_lr': [{'milestones': [5, 17, 17, 40]}, {'milestones': [1, 2, 2, 2, 59], 'gamma': 0.7}, {'milestones': [0, 30], 'gamma': 1.3}],
    'constant_lr': [{'total_iters': 9}, {'factor': 0.7, 'total_iters': 20}, {'factor': 0.1}, {'factor': 0.3, 'total_iters': 0}],
    'linear_lr': [{'total_iters': 13}, {'start_factor': 0.1, 'end_factor': 0.9, 'total_iters': 40}, {'start_factor': 1, 'end_factor': 0, 'total_iters': 50}],
    'exponential_lr': [{'gamma': 0.9}, {'gamma': 1.01}, {'gamma': 0.123}, {'gamma': 0}],
    'cosine_annealing_lr': [{'T_max': 60}, {'T_max': 7, 'eta_min': 0.001}, {'T_max': 1}, {'T_max': 23, 'eta_min': 0.5}],
    'cosine_annealing_warm_restarts': [{'T_0': 10, 'T_mult': 2}, {'T_0': 13, 'eta_min': 0.01}, {'T_0': 1}, {'T_0': 1, 'T_mult': 3}],
    'one_cycle_lr': [
        {'max_lr': 0.2, 'total_steps': 60},
        {'max_lr': 0.3, 'total_steps': 61, 'pct_start': 0.43, 'anneal_strategy': 'linear', 'cycle_momentum': False},
        {'max_lr': 0.1, 'total_steps': 75, 'div_factor': 3, 'final_div_factor': 77, 'three_phase': True},
        {'max_lr': 0.2, 'total_steps': 100, 'base_momentum': 0.1, 'max_momentum': 0.5, 'anneal_strategy': 'linear'},
        {'max_lr': 0.2, 'total_steps': 64, 'pct_start': 0.0},
    ],
    'cyclic_lr': [
        {'base_lr': 0.01, 'max_lr': 0.2, 'step_size_up': 7},
        {'base_lr': 0.01, 'max_lr': 0.2, 'step_size_up': 5, 'step_size_down': 11, 'cyclic_mode': 'triangular2'},
        {'base_lr': 0.02, 'max_lr': 0.3, 'step_size_up': 9, 'cyclic_mode': 'exp_range', 'gamma': 0.97, 'cycle_momentum': False},
        {'base_lr': 0.02, 'max_lr': 0.1, 'step_size_up': 4, 'step_size_down': 1, 'base_momentum': 0.2, 'max_momentum': 0.7},
        {'base_lr': 0.0, 'max_lr': 0.1, 'step_size_up': 1, 'cyclic_mode': 'exp_range', 'gamma': 0.01},
    ],
    'reduce_lr_on_plateau': [
        {'patience': 2},
        {'patience': 0, 'factor': 0.7, 'threshold': 0.3, 'cooldown': 3, 'min_lr': 0.01},
        {'plateau_mode': 'max', 'patience': 4, 'factor': 0.9, 'threshold_mode': 'abs', 'threshold': 0.01},
        {'plateau_mode': 'max', 'patience': 1, 'factor': 0.5, 'threshold': 2, 'scheduler_eps': 0.01},
        {'patience': 1, 'factor': 0.8, 'threshold_mode': 'abs', 'threshold': 0.02},
    ],
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
    if scheduler != 'cyclic_lr':  # PyTorch 1.13 raises: no momentum to cycle
        add(scheduler + '-adam', optimizer='adam', **one)
    plain = {'cycle_momentum': False} if scheduler in ('one_cycle_lr', 'cyclic_lr') else {}
    add(scheduler + '-adagrad', optimizer='adagrad', lr_decay=0.1, **{**one, **plain})

# Momentum and beta1 that a schedule writes, and live changes of momentum on the way.
for scheduler in ('one_cycle_lr', 'cyclic_lr'):
    one = {'scheduler': scheduler, **ARGUMENTS[scheduler][0]}
    add(scheduler + '-rmsprop', optimizer='rmsprop', centered=True, **one)
    add(scheduler + '-live-momentum', momentum=0.5, at=[[7, {'momentum': 0.3}], [30, {'momentum': 0.9}]], **one)
add('one_cycle_lr-adamw', optimizer='adamw', amsgrad=True, scheduler='one_cycle_lr', **ARGUMENTS['one_cycle_lr'][2])
for optimizer in ('adamax', 'nadam', 'radam'):
    add('one_cycle_lr-' + optimizer, optimizer=optimizer, scheduler='one_cycle_lr', **ARGUMENTS['one_cycle_lr'][0])
# Long ones: the recursive form adds up its roundings.
add('cosine_annealing_lr-long', scheduler='cosine_annealing_lr', lr=0.1, T_max=400, iterations=1000, log_every=500)
add('linear_lr-long', scheduler='linear_lr', lr=0.1, total_iters=800, iterations=1000, log_every=500)
add('reduce_lr_on_plateau-long', scheduler='reduce_lr_on_plateau', lr=0.1, factor=0.5, patience=20, noise=0.1, iterations=1000, log_every=500)

if __name__ == '__main__':
    print(json.dumps(CONFIGS, indent=1))
