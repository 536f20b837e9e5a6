#!/usr/bin/python3
"""The oracle: runs experiments on the real PyTorch and NumPy and records what they did, bit for bit.

    apt-get install -y --no-install-recommends python3-torch python3-numpy libopenblas0   # Debian 12; then /usr/bin/python3
    python3 oracle.py CONFIGS.json > GOLDENS.json

CONFIGS.json is a list of experiments in the words of the URL (missing keys take the tutorial's values).
The reference is Debian 12's torch 1.13 with OpenBLAS on an x86-64 CPU with FMA; `torch` in the output says what ran.

Output, per case: x and y (first 4 rows, and the sha256 of the whole), initial weight and bias, first batches, losses and
weights at selected iterations, the final weight and bias, and the transcript exactly as the tutorial prints it;
with a scheduler, lr after each iteration (the bits of a double, 16 digits).
Hex is float32 bits, big-endian, 8 digits a value, row-major; weight is out_features x in_features (torch's layout);
sha256 is over the little-endian float32 bytes.
"""
import os
for name in ('OMP_NUM_THREADS', 'MKL_NUM_THREADS', 'OPENBLAS_NUM_THREADS'):
    os.environ.setdefault(name, '1')
import hashlib, json, struct, sys
import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset
torch.set_num_threads(1)

TUTORIAL = {
    'data': None,
    'W': [[0.3, 0.4], [0.5, 0.6], [0.6, 0.2]], 'true_bias': None, 'num_samples': 100, 'x': 'rand', 'x_scale': None,
    'x_shift': None, 'standardize': False, 'noise': 0.0, 'squeeze_y': False, 'reduction': 'mean',
    'seed': 0, 'np_seed': 0, 'bias': False, 'loss': 'mse', 'optimizer': 'sgd', 'batch_size': 4, 'sampler': 'choice',
    'scheduler': 'none', 'scheduler_every': 1, 'drop_last': False, 'accumulation_steps': 1, 'accumulation_mean': False, 'off': [], 'iterations': 5000,
    'log_every': 1000, 'clip_grad': 'none', 'max_norm': 1.0, 'norm_type': 2.0, 'clip_value': 0.1, 'at': [],
}
OPTIMIZERS = {  # torch class, keyword arguments a config may give, the learning rate when it gives none
    'sgd': (optim.SGD, ('lr', 'momentum', 'dampening', 'weight_decay', 'nesterov', 'maximize'), 0.01),
    'adam': (optim.Adam, ('lr', 'betas', 'eps', 'weight_decay', 'amsgrad', 'maximize'), 0.001),
    'adamw': (optim.AdamW, ('lr', 'betas', 'eps', 'weight_decay', 'amsgrad', 'maximize'), 0.001),
    'rmsprop': (optim.RMSprop, ('lr', 'alpha', 'eps', 'weight_decay', 'momentum', 'centered', 'maximize'), 0.01),
    'adagrad': (optim.Adagrad, ('lr', 'lr_decay', 'weight_decay', 'initial_accumulator_value', 'eps', 'maximize'), 0.01),
    'adadelta': (optim.Adadelta, ('lr', 'rho', 'eps', 'weight_decay', 'maximize'), 1.0),
    'adamax': (optim.Adamax, ('lr', 'betas', 'eps', 'weight_decay', 'maximize'), 0.002),
    'nadam': (optim.NAdam, ('lr', 'betas', 'eps', 'weight_decay', 'momentum_decay'), 0.002),
    'radam': (optim.RAdam, ('lr', 'betas', 'eps', 'weight_decay'), 0.001),
    'rprop': (optim.Rprop, ('lr', 'etas', 'step_sizes', 'maximize'), 0.01),
    'asgd': (optim.ASGD, ('lr', 'lambd', 'alpha', 't0', 'weight_decay', 'maximize'), 0.01),
}

SCHEDULERS = {  # torch class, keyword arguments a config may give, what stands for those that PyTorch has no default of
    'step_lr': (optim.lr_scheduler.StepLR, ('step_size', 'gamma'), {'step_size': 1000}),
    'multi_step_lr': (optim.lr_scheduler.MultiStepLR, ('milestones', 'gamma'), {'milestones': [2000, 4000]}),
    'constant_lr': (optim.lr_scheduler.ConstantLR, ('factor', 'total_iters'), {}),
    'linear_lr': (optim.lr_scheduler.LinearLR, ('start_factor', 'end_factor', 'total_iters'), {}),
    'exponential_lr': (optim.lr_scheduler.ExponentialLR, ('gamma',), {'gamma': 0.999}),
    'cosine_annealing_lr': (optim.lr_scheduler.CosineAnnealingLR, ('T_max', 'eta_min'), {'T_max': 5000}),
    'cosine_annealing_warm_restarts': (optim.lr_scheduler.CosineAnnealingWarmRestarts, ('T_0', 'T_mult', 'eta_min'), {'T_0': 1000}),
    'one_cycle_lr': (optim.lr_scheduler.OneCycleLR, ('max_lr', 'total_steps', 'pct_start', 'anneal_strategy', 'cycle_momentum',
                                        'base_momentum', 'max_momentum', 'div_factor', 'final_div_factor', 'three_phase'),
        {'max_lr': 0.1, 'total_steps': 5000}),
    'cyclic_lr': (optim.lr_scheduler.CyclicLR, ('base_lr', 'max_lr', 'step_size_up', 'step_size_down', 'cyclic_mode', 'gamma',
                                      'cycle_momentum', 'base_momentum', 'max_momentum'),
        {'base_lr': 0.001, 'max_lr': 0.1}),
    'reduce_lr_on_plateau': (optim.lr_scheduler.ReduceLROnPlateau, ('plateau_mode', 'factor', 'patience', 'threshold', 'threshold_mode',
                                               'cooldown', 'min_lr', 'scheduler_eps'), {}),
}
PYTHON = {'cyclic_mode': 'mode', 'plateau_mode': 'mode', 'scheduler_eps': 'eps'}  # keywords that are other words in the URL


def hexbits(t):
    return ''.join('%08x' % int(v) for v in t.detach().contiguous().reshape(-1).numpy().astype('<f4').view('<u4'))


def sha(t):
    return hashlib.sha256(t.detach().contiguous().numpy().astype('<f4').tobytes()).hexdigest()


def custom(expression):
    return lambda pred, target: eval(expression, {'torch': torch, 'pred': pred, 'target': target})


def criterion_of(c):
    by = {'reduction': c['reduction']}
    return {'mse': lambda: nn.MSELoss(**by), 'l1': lambda: nn.L1Loss(**by),
            'smooth_l1': lambda: nn.SmoothL1Loss(beta=c.get('beta', 1.0), **by),
            'huber': lambda: nn.HuberLoss(delta=c.get('delta', 1.0), **by),
            'custom': lambda: custom(c.get('expression', '((pred - target) ** 4).mean()'))}[c['loss']]()


def optimizer_of(c, parameters):
    cls, keys, lr = OPTIMIZERS[c['optimizer']]
    kwargs = {'lr': lr, **{k: c[k] for k in keys if k in c}}
    kwargs = {k: tuple(v) if isinstance(v, list) else v for k, v in kwargs.items()}
    return cls(parameters, foreach=False, **kwargs)


def scheduler_of(c, optimizer):
    if c['scheduler'] == 'none':
        return None
    cls, keys, required = SCHEDULERS[c['scheduler']]
    given = {PYTHON.get(k, k): c[k] for k in keys if k in c and (k, c[k]) != ('step_size_down', 0)}
    return cls(optimizer, **{**required, **given})


def load(state, model, optimizer):
    """Loads state dicts as docs/run-file.md has them."""
    def read(value):
        return [read(each) for each in value] if isinstance(value, list) else float(value)

    def tensors(values):
        return {name: torch.tensor(read(value)) for name, value in values.items()}
    model.load_state_dict(tensors(state['model_state_dict']))
    saved = state['optimizer_state_dict']
    optimizer.load_state_dict({
        'state': {int(i): tensors(kept) for i, kept in saved['state'].items()}, 'param_groups': saved['param_groups'],
    })


class Simple_nn(nn.Module):
    def __init__(self, in_features, out_features, bias):
        super().__init__()
        self.W = nn.Linear(in_features, out_features, bias=bias)

    def forward(self, X):
        return self.W(X)


def own_data(text):
    """x and y of `a,b:y;1,2,3;...`, the inputs' names before the colon."""
    head, *lines = text.split(';')
    inputs = len(head.split(':')[0].split(','))
    table = [[float(cell) for cell in line.split(',')] for line in lines]
    return [row[:inputs] for row in table], [row[inputs:] for row in table]


def run(config):
    unknown = set(config) - set(TUTORIAL) - {'id', 'beta', 'delta', 'expression'} - {k for _, ks, _ in [*OPTIMIZERS.values(), *SCHEDULERS.values()] for k in ks}
    if unknown:
        raise SystemExit('oracle: unknown keys %s' % sorted(unknown))
    c = {**TUTORIAL, **config}
    torch.manual_seed(c['seed'])
    np.random.seed(c['np_seed'])
    n, rows, cols = c['num_samples'], len(c['W']), len(c['W'][0])
    table = own_data(c['data']) if c['data'] else None
    if table:
        n, rows, cols = len(table[0]), len(table[0][0]), len(table[1][0])
    x = torch.tensor(table[0]) if table else (torch.rand if c['x'] == 'rand' else torch.randn)((n, rows))
    for key, change in (('x_scale', torch.mul), ('x_shift', torch.add)):
        if c[key] is not None:
            x = change(x, c[key][0] if len(c[key]) == 1 else torch.tensor(c[key], dtype=torch.float32))
    if c['standardize']:
        x = (x - x.mean(0)) / x.std(0)
    z = torch.randn((n, cols)) if c['noise'] else None

    def targets(W):
        y = made(W)
        return y.squeeze(1) if c['squeeze_y'] else y

    def made(W):
        if table:
            return torch.tensor(table[1])
        y = torch.matmul(torch.tensor(W, dtype=torch.float32).t(), x.t()).t()
        if c['true_bias'] is not None:
            y = y + torch.tensor(c['true_bias'], dtype=torch.float32)
        return y if z is None else y + c['noise'] * z

    y = targets(c['W'])
    model = Simple_nn(rows, cols, c['bias'])
    case = {'config': config, 'x': hexbits(x[:4]), 'xSha256': sha(x), 'y': hexbits(y[:4]), 'ySha256': sha(y),
            'weight0': hexbits(model.W.weight), 'bias0': hexbits(model.W.bias) if c['bias'] else None}
    criterion, optimizer = criterion_of(c), optimizer_of(c, model.parameters())
    scheduler, rates = scheduler_of(c, optimizer), []
    batch_size, batches, losses, weights, transcript = c['batch_size'], [], {}, {}, []

    def loader():
        while True:
            for batch in DataLoader(TensorDataset(torch.arange(n)), batch_size=batch_size, shuffle=c['sampler'] == 'shuffle',
                                    drop_last=c['drop_last']):
                yield batch[0].tolist()
    stream = loader()

    def random_batch():
        if c['sampler'] in ('choice', 'choice_replace'):
            index = [int(i) for i in np.random.choice(range(n), batch_size, replace=c['sampler'] == 'choice_replace')]
        else:
            index = next(stream)
        if len(batches) < 5:
            batches.append(index)
        return x[index], y[index]

    k, off, last = c['accumulation_steps'], set(c['off']), c['iterations']
    kept = {i for i in (1, 2, 3, 10, 100, 1000, last) if i <= last}
    for epoch in range(last):
        for when, change in c['at']:
            if when == epoch:
                for key, value in change.items():
                    if key == 'W':
                        y = targets(value)
                    elif key == 'batch_size':
                        batch_size = value
                    elif key == 'state':
                        load(value, model, optimizer)
                    else:
                        optimizer.param_groups[0][key] = value
        input_batch, output_batch = random_batch()
        if epoch % k == 0 and 'zero_grad' not in off:
            optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(input_batch), output_batch)
        if (epoch + 1) % c['log_every'] == 0:
            transcript.append('Epoch: %04d cost = %s' % (epoch + 1, '{:.6f}'.format(loss)))
        if 'backward' not in off:
            (loss / k if k > 1 and c['accumulation_mean'] else loss).backward()
        if (epoch + 1) % k == 0 and c['clip_grad'] == 'norm':
            nn.utils.clip_grad_norm_(model.parameters(), max_norm=c['max_norm'], norm_type=c['norm_type'])
        if (epoch + 1) % k == 0 and c['clip_grad'] == 'value':
            nn.utils.clip_grad_value_(model.parameters(), clip_value=c['clip_value'])
        if (epoch + 1) % k == 0 and 'step' not in off:
            optimizer.step()
        if scheduler is not None and (epoch + 1) % c['scheduler_every'] == 0 and 'scheduler' not in off:
            scheduler.step(*([loss] if c['scheduler'] == 'reduce_lr_on_plateau' else []))
        rates.append(struct.pack('>d', optimizer.param_groups[0]['lr']).hex())
        if epoch + 1 in kept:
            losses[str(epoch + 1)], weights[str(epoch + 1)] = hexbits(loss), hexbits(model.W.weight)
    transcript += str(model.W.weight.t()).split('\n')
    if c['bias']:
        transcript += str(model.W.bias).split('\n')
    case.update(batches=batches, losses=losses, weights=weights, weight=hexbits(model.W.weight),
                bias=hexbits(model.W.bias) if c['bias'] else None, transcript=transcript)
    if scheduler is not None:
        case['lr'] = rates
    return case


if __name__ == '__main__':
    configs = json.load(open(sys.argv[1]))
    print('{"torch":%s,"numpy":%s,"cases":[' % (json.dumps(torch.__version__), json.dumps(np.__version__)))
    print(',\n'.join(json.dumps(run(c), separators=(',', ':')) for c in configs))
    print(']}')
