import type { Config } from '../../../experiment/config.ts'
import { doubtOf, promisedFeatures } from '../../../experiment/promised.ts'
import type { ReleasePair } from '../../../experiment/release-pairs.ts'
import type { PartedDigits } from '../../../training/parted-digits.ts'
import type { Parting, PartingEvent } from '../../../training/parting.ts'
import type { PartingText } from './parting-text.ts'

/** A sentence; behind one that ends with a colon the numbers that it announces. */
export interface Sentence {
  readonly text: string
  readonly digits?: PartedDigits
}

/** Why two runs part, of what was found in this very run; empty while nothing has parted. */
export function whyTheyPart(parting: Parting, runs: ReleasePair, text: PartingText): readonly Sentence[] {
  const { first, origin, weight } = parting
  if (first === null) return []
  const isOther = weight !== null && origin !== null && origin.cause.type !== first.cause.type
  const unpromised = runs.map(({ config }) => config).filter((config) => doubtOf(config) === 'rows')
  return [
    ...causeOf(first, runs, text),
    ...(isOther ? [{ text: text.laterWeights }, ...causeOf(origin, runs, text)] : []),
    ...unpromised.map((config) => ({ text: text.notPromised(promisedFeatures(config)) })),
    ...ofCustomLoss(runs, text),
  ]
}

/** What of a custom loss is not known of another release. */
function ofCustomLoss([{ config }]: ReleasePair, text: PartingText): readonly Sentence[] {
  return config.loss === 'custom' ? [{ text: text.customLoss }] : []
}

/** Why two runs do not part. */
export function whyTheyDoNot(runs: ReleasePair, iteration: number, text: PartingText): readonly Sentence[] {
  const [{ config, changes }] = runs
  const sizes = [config.batchSize, ...changes.map((change) => (change.key === 'batchSize' ? change.value : 1))]
  const isSingle = config.W.rows === 1 && Math.max(...sizes) === 1
  return [
    { text: text.neverPart(iteration) },
    ...(isSingle ? [{ text: text.single }] : []),
    ...(config.off.includes('zero_grad') ? [] : [{ text: text.clearing }]),
    ...ofCustomLoss(runs, text),
  ]
}

function causeOf({ iteration, cause }: PartingEvent, [a, b]: ReleasePair, text: PartingText): readonly Sentence[] {
  if (cause.type === 'zeroSign') return [{ text: text.parts.zeroSign(iteration) }]
  const { digits } = cause
  if (cause.type === 'average') {
    const { buffer } = cause
    return [
      { text: text.parts.average(iteration, buffer), digits },
      ...[b, a].map(({ config }) => ({ text: text.averages[config.torch](buffer, isFromGradient(config, buffer)) })),
      { text: text.onPaper },
    ]
  }
  const { parted, of } = cause
  const begins = {
    targets: () => text.parts.targets(iteration, parted, of),
    linear: () => text.parts.linear(iteration),
    weightGrad: () => text.parts.weightGrad(iteration),
  }
  const inParts = cause.adding.some(({ inOrder }) => !inOrder)
  const adds = [b, a].map(({ config }, i) => {
    const adding = cause.adding[1 - i]
    const name = `${adding?.fused ? 'fused' : 'rounded'}${adding?.inOrder ? 'InOrder' : 'InParts'}` as const
    return { text: text.adds[name](config.torch) }
  })
  return [
    { text: begins[cause.type](), digits },
    { text: text.sum(cause.terms) },
    ...adds,
    ...(inParts ? [{ text: text.by[cause.by] }] : []),
  ]
}

/** Whether PyTorch's lerp starts from its other end, the gradient (docs/pytorch-2-semantics.md, section 2). */
function isFromGradient({ betas, alpha }: Config, buffer: string): boolean {
  return Math.fround(1 - (buffer === 'grad_avg' ? alpha : betas[0])) >= 0.5
}
