import { endOfBlock, type Form } from './blocks.ts'
import { assignedBy, variablesOf, withVariables } from './variables.ts'

/**
 * What is worked out once before the loop, and anew in each turn of it, is another thing there: it gets a name of its own. Before
 * the loop a prediction changes nothing.
 */
export const withEarlyNames: Form = (statements) => {
  const head = statements.findIndex(
    ({ text, level }, at) =>
      level === 0 &&
      text.startsWith('for ') &&
      statements.slice(at, endOfBlock(statements, at)).some((each) => each.text.endsWith('.backward()')),
  )
  if (head < 0) return statements
  const body = statements.slice(head + 1, endOfBlock(statements, head))
  const inFunctions = statements.some(({ text }) => /^(?:def|class|global)\b|\blambda\b/.test(text))
  const early = statements.slice(0, head)
  const again = [...new Set(early.flatMap(({ text }) => assignedBy(text)))].filter((name) => {
    const first = body.find(({ text }) => variablesOf(text).includes(name))
    const isAnew = first?.level === 1 && new RegExp(`^${name}=(?!=)`).test(first.text)
    return isAnew && variablesOf(first.text).filter((each) => each === name).length === 1
  })
  if (again.length === 0 || inFunctions) return statements
  const used = new Set(statements.flatMap(({ text }) => variablesOf(text)))
  const to = new Map(
    again.map((name) => {
      let other = `${name}_before`
      while (used.has(other)) other += '_'
      return [name, other] as const
    }),
  )
  return statements.map((each, i) => (i < head ? { ...each, text: withVariables(each.text, to) } : each))
}
