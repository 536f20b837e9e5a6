import { ownerOf } from './choices.ts'
import { type Config, isKey, isLive } from './config.ts'
import { written } from './run.ts'

/**
 * What a run must have in common with another for its state to be loaded: the sizes, a bias or none, the optimizer, and those
 * of its arguments that stay what the constructor was given. The text of a state begins with it.
 */
export function stateOwner(config: Config): string {
  const { W, bias, optimizer } = config
  const args = Object.keys(ownerOf(config, 'optimizer').args).filter(isKey)
  const fixed = args.filter((key) => !isLive(key)).map((key) => written(config, key))
  return [optimizer, `${W.rows}x${W.columns}`, bias, ...fixed].join(':')
}
