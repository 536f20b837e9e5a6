import type { ComponentProps } from 'react'
import { CellDetail } from './CellDetail.tsx'
import { LARGEST_TABLE } from './Heat.tsx'
import { MatrixTexts } from './MatrixTexts.tsx'

/** What the matrices are in words: all of what is drawn on canvases, and a line about a cell. */
export function Beneath(props: ComponentProps<typeof CellDetail>) {
  const { W } = props
  return (
    <>
      {Math.max(W.rows, W.columns) > LARGEST_TABLE && <MatrixTexts W={W} />}
      <CellDetail {...props} />
    </>
  )
}
