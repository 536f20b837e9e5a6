import type { App } from '../../../store/app.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { formatCell, formatTick } from '../../format.ts'
import { differenceLimit, sharedLimit } from '../../matrix-limits.ts'
import { captionOf } from '../../picture/caption.ts'
import type { Picture } from '../../picture/frame.ts'
import { pictureText } from '../../picture/text.ts'
import { targetName } from '../../target-name.ts'
import { isNumbered, type MatrixSheet, matricesBody, type SheetLayout } from './matrix-sheets.ts'

/** Target, learned and difference as they are now; null before the first frame. */
export function matricesPicture(app: App, layout?: SheetLayout): Picture | null {
  const { text, language, shown } = app.store.getState()
  const sheets = sheetsOf(app)
  if (sheets === null) return null
  const said = pictureText[language]
  const { rows, columns } = shown.W
  return {
    title: text.matrices,
    legend: [],
    body: matricesBody(sheets, { cell: formatCell, tick: formatTick }, layout),
    notes: [
      ...(isNumbered(shown.W, layout) ? [] : [said.onlyColors(rows, columns)]),
      ...(sheets.some(({ bias }) => bias !== null) ? [said.biasRow] : []),
    ],
    caption: captionOf(app),
  }
}

function sheetsOf({ store, feed }: App): readonly MatrixSheet[] | null {
  const state = store.getState()
  const { shown, text } = state
  const { W, trueBias } = shown
  if (feed.latest === null) return null
  const learned = learnedOf(feed.latest)
  const { bias } = learned
  const apart = new Float32Array(W.data.length)
  const largest = difference(learned, W, apart)
  const limit = sharedLimit(W, trueBias)
  const shape = { rows: W.rows, columns: W.columns }
  const zeros = new Float32Array(W.columns)
  const hasBias = bias !== null || trueBias !== null
  const [learnedBias, targetBias] = [bias ?? zeros, trueBias ?? zeros]
  const biasApart = [...learnedBias].map((value, column) => value - (targetBias[column] ?? 0))
  return [
    { ...shape, title: targetName(state), values: W.data, bias: hasBias ? targetBias : null, limit },
    { ...shape, title: text.learned, values: learned.data, bias: hasBias ? learnedBias : null, limit },
    {
      ...shape,
      title: text.difference,
      values: apart,
      bias: hasBias ? biasApart : null,
      limit: differenceLimit(Math.max(largest, ...(hasBias ? biasApart.map(Math.abs) : [])), 0) || 1,
    },
  ]
}
