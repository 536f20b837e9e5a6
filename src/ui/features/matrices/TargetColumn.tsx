import { useCallback } from 'react'
import { useMayW, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { targetName } from '../../target-name.ts'
import { indices } from '../../widgets/indices.ts'
import { BiasRow } from './BiasRow.tsx'
import { MatrixColumn } from './MatrixColumn.tsx'
import styles from './matrices.module.css'
import { type TargetEditing, TargetMatrix } from './TargetMatrix.tsx'

/** The target, to be edited cell by cell, row by row, or pasted over. */
export function TargetColumn({ view, ...editing }: TargetEditing) {
  const name = useSelected(targetName)
  const may = useMayW()
  const { W, trueBias, limit } = view
  const { onProblem } = editing
  const bias = useCallback(() => trueBias ?? indices(W.columns).map(() => 0), [trueBias, W])
  const buttons = (axis: 'rows' | 'columns') => (
    <Part
      code={laterCode}
      name={name}
      waiting={<div className={axis === 'rows' ? styles.rowButtons : styles.columnButtons} />}
      silent
    >
      {({ EdgeButtons }) => <EdgeButtons W={W} axis={axis} onProblem={onProblem} />}
    </Part>
  )
  const foot = (
    <>
      {(view.bias || trueBias !== null) && <BiasRow view={view} title={name} limit={limit} values={bias} />}
      {may && buttons('rows')}
    </>
  )
  return (
    <MatrixColumn
      view={view}
      title={name}
      note={`${W.rows} × ${W.columns}`}
      testId="matrix-target"
      edge={may && buttons('columns')}
      foot={foot}
    >
      <TargetMatrix view={view} {...editing} />
    </MatrixColumn>
  )
}
