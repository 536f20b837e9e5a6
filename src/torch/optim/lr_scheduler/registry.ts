import { flagArgument, integerArgument, integersArgument, realArgument, wordArgument } from '../../arguments.ts'
import type { SchedulerDefinition } from './scheduler.ts'

// What each scheduler says of itself; what it does is a file of its own, which only a run that has one loads.

const none = { className: 'None', args: {} } as const satisfies SchedulerDefinition

/** The arguments of a scheduler that lowers momentum while it raises lr. */
function momentumArguments(base: number, max: number) {
  return {
    cycleMomentum: flagArgument(true),
    baseMomentum: realArgument(base, { max: 1, open: 'max' }),
    maxMomentum: realArgument(max, { max: 1, open: 'max' }),
  }
}

/** `step_lr`: `torch.optim.lr_scheduler.StepLR` */
export const stepLr = {
  className: 'StepLR',
  args: {
    /** A fifth of the tutorial's iterations. */
    stepSize: integerArgument(1000, { min: 1, required: true }),
    gamma: realArgument(0.1),
  },
} as const satisfies SchedulerDefinition

/** `multi_step_lr`: `torch.optim.lr_scheduler.MultiStepLR` */
export const multiStepLr = {
  className: 'MultiStepLR',
  args: {
    milestones: integersArgument(2000, 4000),
    gamma: realArgument(0.1),
  },
} as const satisfies SchedulerDefinition

/** `constant_lr`: `torch.optim.lr_scheduler.ConstantLR` */
export const constantLr = {
  className: 'ConstantLR',
  args: {
    factor: realArgument(1 / 3, { max: 1 }),
    totalIters: integerArgument(5),
  },
} as const satisfies SchedulerDefinition

/** `linear_lr`: `torch.optim.lr_scheduler.LinearLR` */
export const linearLr = {
  className: 'LinearLR',
  args: {
    startFactor: realArgument(1 / 3, { max: 1, open: 'min' }),
    endFactor: realArgument(1, { max: 1 }),
    totalIters: integerArgument(5),
  },
} as const satisfies SchedulerDefinition

/** `exponential_lr`: `torch.optim.lr_scheduler.ExponentialLR` */
export const exponentialLr = {
  className: 'ExponentialLR',
  args: { gamma: realArgument(0.999, { required: true }) },
} as const satisfies SchedulerDefinition

/** `cosine_annealing_lr`: `torch.optim.lr_scheduler.CosineAnnealingLR` */
export const cosineAnnealingLr = {
  className: 'CosineAnnealingLR',
  args: {
    /** The tutorial's iterations; from 3e8 on 1 + cos((T_max - 1) pi / T_max) would be 0, which Python does not divide by. */
    T_max: integerArgument(5000, { min: 1, max: 100_000_000, required: true }),
    etaMin: realArgument(0),
  },
} as const satisfies SchedulerDefinition

/** `cosine_annealing_warm_restarts`: `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts` */
export const cosineAnnealingWarmRestarts = {
  className: 'CosineAnnealingWarmRestarts',
  args: {
    T_0: integerArgument(1000, { min: 1, required: true }),
    T_mult: integerArgument(1, { min: 1, max: 1000 }),
    etaMin: realArgument(0),
  },
} as const satisfies SchedulerDefinition

/** `one_cycle_lr`: `torch.optim.lr_scheduler.OneCycleLR` */
export const oneCycleLr = {
  className: 'OneCycleLR',
  args: {
    maxLr: realArgument(0.1, { required: true }),
    /** The tutorial's iterations; in place of `epochs` and `steps_per_epoch`. */
    totalSteps: integerArgument(5000, { min: 1, required: true }),
    pctStart: realArgument(0.3, { max: 1 }),
    annealStrategy: wordArgument('anneal_strategy', 'cos', 'linear'),
    ...momentumArguments(0.85, 0.95),
    divFactor: realArgument(25, { open: 'min' }),
    finalDivFactor: realArgument(1e4, { open: 'min' }),
    threePhase: flagArgument(false),
  },
} as const satisfies SchedulerDefinition

/** `cyclic_lr`: `torch.optim.lr_scheduler.CyclicLR` */
export const cyclicLr = {
  className: 'CyclicLR',
  args: {
    baseLr: realArgument(0.001, { required: true }),
    maxLr: realArgument(0.1, { required: true }),
    stepSizeUp: integerArgument(2000, { min: 1 }),
    /** 0 stands for None: as many as up. */
    stepSizeDown: integerArgument(0),
    cyclicMode: wordArgument('mode', 'triangular', 'triangular2', 'exp_range'),
    gamma: realArgument(1),
    ...momentumArguments(0.8, 0.9),
  },
} as const satisfies SchedulerDefinition

/** `reduce_lr_on_plateau`: `torch.optim.lr_scheduler.ReduceLROnPlateau` */
export const reduceLrOnPlateau = {
  className: 'ReduceLROnPlateau',
  args: {
    plateauMode: wordArgument('mode', 'min', 'max'),
    factor: realArgument(0.1, { max: 1 }),
    patience: integerArgument(10),
    threshold: realArgument(1e-4),
    thresholdMode: wordArgument('threshold_mode', 'rel', 'abs'),
    cooldown: integerArgument(0),
    minLr: realArgument(0),
    schedulerEps: realArgument(1e-8, { name: 'eps' }),
  },
} as const satisfies SchedulerDefinition

/** Every scheduler the page offers, by its key in the URL, PyTorch's class in snake case: what it says of itself. */
export const schedulers = {
  none,
  step_lr: stepLr,
  multi_step_lr: multiStepLr,
  constant_lr: constantLr,
  linear_lr: linearLr,
  exponential_lr: exponentialLr,
  cosine_annealing_lr: cosineAnnealingLr,
  cosine_annealing_warm_restarts: cosineAnnealingWarmRestarts,
  one_cycle_lr: oneCycleLr,
  cyclic_lr: cyclicLr,
  reduce_lr_on_plateau: reduceLrOnPlateau,
} as const

/** A scheduler, none aside. */
export type Offered = Omit<typeof schedulers, 'none'>
