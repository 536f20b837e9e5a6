import { useCallback } from 'react'
import { fieldOf } from '../../../experiment/config.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { useActions, useMessages } from '../../context.ts'
import { indices } from '../../widgets/indices.ts'
import { BiasRow } from './BiasRow.tsx'
import { EdgeButtons } from './EdgeButtons.tsx'
import { type CellPlace, MatrixColumn, type MatrixView } from './MatrixColumn.tsx'
import { TargetMatrix } from './TargetMatrix.tsx'

interface Props {
  readonly view: MatrixView
  /** The cell at which the Tab key stops. */
  readonly current: CellPlace
  readonly onCurrent: (place: CellPlace) => void
  /** Where a problem is said that `onProblem` was told. */
  readonly problemId: string
  readonly onProblem: (problem: Problem | null) => void
}

/** The target, to be edited cell by cell, row by row, or pasted over. */
export function TargetColumn({ view, current, onCurrent, problemId, onProblem }: Props) {
  const text = useMessages()
  const { replaceW } = useActions()
  const { W, trueBias, limit } = view
  const paste = (pasted: string) => {
    const reading = fieldOf('W').kind.read(pasted)
    onProblem(reading.ok ? replaceW(reading.value) : reading.problem)
  }
  const bias = useCallback(() => trueBias ?? indices(W.columns).map(() => 0), [trueBias, W])
  const foot = (
    <>
      {(view.bias || trueBias !== null) && <BiasRow view={view} title={text.target} limit={limit} values={bias} />}
      <EdgeButtons W={W} axis="rows" onProblem={onProblem} />
    </>
  )
  return (
    <MatrixColumn
      view={view}
      title={text.target}
      note={`${W.rows} × ${W.columns}`}
      testId="matrix-target"
      edge={<EdgeButtons W={W} axis="columns" onProblem={onProblem} />}
      foot={foot}
    >
      <TargetMatrix view={view} {...{ current, onCurrent, problemId, onProblem }} onPaste={paste} />
    </MatrixColumn>
  )
}
