import type { Config } from '../../../experiment/config.ts'

type Names = (config: Config) => readonly string[]

/** What each optimizer will keep for a parameter, by PyTorch's names: their places are kept before the first step. */
export const bufferNames: { readonly [O in Config['optimizer']]: Names } = {
  sgd: ({ momentum }) => (momentum === 0 ? [] : ['momentum_buffer']),
  adam: adamNames,
  adamw: adamNames,
  rmsprop: ({ momentum, centered }) => [
    'square_avg',
    ...(centered ? ['grad_avg'] : []),
    ...(momentum === 0 ? [] : ['momentum_buffer']),
  ],
  adagrad: () => ['sum'],
}

function adamNames({ amsgrad }: Config): readonly string[] {
  return ['exp_avg', 'exp_avg_sq', ...(amsgrad ? ['max_exp_avg_sq'] : [])]
}
