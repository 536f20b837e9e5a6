import type { Form } from './blocks.ts'
import { assignedBy, variablesOf, withVariables } from './variables.ts'

/** A number, an infinite one too, or a word. */
const CONSTANT = /^([^\W\d]\w*)=(-?[\d.]+(?:e[-+]?\d+)?|(?:math|torch|numpy)\.inf|float\((['"])inf\3\)|(['"])\w+\4)$/

/** Numbers and words in the place of names that stand for them from the beginning to the end, those of functions that are gone, too. */
export const withConstants: Form = (statements) => {
  const constants = new Map<string, string>()
  for (const [i, { text, level }] of statements.entries()) {
    const [, name, value] = CONSTANT.exec(text) ?? []
    if (name === undefined || value === undefined || level > 0) continue
    const isOnce = statements.filter((each) => assignedBy(each.text).includes(name)).length === 1
    const isEarly = !statements.slice(0, i).some((each) => variablesOf(each.text).includes(name))
    // In a function or a lambda that has it as a parameter it is another one.
    const isPlain = !statements.some(
      (each) => /^(?:def|global|nonlocal)\b|\blambda\b/.test(each.text) && variablesOf(each.text).includes(name),
    )
    if (isOnce && isEarly && isPlain) constants.set(name, value)
  }
  return statements
    .filter(({ text }) => !constants.has(CONSTANT.exec(text)?.[1] ?? ''))
    .map((each) => ({ ...each, text: withVariables(each.text, constants) }))
}
