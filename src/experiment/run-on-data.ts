import type { Config, Run } from './config.ts'
import { reconciled } from './conflicts.ts'
import { CURRENT, defaultsOf } from './defaults.ts'
import { editOf } from './edit.ts'
import type { OwnData } from './own-data.ts'

/** The settings that the dialog has beside the columns. */
export interface DataSettings {
  readonly bias: boolean
  readonly standardize: boolean
}

/** The run on `data` that is nearest to the settings on screen: what cannot be kept of them gives way. */
export function runOn(data: OwnData, shown: Config, { bias, standardize }: DataSettings): Run {
  const isPossible = standardize && data.rows > 1
  const batchSize = Math.min(shown.batchSize, data.rows)
  const given = { ...shown, batchSize, bias, standardize: isPossible, xScale: null, xShift: null }
  const edit = editOf({ config: given, changes: [] }, 0, 'data', data)
  if (edit.ok && edit.value.type === 'run') return edit.value.run
  const config = { ...given, data }
  return { config: reconciled(config, defaultsOf(CURRENT, config)).config, changes: [] }
}
