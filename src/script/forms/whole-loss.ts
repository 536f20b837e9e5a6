import type { PlainStatement } from '../plain-statements.ts'
import { isPure } from '../pure-calls.ts'
import type { PythonValue } from '../values.ts'
import { endOfBlock } from './blocks.ts'
import { assignedBy, variablesOf, withVariables } from './variables.ts'

/**
 * A loss that a script works out in several statements as the expression that it is: `diff = pred - y` in its place, the number of
 * its elements as a number, and `l.sum().backward()` as the sum that is differentiated.
 */
export function withWholeLoss(
  written: readonly PlainStatement[],
  values: ReadonlyMap<string, PythonValue>,
): readonly PlainStatement[] {
  const statements = withReduced(written)
  const backward = statements.findIndex(({ text, level }) => level > 0 && /^\w+\.backward\(\)$/.test(text))
  const loss = /^\w+/.exec(statements[backward]?.text ?? '')?.[0]
  const level = statements[backward]?.level
  const head = statements.findLastIndex((each, i) => i < backward && each.level < (level ?? 0))
  if (loss === undefined || head < 0) return statements
  const body = statements.slice(head + 1, endOfBlock(statements, head))
  const prediction = body.findIndex(({ text }) => PREDICTS.test(text))
  const made = body.filter(({ text }) => assignedBy(text).includes(loss))
  const [place] = made
  if (prediction < 0 || made.length !== 1 || place === undefined || place.level !== level) return statements
  const parts = body.slice(prediction + 1, body.indexOf(place)).filter((each) => isPart(each, statements, level))
  const whole = filledIn(place, parts)
  const counted = summed(
    withCounts(whole.text, body[prediction]?.text ?? '', values),
    statements[head],
    statements,
    values,
  )
  const gone = new Set(parts.filter((each) => !isReadElsewhere(each, place, parts, statements)))
  return statements
    .filter((each) => !gone.has(each))
    .map((each) => (each === place ? { ...each, text: counted } : each))
}

const PREDICTS = /^\w+=\w+\(\w+\)$/

/** `l.sum().backward()`: what is differentiated has a name of its own. */
function withReduced(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text, level }) => level > 0 && /^(?!\(\w+\/\w+\)\.)(?!\w+\.backward).+\.backward\(\)$/.test(text),
  )
  const place = statements[at]
  const expression = /^(.*)\.backward\(\)$/.exec(place?.text ?? '')?.[1]
  if (place === undefined || expression === undefined || !isPure(expression)) return statements
  const [, name, reduction] = /^(\w+)\.(sum|mean)\(\)$/.exec(expression) ?? []
  const made = statements.filter(({ text }) => name !== undefined && assignedBy(text).includes(name))
  const [own] = made
  const value = made.length === 1 && own?.level === place.level ? /^\w+=(?!=)(.+)$/.exec(own.text)?.[1] : undefined
  if (name !== undefined && value === undefined) return statements
  const whole = value === undefined ? expression : `(${value}).${reduction}()`
  const isKept = statements.some((each, i) => i !== at && each !== own && variablesOf(each.text).includes(name ?? ''))
  return statements.flatMap((each, i) => {
    if (each === own && !isKept) return []
    if (i !== at) return [each]
    return [
      { ...each, ...(own === undefined ? {} : { line: own.line, end: own.end }), text: `${LOSS}=${whole}` },
      { ...each, text: `${LOSS}.backward()` },
    ]
  })
}

const LOSS = 'loss_of_it'

/** Whether a statement between the prediction and the loss works a part of the loss out. */
function isPart(
  { text, level }: PlainStatement,
  statements: readonly PlainStatement[],
  ofLoss: number | undefined,
): boolean {
  const name = /^(\w+)=(?!=)/.exec(text)?.[1]
  const isOnce = statements.filter((each) => name !== undefined && assignedBy(each.text).includes(name)).length === 1
  return isOnce && level === ofLoss && isPure(text)
}

/** The loss with its parts in it. One that is used twice has its gradients added before they go on: of a difference that is the same. */
function filledIn(place: PlainStatement, parts: readonly PlainStatement[]): PlainStatement {
  let [target = '', text = ''] = place.text.split(/=(.*)/s)
  for (const part of parts.toReversed()) {
    const [name = '', value = ''] = part.text.split(/=(.*)/s)
    const uses = variablesOf(text).filter((each) => each === name).length
    if (uses > 1 && !/^\w+-\w+$/.test(value)) continue
    text = withVariables(text, new Map([[name, `(${value})`]]))
  }
  return { ...place, text: `${target}=${text}` }
}

/** `pred.numel()`, `len(y)`, `y.shape[0]` as numbers, where the batch is all of y. */
function withCounts(text: string, prediction: string, values: ReadonlyMap<string, PythonValue>): string {
  const output = /^\w+/.exec(prediction)?.[0] ?? ''
  const names = new Set(variablesOf(text.replace(/^\w+=/, '')).filter((name) => values.get(name)?.kind === 'array'))
  const [target] = names
  const value = names.size === 1 ? values.get(target ?? '') : undefined
  if (value?.kind !== 'array') return text
  const [rows, count] = [value.shape[0] ?? 1, value.shape.reduce((product, size) => product * size, 1)]
  const one = `(?:${output}|${target}|\\(${output}-${target}\\)|\\(${target}-${output}\\))`
  return text
    .replaceAll(new RegExp(`(?<![\\w.])${one}\\.(?:numel|nelement)\\(\\)`, 'g'), String(count))
    .replaceAll(new RegExp(`(?<![\\w.])(?:${one}\\.(?:shape\\[0\\]|size\\(0\\))|len\\(${one}\\))`, 'g'), String(rows))
}

/** The only element of a batch of one row and one column as the sum that it is. */
function summed(
  text: string,
  loop: PlainStatement | undefined,
  statements: readonly PlainStatement[],
  values: ReadonlyMap<string, PythonValue>,
): string {
  const [target = '', expression = ''] = text.split(/=(.*)/s)
  const loader = / in (\w+):$/.exec(loop?.text ?? '')?.[1]
  const SINGLE = new RegExp(
    `^${loader}=torch\\.utils\\.data\\.DataLoader\\(dataset=torch\\.utils\\.data\\.TensorDataset\\(\\w+,(\\w+)\\)\\)$`,
  )
  const y = statements.map((each) => SINGLE.exec(each.text)?.[1]).find((each) => each !== undefined)
  const value = values.get(y ?? '')
  const whole = variablesOf(expression).flatMap((name) => values.get(name) ?? [])
  const isOnly =
    whole.length > 0 && whole.every((each) => each.kind === 'array' && each.shape.every((size) => size === 1))
  const columns = value?.kind === 'array' ? value.shape.slice(1) : value?.kind === 'list' ? [] : [Number.NaN]
  const isReduced = /\b(?:sum|mean|norm|max|min)\(|loss|Loss|criterion/.test(expression)
  return isReduced || (!isOnly && columns.some((size) => size !== 1)) ? text : `${target}=(${expression}).sum()`
}

function isReadElsewhere(
  part: PlainStatement,
  place: PlainStatement,
  parts: readonly PlainStatement[],
  statements: readonly PlainStatement[],
): boolean {
  const name = assignedBy(part.text)[0] ?? ''
  return statements.some(
    (each) => each !== part && each !== place && !parts.includes(each) && variablesOf(each.text).includes(name),
  )
}
