import type { Kind } from '../experiment/kinds.ts'
import { readFloat32 } from '../experiment/numbers.ts'
import { bad, quoted, type Reading } from '../experiment/problem.ts'
import { LazyCode } from './lazy-code.ts'

/** How people write numbers: loaded when somebody does not write one as programs do. */
const habitsCode = new LazyCode(() => import('../reading/typed-reader.ts'))

/** Expressions, which are no numbers. */
const expressionCode = new LazyCode(() => import('../experiment/read-expression.ts'))

/** More than digits, a point, a sign and an exponent; or `10.000`, which is ten thousand in some countries. */
const HABIT = /[^\d.e+-]|^[+-]?[1-9]\d*\.\d{3}$/i

type Typed<T> = Pick<Kind<T>, 'control' | 'read'>

/** Reads what a person typed for a value of `kind`: at once what can mean only one thing, anything else when the code for it has come. */
export function habitual<T>(kind: Typed<T>): (text: string) => Reading<T> | Promise<Reading<T>> {
  return (text) => {
    if (kind.control.type === 'expression') return expressionCode.again().outcome.then(() => kind.read(text))
    const plain = HABIT.test(text.trim()) ? null : kind.read(text)
    if (plain !== null && (plain.ok || plain.problem.code !== 'notANumber')) return plain
    const { result, outcome } = habitsCode.again()
    return result?.ok
      ? result.value.typedReader(kind)(text)
      : outcome.then((came) => (came.ok ? came.value.typedReader(kind)(text) : unasked(kind, text)))
  }
}

/** Goes on with what was read, at once where it is there. */
export function whenRead<T>(reading: Reading<T> | Promise<Reading<T>>, go: (reading: Reading<T>) => void): void {
  if ('ok' in reading) go(reading)
  else void reading.then(go)
}

/** What can be said without that code: nothing of it counts unasked. */
function unasked<T>({ read }: Typed<T>, text: string): Reading<T> {
  const reading = read(text)
  return reading.ok ? bad({ code: 'unsure', text: quoted(text), readings: [String(reading.value)] }) : reading
}

/** Reads what was typed into a cell of a matrix. */
export const readCell = habitual({
  control: { type: 'number', integer: false, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  read: readFloat32,
})
