import { type Look, matricesSvg } from '../../../export/matrices-svg.ts'
import type { App } from '../../../store/app.ts'
import { difference, transposed } from '../../../training/progress.ts'
import { formatCell, formatTick } from '../../format.ts'
import { differenceLimit, sharedLimit } from '../../matrix-limits.ts'
import { heatScales, shadeOf } from '../../theme/heat-scale.ts'
import { themeColor, themeFont } from './theme.ts'

/** Target, learned and difference as one picture, as they are now; null before the first frame. */
export function matricesOf({ store, feed }: App): string | null {
  const { shown, text, theme } = store.getState()
  const { W, trueBias } = shown
  if (feed.latest === null) return null
  const { weight, bias } = feed.latest
  const apart = new Float32Array(W.data.length)
  const largest = difference(weight, W, apart)
  const limit = sharedLimit(W, trueBias)
  const shape = { rows: W.rows, columns: W.columns }
  const zeros = new Float32Array(W.columns)
  const hasBias = bias !== null || trueBias !== null
  const [learnedBias, targetBias] = [bias ?? zeros, trueBias ?? zeros]
  const biasApart = [...learnedBias].map((value, column) => value - (targetBias[column] ?? 0))
  const sheets = [
    { ...shape, title: text.target, values: W.data, bias: hasBias ? targetBias : null, limit },
    {
      ...shape,
      title: text.learned,
      values: transposed(weight, W.columns, W.rows),
      bias: hasBias ? learnedBias : null,
      limit,
    },
    {
      ...shape,
      title: text.difference,
      values: apart,
      bias: hasBias ? biasApart : null,
      limit: differenceLimit(Math.max(largest, ...(hasBias ? biasApart.map(Math.abs) : [])), 0) || 1,
    },
  ]
  return matricesSvg(sheets, lookOf(theme))
}

function lookOf(theme: keyof typeof heatScales): Look {
  const { colors, inks } = heatScales[theme]
  return {
    surface: themeColor('var(--surface)'),
    text: themeColor('var(--text)'),
    muted: themeColor('var(--muted)'),
    font: themeFont(),
    fill: (value, limit) => colors[shadeOf(value, limit)] ?? 'none',
    ink: (value, limit) => inks[shadeOf(value, limit)] ?? 'currentColor',
    format: formatCell,
    tick: formatTick,
  }
}
