import { useState } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { learnedOf } from '../../../training/learned.ts'
import { useFrames, useMessages } from '../../context.ts'
import { formatShort } from '../../format.ts'
import { type BeyondEnds, beyondOf, WITHIN } from '../../widgets/beyond.ts'
import { Legend } from '../../widgets/Legend.tsx'
import { BiasRow } from './BiasRow.tsx'
import { Heat } from './Heat.tsx'
import { MatrixColumn, type MatrixView } from './MatrixColumn.tsx'

/** What is learned, in W's shape and in the target's colours; the legend says where it goes beyond them. */
export function LearnedColumn({ view }: { readonly view: MatrixView }) {
  const text = useMessages()
  const { W, scale, layout, limit } = view
  const [beyond, setBeyond] = useState<BeyondEnds>(WITHIN)
  useFrames((frame) => setBeyond((before) => beyondOf([valuesOf(frame), biasOf(frame)], limit, before)), [limit])
  const foot = (
    <>
      {view.bias && <BiasRow view={view} title={text.learned} limit={limit} values={biasOf} />}
      <Legend from={formatShort(-limit)} to={formatShort(limit)} colors={scale.ends} beyond={beyond} />
    </>
  )
  return (
    <MatrixColumn view={view} title={text.learned} testId="matrix-weight" foot={foot}>
      <Heat rows={W.rows} columns={W.columns} caption={text.learned} {...{ scale, layout, limit }} values={valuesOf} />
    </MatrixColumn>
  )
}

function valuesOf(frame: Frame): ArrayLike<number> {
  return learnedOf(frame).data
}

function biasOf(frame: Frame): ArrayLike<number> {
  return learnedOf(frame).bias ?? []
}
