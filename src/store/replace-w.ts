import type { Matrix } from '../experiment/matrix.ts'
import type { Problem } from '../experiment/problem.ts'
import type { App } from './app.ts'

/** Gives W another matrix as a whole and offers the way back; says what is wrong with it, or null. */
export function replaceW({ store, actions, author }: App, value: Matrix): Problem | null {
  const before = author.opening.present()
  const problem = actions.edit('W', value)
  if (problem !== null) return problem
  store.setState({ toast: { type: 'replaced', rows: value.rows, columns: value.columns, before } })
  return null
}
