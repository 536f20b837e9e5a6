import { bad, quoted, type Reading } from './problem.ts'

/** Reads an expression in one line; what it gives is written in one way. */
type ReadExpression = (line: string) => Reading<string>

let reader: ReadExpression | null = null

/** What reads expressions comes wherever one may be given (`read-expression.ts`): no other visit needs it. */
export function readExpressionsWith(its: ReadExpression): void {
  reader = its
}

/** The expression that `line` is. */
export function expressionIn(line: string): Reading<string> {
  return reader?.(line) ?? bad({ code: 'notPython', text: quoted(line), at: 1 })
}
