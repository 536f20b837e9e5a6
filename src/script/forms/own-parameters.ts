import { drawnBefore, float32In, initial, lastOf } from '../drawn-values.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { ArrayValue } from '../values.ts'
import { assignedBy } from './variables.ts'

/** A tensor of the script that is to be learned. */
export interface OwnParameter {
  readonly name: string
  /** The statements that make it. */
  readonly made: readonly PlainStatement[]
  /** What it begins with, null numbers where they are not known; null where not even its shape is. */
  readonly value: ArrayValue | null
  /** Whether it is drawn. */
  readonly isDrawn: boolean
}

/** Tensors that a script makes to be learned, before the loop at `head`, in their order. */
export function ownParameters(statements: readonly PlainStatement[], head: number): readonly OwnParameter[] {
  const before = statements.slice(0, head)
  const names = [...new Set(before.flatMap((each) => learnedBy(each) ?? []))]
  const drawn = drawnBefore(statements, head)
  return names.flatMap((name) => {
    const made = before.filter((each) => assignedBy(each.text).includes(name) || learnedBy(each) === name)
    const isPlain = made.every((each) => each.level === 0)
    const last = lastOf(statements, drawn, name)
    return isPlain ? [{ name, made, value: float32In(last?.value), isDrawn: last?.draws ?? true }] : []
  })
}

/** The name that the statement makes one to be learned. */
function learnedBy({ text, level }: PlainStatement): string | null {
  if (level > 0) return null
  const later = /^(\w+)\.(?:requires_grad_\((?:True)?\)|requires_grad=True)$/.exec(text)?.[1]
  if (later !== undefined) return later
  const [, name, expression = ''] = /^(\w+)=(?!=)(.+)$/.exec(text) ?? []
  return name !== undefined && initial(expression) !== expression && isWholeCall(expression) ? name : null
}

/** Whether an expression is a single call, and no part of one: what comes of a tensor that is to be learned is none itself. */
function isWholeCall(expression: string): boolean {
  const call = expression.replace(/\.requires_grad_\((?:True)?\)$/, '')
  // What is worked out first and then made one to be learned may be anything.
  if (call !== expression) return true
  let depth = 0
  for (const [i, mark] of expression.split('').entries()) {
    if ('([{'.includes(mark)) depth++
    if (')]}'.includes(mark) && --depth === 0) return i === expression.length - 1
  }
  return false
}
