import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, movedOut } from './blocks.ts'
import { rowsOfX } from './rows-of-x.ts'
import { assignedBy, variablesOf, withVariables } from './variables.ts'

/** `for batch in loader:` with `xb, yb = batch` beneath. */
export function withoutSamples(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text }) => /^for (?:\w+,)?\w+ in (?:enumerate\(loader\)|loader):$/.test(text))
  const [, count = '', name = '', over = ''] = /^for (\w+,)?(\w+) in (.*):$/.exec(statements[at]?.text ?? '') ?? []
  const taken = statements[at + 1]
  const targets = /^(\w+,\w+)=(\w+)$/.exec(taken?.text ?? '')
  const uses = statements.filter(({ text }) => variablesOf(text).includes(name)).length
  if (at < 0 || targets?.[2] !== name || uses !== 2) return statements
  if ((count === '') === over.startsWith('enumerate')) return statements
  return statements.flatMap((each, i) => {
    if (i === at + 1) return []
    const pair = count === '' ? targets[1] : `${count}(${targets[1]})`
    return i === at ? [{ ...each, text: `for ${pair} in ${over}:` }] : [each]
  })
}

const OVER_LOADER = /^for (\w+,)?\(?(\w+,\w+)\)? in (?:enumerate\(loader\)|loader):$/

/** Epochs of batches as one loop: `for epoch in range(E)` and in it `for ... in loader` is E times the batches of one epoch. */
export function withoutEpochs(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text }, i) => /^for epoch in range\(\d+\):$/.test(text) && isOverLoader(statements[i + 1]),
  )
  const [outer, inner] = [statements[at], statements[at + 1]]
  const each = batchesOfAnEpoch(statements)
  const epochs = /\((\d+)\)/.exec(outer?.text ?? '')?.[1]
  const targets = OVER_LOADER.exec(inner?.text ?? '')?.[2]
  if (
    at < 0 ||
    outer === undefined ||
    inner === undefined ||
    each === null ||
    epochs === undefined ||
    targets === undefined
  )
    return statements
  const end = endOfBlock(statements, at)
  const innerEnd = endOfBlock(statements, at + 1)
  const body = statements.slice(at + 2, innerEnd)
  const behind = statements.slice(innerEnd, end)
  if (!behind.every(({ text }) => text === 'scheduler.step()' || /^print\(|^if\b/.test(text))) return statements
  const turn = new Map([['epoch', `(epoch//${each})`]])
  const [first] = behind
  const once =
    first === undefined || each === 1
      ? behind
      : [{ ...first, text: `if(epoch+1)%${each}==0:` }, ...movedOut(inTurns(behind, turn), -1)]
  return [
    ...statements.slice(0, at),
    { ...outer, text: `for epoch in range(${Number(epochs) * each}):` },
    { ...inner, level: outer.level + 1, text: `${targets}=next_of(loader)` },
    ...movedOut(inTurns(body, turn), 1),
    ...once,
    ...statements.slice(end),
  ]
}

/** The count of epochs by that of batches. */
function inTurns(statements: readonly PlainStatement[], turn: ReadonlyMap<string, string>): readonly PlainStatement[] {
  return statements.map((one) => ({ ...one, text: withVariables(one.text, turn) }))
}

function isOverLoader(statement: PlainStatement | undefined): boolean {
  return OVER_LOADER.test(statement?.text ?? '')
}

/** How many batches one pass through the loader has. */
function batchesOfAnEpoch(statements: readonly PlainStatement[]): number | null {
  const rows = rowsOfX(statements)
  const loader = statements.find(({ text }) => text.startsWith('loader='))?.text ?? ''
  const size = Number(/batch_size=(\d+)/.exec(loader)?.[1] ?? 1)
  const changes = statements.some(({ text }) => assignedBy(text).includes('batch_size'))
  if (rows === null || size < 1 || changes) return null
  return loader.includes('drop_last=True') ? Math.floor(rows / size) : Math.ceil(rows / size)
}
