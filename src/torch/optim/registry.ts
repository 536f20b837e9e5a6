import { type Arguments, betasArgument, flagArgument, LARGEST, pairArgument, realArgument } from '../arguments.ts'
import { LARGEST_FLOAT32 } from '../float32.ts'
import type { OptimizerDefinition } from './optimizer.ts'

// What each optimizer says of itself; what it does is a file of its own, which only a run that has one loads.

/** `step` is a float32, to which 1 is added: it stays here. */
const LAST_STEP = 2 ** 24

function define<A extends Arguments>(definition: OptimizerDefinition<A>): OptimizerDefinition<A> {
  return definition
}

/** The two means of Adam and its like, and the largest of the second. */
function momentBuffers({ amsgrad }: { readonly amsgrad: boolean }): readonly string[] {
  return ['exp_avg', 'exp_avg_sq', ...(amsgrad ? ['max_exp_avg_sq'] : [])]
}

/**
 * `step_size`, lr / (1 - beta1 ** t), must be a float32. It is largest at the first step; a live change of lr is held to
 * that too.
 */
function refuseStepSize({ lr, betas }: { readonly lr: number; readonly betas: readonly [number, number] }) {
  if (lr / (1 - betas[0]) <= LARGEST_FLOAT32) return null
  return { argument: 'lr', error: 'RuntimeError: value cannot be converted to type float without overflow' } as const
}

/** `sgd`: `torch.optim.SGD` */
export const sgd = define({
  className: 'SGD',
  args: {
    lr: realArgument(0.01),
    momentum: realArgument(0),
    dampening: realArgument(0, { min: -LARGEST }),
    weightDecay: realArgument(0),
    nesterov: flagArgument(false),
    maximize: flagArgument(false),
  },
  buffers: ({ momentum }) => (momentum === 0 ? [] : ['momentum_buffer']),
  refusal({ nesterov, momentum, dampening }) {
    if (!nesterov || (momentum > 0 && dampening === 0)) return null
    return { argument: 'nesterov', error: 'ValueError: Nesterov momentum requires a momentum and zero dampening' }
  },
})

/** `adam`: `torch.optim.Adam` */
export const adam = define({
  className: 'Adam',
  args: {
    lr: realArgument(0.001),
    betas: betasArgument(0.9, 0.999),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0),
    amsgrad: flagArgument(false),
    maximize: flagArgument(false),
  },
  takesRoots: true,
  buffers: momentBuffers,
  stepRefusal: refuseStepSize,
})

/** `adamw`: `torch.optim.AdamW` */
const adamw = define({
  className: 'AdamW',
  args: {
    lr: realArgument(0.001),
    betas: betasArgument(0.9, 0.999),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0.01),
    amsgrad: flagArgument(false),
    maximize: flagArgument(false),
  },
  takesRoots: true,
  buffers: momentBuffers,
  stepRefusal: refuseStepSize,
})

/** `rmsprop`: `torch.optim.RMSprop` */
export const rmsprop = define({
  className: 'RMSprop',
  args: {
    lr: realArgument(0.01),
    alpha: realArgument(0.99),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0),
    momentum: realArgument(0),
    centered: flagArgument(false),
    maximize: flagArgument(false),
  },
  takesRoots: true,
  buffers: ({ momentum, centered }) => [
    'square_avg',
    ...(centered ? ['grad_avg'] : []),
    ...(momentum === 0 ? [] : ['momentum_buffer']),
  ],
  // The buffer is made at the first step or never (`if len(state) == 0`).
  stepRefusal({ momentum }, first) {
    if (momentum === 0 || first.momentum > 0) return null
    return { argument: 'momentum', error: "KeyError: 'momentum_buffer'" }
  },
})

/** `adagrad`: `torch.optim.Adagrad` */
export const adagrad = define({
  className: 'Adagrad',
  args: {
    lr: realArgument(0.01),
    lrDecay: realArgument(0),
    weightDecay: realArgument(0),
    initialAccumulatorValue: realArgument(0),
    eps: realArgument(1e-10),
    maximize: flagArgument(false),
  },
  takesRoots: true,
  buffers: () => ['sum'],
})

/** `adadelta`: `torch.optim.Adadelta` */
export const adadelta = define({
  className: 'Adadelta',
  args: {
    lr: realArgument(1),
    rho: realArgument(0.9, { max: 1 }),
    eps: realArgument(1e-6),
    weightDecay: realArgument(0),
    maximize: flagArgument(false),
  },
  takesRoots: true,
  unmeasured: ['2'],
  buffers: () => ['square_avg', 'acc_delta'],
})

/** `adamax`: `torch.optim.Adamax` */
export const adamax = define({
  className: 'Adamax',
  args: {
    lr: realArgument(0.002),
    betas: betasArgument(0.9, 0.999),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0),
    maximize: flagArgument(false),
  },
  unmeasured: ['2'],
  buffers: () => ['exp_avg', 'exp_inf'],
  stepRefusal: refuseStepSize,
})

/** `nadam`: `torch.optim.NAdam` */
export const nadam = define({
  className: 'NAdam',
  args: {
    lr: realArgument(0.002),
    betas: betasArgument(0.9, 0.999),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0),
    momentumDecay: realArgument(0.004),
  },
  takesRoots: true,
  unmeasured: ['2'],
  buffers: () => ['exp_avg', 'exp_avg_sq'],
  // The first `mu_product` is a float32, and 1 where beta1 is nearly 1 and momentum_decay large.
  stepRefusal({ betas, momentumDecay }) {
    if (Math.fround(betas[0] * (1 - 0.5 * 0.96 ** momentumDecay)) < 1) return null
    return { argument: 'betas', error: 'ZeroDivisionError: float division by zero' }
  },
})

/** `radam`: `torch.optim.RAdam` */
export const radam = define({
  className: 'RAdam',
  args: {
    lr: realArgument(0.001),
    betas: betasArgument(0.9, 0.999),
    eps: realArgument(1e-8),
    weightDecay: realArgument(0),
  },
  takesRoots: true,
  unmeasured: ['2'],
  buffers: () => ['exp_avg', 'exp_avg_sq'],
})

/** `rprop`: `torch.optim.Rprop` */
export const rprop = define({
  className: 'Rprop',
  args: {
    lr: realArgument(0.01),
    etas: pairArgument(0.5, 1.2),
    stepSizes: pairArgument(1e-6, 50),
    maximize: flagArgument(false),
  },
  unmeasured: ['2'],
  buffers: () => ['prev', 'step_size'],
  refusal({ etas: [minus, plus] }) {
    if (minus > 0 && minus < 1 && plus > 1) return null
    return { argument: 'etas', error: `ValueError: Invalid eta values: ${minus}, ${plus}` }
  },
})

/** `asgd`: `torch.optim.ASGD` */
export const asgd = define({
  className: 'ASGD',
  args: {
    lr: realArgument(0.01),
    lambd: realArgument(1e-4),
    alpha: realArgument(0.75),
    t0: realArgument(1e6),
    weightDecay: realArgument(0),
    maximize: flagArgument(false),
  },
  unmeasured: ['2'],
  buffers: () => ['ax'],
  // What `math.pow` raises at some step.
  stepRefusal({ lr, lambd, alpha }) {
    if ((1 + lambd * lr * LAST_STEP) ** alpha < Number.POSITIVE_INFINITY) return null
    return { argument: 'alpha', error: 'OverflowError: math range error' }
  },
})

/** Every optimizer the page offers, by its key in the URL: what it says of itself. */
export const optimizers = {
  sgd,
  adam,
  adamw,
  rmsprop,
  adagrad,
  adadelta,
  adamax,
  nadam,
  radam,
  rprop,
  asgd,
} as const
