import type { Problem } from '../../../experiment/problem.ts'
import { problemText } from '../../../i18n/problems.ts'
import { useText } from '../../context.ts'
import styles from './matrices.module.css'

interface Props {
  readonly id: string
  readonly problem: Problem
}

/** What is wrong with an edit of a cell. */
export function CellProblem({ id, problem }: Props) {
  const say = useText(problemText)
  return (
    <p id={id} className={`${styles.detail} ${styles.problem}`} role="alert" data-testid="matrix-problem">
      {say(problem)}
    </p>
  )
}
