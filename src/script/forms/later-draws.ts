import { drawnBefore } from '../drawn-values.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { tensorText } from './computed.ts'
import type { InOtherWords } from './instead.ts'

/**
 * What is drawn behind the parameters in the script and before the model in the run: numbers in their place, where they are known.
 */
export function withoutLaterDraws(
  placed: readonly PlainStatement[],
  written: readonly PlainStatement[],
  head: number,
  made: readonly PlainStatement[],
): Omit<InOtherWords, 'isSeeded'> {
  const drawn = drawnBefore(written, head)
  const first = drawn.find(({ at, draws }) => draws && made.some((each) => each === written[at]))
  const later = drawn.filter(({ at, draws }) => {
    const each = written[at]
    return first !== undefined && draws && at > first.at && each !== undefined && !made.includes(each)
  })
  const unknown: PlainStatement[] = []
  const numbers = new Map<PlainStatement, string>()
  for (const { at, value } of later) {
    const each = written[at]
    const text = value?.kind === 'array' ? tensorText(value) : null
    const name = /^(\w+)=/.exec(each?.text ?? '')?.[1]
    if (each === undefined) continue
    if (text === null || name === undefined) unknown.push(each)
    else numbers.set(each, `${name}=${text}`)
  }
  return {
    statements: placed.map((each) => {
      const original = [...numbers].find(([{ line, end }]) => line === each.line && end === each.end)
      return original !== undefined && each.level === 0 && drawsIn(each) ? { ...each, text: original[1] } : each
    }),
    instead: unknown.length === 0 ? [] : [{ kind: 'done', statements: unknown, taken: /^(?:x|y) = / }],
  }

  function drawsIn({ text }: PlainStatement): boolean {
    return /^\w+=.*torch\.(?:randn?|normal)/.test(text)
  }
}
