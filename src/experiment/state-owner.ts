import type { Config } from './config.ts'

/**
 * What a run must have in common with another for its state to be loaded: the sizes, a bias or none, the optimizer, and what
 * decides what this keeps. The text of a state begins with it.
 */
export function stateOwner({ W, bias, optimizer, amsgrad, centered }: Config): string {
  return [optimizer, W.rows, W.columns, bias, amsgrad, centered].join(':')
}
