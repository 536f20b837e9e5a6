"""Runs on data that somebody brought: python3 own_data_configs.py > configs.json"""
import json

HOUSES = ('area,rooms:price;2104,3,399.9;1600,3,329.9;2400,3,369;1416,2,232;3000,4,539.9;1985,4,299.9;1534,3,314.9;'
          '1427,3,198.999;1380,3,212;1494,3,242.5')
SPEEDS = 'speed:stop,log;' + ';'.join('%d,%d,%.6g' % (v, v * v // 9 + v % 5, (v + 1) ** 0.5) for v in range(4, 26))
WIDE = ','.join('c%d' % i for i in range(9)) + ':y;' + ';'.join(
    ','.join('%.4g' % ((i * 37 + r * 101) % 89 / 89 * 10 ** (i % 5 - 2)) for i in range(9)) + ',%d' % (r % 7 - 3) for r in range(30))
SHORT = {'iterations': 60, 'log_every': 20}
print(json.dumps([
    {**SHORT, 'data': HOUSES, 'lr': 1e-8},
    {**SHORT, 'data': HOUSES, 'lr': 1e-8, 'bias': True, 'seed': 3, 'np_seed': 5},
    {**SHORT, 'data': HOUSES, 'lr': 0.1, 'bias': True, 'standardize': True, 'sampler': 'shuffle'},
    {**SHORT, 'data': HOUSES, 'lr': 0.05, 'x_scale': [0.001, 0.25], 'batch_size': 10},
    {**SHORT, 'data': SPEEDS, 'lr': 0.001, 'loss': 'l1', 'seed': 11},
    {**SHORT, 'data': SPEEDS, 'optimizer': 'adam', 'lr': 0.1, 'bias': True, 'batch_size': 7, 'sampler': 'choice_replace'},
    {**SHORT, 'data': WIDE, 'lr': 1e-5, 'momentum': 0.9, 'bias': True, 'accumulation_steps': 3},
    {**SHORT, 'data': WIDE, 'optimizer': 'rmsprop', 'standardize': True, 'loss': 'huber', 'sampler': 'sequential', 'batch_size': 8},
    {**SHORT, 'data': 'a:b;1,2', 'batch_size': 1},
]))
