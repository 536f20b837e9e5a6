import { flagArgument } from '../torch/arguments.ts'

const loader = { className: 'DataLoader', args: { dropLast: flagArgument(false) } } as const
const drawing = { className: 'np.random.choice', args: {} } as const

/**
 * What batches come from, by the values of `sampler`, with those of its arguments that are fields. Both ways of a
 * DataLoader are one class: going from one to the other keeps them.
 */
export const batchSources = {
  /** Drawn anew for every batch, without replacement and with it. */
  choice: drawing,
  choice_replace: drawing,
  /** In the order of the data, and in another order each epoch. */
  sequential: loader,
  shuffle: loader,
} as const
