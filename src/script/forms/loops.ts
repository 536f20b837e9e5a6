import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { assignedBy, variablesOf, withCalls, withVariables } from './variables.ts'

/** Loops as `for`, over what they go over: without bars that show how far they are, and without `while` that counts. */
export const withPlainLoops: Form = (statements) =>
  withoutGroups(withoutCounting(withoutNamedBars(statements.map((each) => ({ ...each, text: withoutBar(each.text) })))))

const BARS = ['tqdm', 'auto', 'notebook', 'autonotebook', 'std'].flatMap((module) => {
  const whole = module === 'tqdm' ? 'tqdm' : `tqdm.${module}`
  return [`${whole}.tqdm`, `${whole}.trange`]
})

/** `range(100)` for `tqdm(range(100), desc='...')` and for `trange(100)`. */
function withoutBar(text: string): string {
  const plain = BARS.reduce(
    (all, bar) =>
      withCalls(all, bar, ([over = '', ...others]) => {
        if (over === '' || others.some((each) => !/^(?!iterable)\w+=/.test(each))) return null
        return bar.endsWith('trange') ? `range(${over})` : over
      }),
    text,
  )
  return withCalls(plain, 'enumerate', ([over = '', start = '']) =>
    /^(?:start=)?0$/.test(start) ? `enumerate(${over})` : null,
  )
}

/** `bar = tqdm(range(100))`, gone through once. */
function withoutNamedBars(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const made = statements.find(({ text }) => /^\w+=(?:range|enumerate)\(.*\)$/.test(text))
  const [name = '', over = ''] = made?.text.split(/=(.*)/) ?? []
  if (made === undefined || statements.filter(({ text }) => assignedBy(text).includes(name)).length !== 1)
    return statements
  const uses = statements.filter((each) => each !== made && variablesOf(each.text).includes(name))
  const loops = uses.filter(({ text }) => text.startsWith('for ') && text.endsWith(` in ${name}:`))
  const [loop] = loops
  const isShown = uses.every(
    (each) => each === loop || new RegExp(`^${name}\\.(?:set_\\w+|refresh|close|write)\\(`).test(each.text),
  )
  if (loop === undefined || loops.length !== 1 || !isShown || statements.indexOf(loop) < statements.indexOf(made))
    return statements
  return statements
    .filter((each) => each !== made)
    .map((each) => (each === loop ? { ...each, text: each.text.replace(` in ${name}:`, ` in ${over}:`) } : each))
}

/** `i = 0`, `while i < 100:` and `i += 1` at the end. */
function withoutCounting(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text }) => /^while \w+<\w+:$/.test(text))
  const [, name = '', count = ''] = /^while (\w+)<(\w+):$/.exec(statements[at]?.text ?? '') ?? []
  const head = statements[at]
  const end = endOfBlock(statements, at)
  const start = statements.findLast(({ text, level }, i) => i < at && level === head?.level && text === `${name}=0`)
  const body = statements.slice(at + 1, end)
  const step = body.at(-1)
  const isStep =
    step?.level === (head?.level ?? 0) + 1 && [`${name}+=1`, `${name}=${name}+1`].includes(step?.text ?? '')
  const changes = statements.filter(({ text }) => assignedBy(text).includes(name)).length
  const uses = statements.slice(end).some(({ text }) => variablesOf(text).includes(name) && !text.startsWith('print('))
  const isCut = body.some(({ text }) => /\b(?:continue|break)\b/.test(text))
  if (head === undefined || start === undefined || !isStep || changes !== 2 || uses || isCut) return statements
  return statements
    .filter((each) => each !== start && each !== step)
    .map((each) => (each === head ? { ...each, text: `for ${name} in range(${count}):` } : each))
}

/** The only group of an optimizer, for a loop over all of them. */
function withoutGroups(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text }) => /^for \w+ in \w+\.param_groups:$/.test(text))
  const [, group = '', optimizer = ''] = /^for (\w+) in (\w+)\.param_groups:$/.exec(statements[at]?.text ?? '') ?? []
  const isSingle = statements.some(({ text }) =>
    new RegExp(`^${optimizer}=torch\\.optim\\.\\w+\\((?:params=)?\\w+\\.parameters\\(\\)`).test(text),
  )
  const end = endOfBlock(statements, at)
  const head = statements[at]
  const outside = statements.some(({ text }, i) => (i < at || i >= end) && variablesOf(text).includes(group))
  if (head === undefined || !isSingle || outside) return statements
  const body = statements.slice(at + 1, end)
  if (
    body.some(({ text, level }) => level !== head.level + 1 || !new RegExp(`^${group}\\[["']\\w+["']\\]=`).test(text))
  )
    return statements
  const only = new Map([[group, `${optimizer}.param_groups[0]`]])
  const instead = body.map((each) => ({
    ...each,
    level: head.level,
    text: withVariables(each.text, only).replace(/\["(\w+)"\]/g, "['$1']"),
  }))
  return withoutGroups([...statements.slice(0, at), ...instead, ...statements.slice(end)])
}
