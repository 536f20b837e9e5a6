import type { Arguments } from '../torch/arguments.ts'
import type { Release } from '../torch/kernels/releases.ts'
import { losses } from '../torch/nn/losses/registry.ts'
import { clippings } from '../torch/nn/utils/registry.ts'
import { schedulers } from '../torch/optim/lr_scheduler/registry.ts'
import type { OptimizerDefinition } from '../torch/optim/optimizer.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { batchSources } from './batch-sources.ts'
import type { Config, Key } from './config.ts'
import { namesOf } from './names.ts'
import type { Arrangement } from './own-data.ts'

/** A class of PyTorch, or a function, with keyword arguments that are fields. */
interface Owner {
  readonly className: string
  readonly args: Arguments
  /** Releases on which it was not yet run: what it does there is what their source says. */
  readonly unmeasured?: readonly Release[]
}

/**
 * The keys that choose a class, each with what it chooses from. The class decides which arguments, keys of their own,
 * mean anything and what they are by default: all that asks for it derives from this table.
 */
const choices = {
  loss: losses,
  optimizer: optimizers,
  scheduler: schedulers,
  clipGrad: clippings,
  sampler: batchSources,
} as const

/** A key that chooses a class. */
export type ChoiceKey = keyof typeof choices

/** What is chosen: classes, and whether a program draws its samples or somebody brought them. */
export type Choice = Pick<Config, ChoiceKey | 'data' | keyof Arrangement>

/** What decides about other keys, and what these are by default. */
export const DECIDING_KEYS = [
  ...(['data', 'xScale', 'xShift', 'standardize', 'bias'] as const),
  ...(['loss', 'optimizer', 'scheduler', 'clipGrad', 'sampler'] as const),
] as const satisfies readonly (keyof Choice)[]

/** What a program draws its samples by, which means nothing where somebody brought them: then it follows from these. */
const DRAWN_KEYS: readonly Key[] = ['W', 'trueBias', 'numSamples', 'x', 'noise']

/** The keys that choose a class, in the order of the fields. */
export const CHOICE_KEYS = namesOf(choices)

/** Whether `key` chooses a class. */
export function isChoice(key: Key): key is ChoiceKey {
  return Object.hasOwn(choices, key)
}

const owners: { readonly [K in ChoiceKey]: Readonly<Record<Config[K], Owner>> } = choices

/** The class that `config` chooses for `key`, `torch.nn.MSELoss` or `torch.optim.SGD`. */
export function ownerOf<K extends ChoiceKey>(config: Choice, key: K): Owner {
  return owners[key][config[key]]
}

/** Whether two configs choose the same class for `key`: a DataLoader is one however it orders the samples. */
function sameOwner(a: Choice, b: Choice, key: ChoiceKey): boolean {
  return ownerOf(a, key).className === ownerOf(b, key).className
}

/** Whose argument `key` is, whichever class is chosen; null for a field of its own. */
export function chooserOf(key: Key): ChoiceKey | null {
  return key === 'schedulerEvery' ? 'scheduler' : (choosers.get(key) ?? null)
}

/** The first that chooses from a class with such an argument. */
const choosers: ReadonlyMap<string, ChoiceKey> = new Map(
  [...CHOICE_KEYS]
    .reverse()
    .flatMap((chooser) =>
      ownersOf(chooser).flatMap(({ args }) => Object.keys(args).map((key) => [key, chooser] as const)),
    ),
)

/** Every class that `chooser` chooses from. */
export function ownersOf(chooser: ChoiceKey): readonly Owner[] {
  return Object.values(owners[chooser])
}

/** Whether `key` means anything in `config`: an argument of a class that is not chosen does not. */
export function applies(config: Choice, key: Key): boolean {
  if (key === 'schedulerEvery') return config.scheduler !== 'none'
  if (DRAWN_KEYS.includes(key)) return config.data === null
  const chooser = chooserOf(key)
  return chooser === null || Object.hasOwn(ownerOf(config, chooser).args, key)
}

/** Whether `key` means the same in both: it is drawn in both, an argument of the same class, or of none. */
export function meansSame(a: Choice, b: Choice, key: Key): boolean {
  const chooser = chooserOf(key)
  return applies(a, key) && applies(b, key) && (chooser === null || sameOwner(a, b, chooser))
}

/** Whether batches come from a DataLoader. */
export function isLoader({ sampler }: Pick<Config, 'sampler'>): boolean {
  return batchSources[sampler].className === batchSources.shuffle.className
}

/** The class of PyTorch that `value` of `key` names: `MSELoss` for `mse`; undefined where it names none, or one of several ways. */
export function classOf(key: Key, value: string): string | undefined {
  if (!isChoice(key)) return undefined
  const found: Owner | undefined = new Map<string, Owner>(Object.entries(owners[key])).get(value)
  const ways = ownersOf(key).filter(({ className }) => className === found?.className)
  return ways.length === 1 ? found?.className : undefined
}

/** The tensors that the optimizer keeps for each parameter under `config`, by PyTorch's names. */
export function bufferNames(config: Config): readonly string[] {
  const { optimizer, cycleMomentum, maxMomentum } = config
  const isCycled = cycleMomentum && applies(config, 'cycleMomentum')
  return optimizers[optimizer].buffers(isCycled ? { ...config, momentum: maxMomentum } : config)
}

/** Whether the optimizer of `config` takes the square root of a tensor. */
export function takesRoots({ optimizer }: Pick<Config, 'optimizer'>): boolean {
  return definitionOf(optimizer).takesRoots === true
}

/** What decides whether all of a run was measured on its release. */
export type Measurable = Choice & Pick<Config, 'torch' | 'reduction' | 'squeezeY'>

/**
 * Whether something of `config` was not yet run on its release of PyTorch: a class, the deviation that x is divided by, a loss that
 * is a sum, or one that is broadcast.
 */
export function isUnmeasured(config: Measurable): boolean {
  const { standardize, reduction, squeezeY, torch } = config
  if (torch === '2' && (standardize || reduction === 'sum' || squeezeY)) return true
  return CHOICE_KEYS.some((key) => ownerOf(config, key).unmeasured?.includes(config.torch) === true)
}

function definitionOf(optimizer: Config['optimizer']): Pick<OptimizerDefinition<Arguments>, 'takesRoots'> {
  return optimizers[optimizer]
}
