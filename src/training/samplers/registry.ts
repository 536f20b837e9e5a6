import type { Config } from '../../experiment/config.ts'
import { ChoiceSampler } from './choice.ts'
import { ChoiceReplaceSampler } from './choice-replace.ts'
import type { SamplerClass } from './sampler.ts'
import { SequentialSampler } from './sequential.ts'
import { ShuffleSampler } from './shuffle.ts'

/** What each value of the URL's `sampler` does; `experiment/batch-sources.ts` says what there is. */
export const samplers: { readonly [S in Config['sampler']]: SamplerClass } = {
  choice: ChoiceSampler,
  choice_replace: ChoiceReplaceSampler,
  sequential: SequentialSampler,
  shuffle: ShuffleSampler,
}
