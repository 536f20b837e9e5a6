import type { Arguments } from '../torch/arguments.ts'
import { losses } from '../torch/nn/losses/registry.ts'
import { optimizers } from '../torch/optim/registry.ts'
import type { Config, Key } from './config.ts'

/** The keys that choose a class; its keyword arguments are keys of their own. */
export type ClassKey = 'loss' | 'optimizer'

/** A class of PyTorch with keyword arguments. */
interface Owner {
  readonly className: string
  readonly args: Arguments
}

type Choice = Pick<Config, ClassKey>

const registries: { readonly [K in ClassKey]: Readonly<Record<string, Owner>> } = {
  loss: losses,
  optimizer: optimizers,
}

/** The class that `config` chooses for `key`, `torch.nn.MSELoss` or `torch.optim.SGD`. */
export function ownerOf(config: Choice, key: ClassKey): Owner {
  return key === 'loss' ? losses[config.loss] : optimizers[config.optimizer]
}

/** Whose argument `key` is, whichever class is chosen; null for a field of its own. */
export function chooserOf(key: Key): ClassKey | null {
  if (isArgument('loss', key)) return 'loss'
  return isArgument('optimizer', key) ? 'optimizer' : null
}

function isArgument(chooser: ClassKey, key: Key): boolean {
  return Object.values(registries[chooser]).some(({ args }) => Object.hasOwn(args, key))
}

/** Whether `key` means anything in `config`: an argument of a class that is not chosen does not. */
export function applies(config: Choice & Pick<Config, 'sampler'>, key: Key): boolean {
  if (key === 'dropLast') return isLoader(config)
  const chooser = chooserOf(key)
  return chooser === null || Object.hasOwn(ownerOf(config, chooser).args, key)
}

/** Whether batches come from a DataLoader. */
export function isLoader({ sampler }: Pick<Config, 'sampler'>): boolean {
  return sampler === 'sequential' || sampler === 'shuffle'
}

/** The class of PyTorch that `value` of `key` stands for: `MSELoss` for `mse`; undefined where it stands for none. */
export function classOf(key: Key, value: string): string | undefined {
  return key === 'loss' || key === 'optimizer' ? registries[key][value]?.className : undefined
}
