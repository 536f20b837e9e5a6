import { useCallback } from 'react'
import { fieldOf } from '../../../experiment/config.ts'
import { useActions, useMessages } from '../../context.ts'
import { indices } from '../../widgets/indices.ts'
import { BiasRow } from './BiasRow.tsx'
import { EdgeButtons } from './EdgeButtons.tsx'
import { MatrixColumn } from './MatrixColumn.tsx'
import { type TargetEditing, TargetMatrix } from './TargetMatrix.tsx'

/** The target, to be edited cell by cell, row by row, or pasted over. */
export function TargetColumn({ view, ...editing }: TargetEditing) {
  const text = useMessages()
  const { replaceW } = useActions()
  const { W, trueBias, limit } = view
  const { onProblem } = editing
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
      <TargetMatrix view={view} {...editing} onPaste={paste} />
    </MatrixColumn>
  )
}
