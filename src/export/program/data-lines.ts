import type { Config, Run } from '../../experiment/config.ts'
import type { Matrix } from '../../experiment/matrix.ts'
import { ownDataLines } from './own-data-lines.ts'
import { BLANK, indented, type Program, type ProgramLine, py } from './program-line.ts'
import { float, float32Literal, int, tensorLines } from './python.ts'

/** W, x and y, or x and y of somebody's own data. Where W changes live y is a function of it, from the same x and the same noise. */
export function dataLines(run: Run): Program {
  const { config } = run
  if (config.data !== null) return [...ownDataLines(config.data), ...inputLines(config), ...squeezeLines(config)]
  const dimensions = [py`input_dim = ${String(config.W.rows)}`, py`output_dim = ${String(config.W.columns)}`]
  return [
    ...wLines(config.W, true),
    BLANK,
    py`num_samples = ${int(config, 'numSamples')}`,
    ...dimensions,
    py`x = torch.${{ text: config.x, key: 'x' }}((num_samples, input_dim))`,
    ...inputLines(config),
    ...(changesW(run) ? functionLines(config) : targetLines(config, 'torch.randn((num_samples, output_dim))')),
  ]
}

/** What is done to x before it is used. */
function inputLines({ xScale, xShift, standardize }: Config): Program {
  return [
    ...vectorLines('x = x * ', xScale, 'xScale'),
    ...vectorLines('x = x + ', xShift, 'xShift'),
    ...(standardize ? [py`x = ${{ text: '(x - x.mean(0)) / x.std(0)', key: 'standardize' }}`] : []),
  ]
}

/** A number for all columns of x, or a tensor of one for each. */
function vectorLines(before: string, vector: readonly number[] | null, key: 'xScale' | 'xShift'): Program {
  const [single] = vector ?? []
  if (vector === null || single === undefined) return []
  if (vector.length > 1) return tensorLines(`${before}torch.tensor(`, vector, ')', key)
  return [py`${before}${{ text: float32Literal(single), key }}`]
}

/** `W = torch.tensor(...)`; its values are those of the setting, or of a live change. */
export function wLines({ rows, columns, data }: Matrix, isSetting: boolean): readonly ProgramLine[] {
  const lists = Array.from({ length: rows }, (_, row) => data.slice(row * columns, (row + 1) * columns))
  return tensorLines('W = torch.tensor(', lists, ')', isSetting ? 'W' : undefined)
}

function changesW({ changes }: Run): boolean {
  return changes.some(({ key }) => key === 'W')
}

function targetLines(config: Config, draws: string): Program {
  const { trueBias, noise } = config
  return [
    py`y = torch.matmul(W.t(), x.t()).t()`,
    ...(trueBias === null ? [] : tensorLines('y = y + torch.tensor(', trueBias, ')', 'trueBias')),
    ...(noise === 0 ? [] : [py`y = y + ${{ text: float(noise), key: 'noise' }} * ${draws}`]),
    ...squeezeLines(config),
  ]
}

function squeezeLines({ squeezeY }: Config): Program {
  return squeezeY ? [py`y = ${{ text: 'y.squeeze(1)', key: 'squeezeY' }}`] : []
}

function functionLines(config: Config): Program {
  const noise = config.noise === 0 ? [] : [py`noise = torch.randn((num_samples, output_dim))`]
  return [
    ...noise,
    BLANK,
    BLANK,
    py`def targets(W):`,
    ...indented([...targetLines(config, 'noise'), py`return y`]),
    BLANK,
    BLANK,
    py`y = targets(W)`,
  ]
}
