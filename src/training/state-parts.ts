import { ownerOf } from '../experiment/choices.ts'
import { type Config, LIVE_KEYS, type LoadedState } from '../experiment/config.ts'
import type { OptimizerState, ParameterMemory } from '../torch/optim/optimizer.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { BIAS, WEIGHT } from './learned.ts'

/** The parameters of the model of `config` and their shapes, by name. */
export function parameterShapes({ W, bias }: Config): ReadonlyMap<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>([[WEIGHT, [W.columns, W.rows]]])
  return bias ? shapes.set(BIAS, [W.columns]) : shapes
}

/** The arguments of the optimizer of `config` that a live change may write to its parameter group. */
export function groupKeys(config: Config): readonly (keyof LoadedState['group'])[] {
  const { args } = ownerOf(config, 'optimizer')
  return LIVE_KEYS.filter(isOfGroup).filter((key) => Object.hasOwn(args, key))
}

function isOfGroup(key: (typeof LIVE_KEYS)[number]): key is keyof LoadedState['group'] {
  return key !== 'W' && key !== 'batchSize'
}

/** What of the parameter group of a state are settings of a run of `config`. */
export function groupOf({ paramGroups: [group] }: OptimizerState, config: Config): LoadedState['group'] {
  return Object.fromEntries(
    groupKeys(config).flatMap((key) => {
      const value = group?.[key]
      return typeof value === 'number' ? [[key, value] as const] : []
    }),
  )
}

/** The numbers that optimizers keep for a parameter beside tensors: all others keep `step`. */
const NUMBERS: { readonly [O in Config['optimizer']]?: readonly string[] } = {
  sgd: [],
  nadam: ['step', 'mu_product'],
  asgd: ['step', 'eta', 'mu'],
}

/** PyTorch's names of the numbers that the optimizer keeps for each parameter. */
export function keptNumbers({ optimizer }: Config): readonly string[] {
  return NUMBERS[optimizer] ?? ['step']
}

/** PyTorch's names of the tensors; also of one that is left of a time with another momentum. */
export function keptTensors(config: Config): readonly string[] {
  return optimizers[config.optimizer].buffers({ ...config, momentum: 1 })
}

/**
 * The first thing without which `optimizer.step()` raises `KeyError`; undefined where there is none. Before its first step only
 * Adagrad has kept anything, and SGD makes its buffer whenever there is none.
 * @param config the settings with the group of the state in effect
 */
export function missingIn(memory: ParameterMemory, config: Config): string | undefined {
  const isNew = Object.keys(memory).length === 0 && config.optimizer !== 'adagrad'
  if (isNew || config.optimizer === 'sgd') return undefined
  const needed = [...keptNumbers(config), ...optimizers[config.optimizer].buffers(config)]
  return needed.find((name) => memory[name] === undefined)
}
