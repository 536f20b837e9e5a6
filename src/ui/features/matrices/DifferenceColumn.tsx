import { useCallback, useState } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { sameShape } from '../../../experiment/matrix.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { useFrames, useMessages } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { differenceLimit } from '../../matrix-limits.ts'
import { Legend } from '../../widgets/Legend.tsx'
import { BiasRow } from './BiasRow.tsx'
import { Heat } from './Heat.tsx'
import { MatrixColumn, type MatrixView } from './MatrixColumn.tsx'

/** What is learned less the target, on a scale of its own that follows it. */
export function DifferenceColumn({ view }: { readonly view: MatrixView }) {
  const text = useMessages()
  const { W, trueBias, scale, layout } = view
  const [limit, setLimit] = useState(1)
  const biasApart = useCallback(
    (frame: Frame) => (learnedOf(frame).bias ?? []).map((value, column) => value - (trueBias?.[column] ?? 0)),
    [trueBias],
  )
  useFrames(
    (frame) => {
      const learned = learnedOf(frame)
      if (!sameShape(learned, W)) return
      const largest = Math.max(difference(learned, W), ...biasApart(frame).map(Math.abs))
      setLimit((before) => differenceLimit(largest, before))
    },
    [W, biasApart],
  )
  const values = useCallback(
    (frame: Frame) => {
      const apart = new Float32Array(W.data.length)
      difference(learnedOf(frame), W, apart)
      return apart
    },
    [W],
  )
  const foot = (
    <>
      {view.bias && <BiasRow view={view} title={text.difference} limit={limit} values={biasApart} />}
      <Legend from={formatTick(-limit)} to={formatTick(limit)} colors={scale.ends} />
    </>
  )
  return (
    <MatrixColumn view={view} title={text.difference} testId="matrix-difference" foot={foot}>
      <Heat rows={W.rows} columns={W.columns} caption={text.difference} {...{ scale, layout, limit, values }} />
    </MatrixColumn>
  )
}
