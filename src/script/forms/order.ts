import type { PlainStatement } from '../plain-statements.ts'
import { isPure } from '../pure-calls.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { assignedBy } from './variables.ts'

/** The loop with `zero_grad()` and prints in the one place, where that does the same. */
export const withPlainOrder: Form = (statements) =>
  withPrintsFirst(withClearedFirst(withClearedEvery(withSeedsFirst(statements))))

/** A seed that another one follows before anything is drawn. */
function isSeededAgain(statements: readonly PlainStatement[], at: number): boolean {
  const [, seed] = SEED.exec(statements[at]?.text ?? '') ?? []
  if (seed === undefined || statements[at]?.level !== 0) return false
  const next = statements.slice(at + 1).find(({ text }) => !isUndrawn(text) || SEED.exec(text)?.[1] === seed)
  return next?.level === 0 && SEED.exec(next.text)?.[1] === seed
}

const SEED = /^(torch\.manual_seed|numpy\.random\.seed)\(-?\d+\)$/

/** Whether it is known that nothing is drawn in a statement. */
function isUndrawn(text: string): boolean {
  return SEED.test(text) || /^\w+=(?:torch\.tensor\(|-?[\d.]|torch\.optim\.\w+\(|torch\.nn\.\w+Loss\()/.test(text)
}

/** The generators of PyTorch and of NumPy do not know of each other. */
function withSeedsFirst(all: readonly PlainStatement[]): readonly PlainStatement[] {
  const statements = all.filter((_, i) => !isSeededAgain(all, i))
  const seeds = statements.findIndex(({ text }) => text.startsWith('numpy.random.seed('))
  const [seed, next] = [statements[seeds], statements[seeds + 1]]
  if (seed === undefined || next?.level !== seed.level || !next.text.startsWith('torch.manual_seed(')) return statements
  return [...statements.slice(0, seeds), next, seed, ...statements.slice(seeds + 2)]
}

/** `for epoch in range(n)`, for `range(0, n)`, and for `range(1, n + 1)` with `epoch + 1` where it had `epoch`. */
export const withPlainCount: Form = (statements) => {
  const at = statements.findIndex(({ text }) => /^for epoch in range\([\d+,]+\):$/.test(text))
  const head = statements[at]
  const [, from, upTo, more] = /range\((?:(\d+),)?(\d+)(?:\+(\d+))?\)/.exec(head?.text ?? '') ?? []
  if (head === undefined || upTo === undefined || (from !== undefined && from !== '0' && from !== '1'))
    return statements
  const count = Number(upTo) + Number(more ?? 0) - Number(from ?? 0)
  const end = endOfBlock(statements, at)
  return statements.map((each, i) => {
    if (i === at) return { ...each, text: `for epoch in range(${count}):` }
    if (i < at || i >= end) return each
    const text = from === '1' ? each.text.replaceAll(/(?<![\w.'"])epoch(?!\w)/g, '(epoch+1)') : each.text
    return {
      ...each,
      text: counted(text)
        .replace(/^if ?\(?\(epoch\+1\)%(\d+)==0\)?:$/, 'if(epoch+1)%$1==0:')
        .replace(/^if ?\(epoch%(\d+)==0\):$/, 'if epoch%$1==0:'),
    }
  })
}

/** `if epoch % 100 == 99:` is the last one of each hundred, too. */
function counted(text: string): string {
  return text.replace(/^if ?\(?epoch%(\d+)==(\d+)\)?:$/, (whole, every: string, last: string) =>
    Number(last) === Number(every) - 1 ? `if(epoch+1)%${every}==0:` : whole,
  )
}

const CLEAR = /^optimizer\.zero_grad\(\)$/

/**
 * `if (epoch + 1) % 4 == 0:` with `step()` and `zero_grad()` beneath: what is cleared at the end of one turn is clear at the
 * beginning of the next, `if epoch % 4 == 0:`.
 */
function withClearedEvery(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text }, i) =>
      /^if\(epoch\+1\)%\d+==0:$/.test(text) &&
      statements[i + 1]?.text === 'optimizer.step()' &&
      CLEAR.test(statements[i + 2]?.text ?? ''),
  )
  const [guard, , clear] = statements.slice(at < 0 ? statements.length : at)
  const head = statements.findIndex(({ text }) => /^for epoch in range\(/.test(text))
  const forward = statements.findIndex(({ text, level }) => level === 1 && text.startsWith('output_pred='))
  const isWhole =
    endOfBlock(statements, at) === at + 3 && statements.filter(({ text }) => text.includes('zero_grad')).length === 1
  const end = endOfBlock(statements, head)
  const before = statements.slice(head + 1, forward)
  const outside = [...statements.slice(0, head), ...statements.slice(end), ...statements.slice(at + 3, end)]
  if (
    guard === undefined ||
    clear === undefined ||
    guard.level !== 1 ||
    head < 0 ||
    forward < head ||
    forward > at ||
    !isWhole
  )
    return statements
  if (!before.every(isIndifferent) || outside.some(({ text }) => /\.grad\b|\.backward\(/.test(text))) return statements
  const every = { ...clear, level: 1, text: guard.text.replace('(epoch+1)', ' epoch') }
  return [
    ...statements.slice(0, forward),
    every,
    clear,
    ...statements.slice(forward, at + 2),
    ...statements.slice(at + 3),
  ]
}

/** Whether gradients are neither read nor made by a statement: `zero_grad()` may stand on either side of it. */
function isIndifferent({ text }: PlainStatement): boolean {
  return (
    (/^(?:input_batch|output_batch|random_index|output_pred|loss|input_batch,output_batch)=/.test(text) &&
      !/backward|step|grad|zero_/.test(text)) ||
    /^if epoch==\d+:$|^(?:model|optimizer)\.load_state_dict\(\{[^()]*(?:torch\.tensor\([^()]*\)[^()]*|optimizer\.state_dict\(\)[^()]*|float\([^()]*\)[^()]*)*\}\)$|^optimizer\.param_groups\[0\]\['\w+'\]=[-+.\de]+$/.test(
      text,
    ) ||
    isPlainPrint(text) ||
    isKept(text)
  )
}

/** Losses that are kept in a list or added up: `losses.append(loss.item())`. */
export function isKept(text: string): boolean {
  return KEPT.test(text) && isPure(text.replace(/^\w+\.append\((.*)\)$/, '$1'))
}

const KEPT = /^(?!optimizer|model|x\b|y\b|loss\b)(?:\w+\.append\(.*\)|\w+\+=.*loss.*|\w+=(?:\[\]|0|0\.0))$/

/** Output, and nothing else: nothing is drawn, changed or differentiated for it. */
function isPlainPrint(text: string, own?: ReadonlySet<string>): boolean {
  return /^(?:if\b[^:]*:)?print\(/.test(text) && isPure(text, own)
}

/**
 * `zero_grad()` at the head of the loop, before the forward pass: from before `backward()` it moves up over what knows no
 * gradient, and from the end of one turn to the beginning of the next, the first having no gradients to clear.
 */
function withClearedFirst(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const head = statements.findIndex(({ text }) => /^for epoch in range\(/.test(text))
  if (head < 0) return statements
  const level = (statements[head]?.level ?? 0) + 1
  const end = endOfBlock(statements, head)
  const body = statements.slice(head + 1, end)
  const at = body.findIndex((each) => each.level === level && CLEAR.test(each.text))
  const clear = body[at]
  if (clear === undefined || body.filter(({ text }) => text.includes('zero_grad')).length !== 1) return statements
  const above = body.slice(0, at)
  const below = body.slice(at + 1)
  const prints = printsOf(body)
  const isFree = (each: PlainStatement) => isIndifferent(each) || prints.has(each)
  const reads = ({ text }: PlainStatement) => /\.grad\b/.test(text) && !isPlainPrint(text)
  const early = statements.slice(0, head).some((each) => /\.backward\(/.test(each.text) || reads(each))
  const late = statements.slice(end).some((each) => /\.step\(|\.backward\(/.test(each.text) || reads(each))
  const isLast = below.every(isFree) && !early && !late && !above.some(reads)
  if (!above.every(isFree) && !isLast) return statements
  const rest = [...above, ...below]
  const place = rest.findIndex(({ text }) => text.startsWith('output_pred='))
  if (place < 0 || rest.slice(0, place).some((each) => !isIndifferent(each))) return statements
  return [
    ...statements.slice(0, head + 1),
    ...rest.slice(0, place),
    clear,
    ...rest.slice(place),
    ...statements.slice(end),
  ]
}

function isGuard({ text }: PlainStatement): boolean {
  return (
    (/^(?:if|elif|else)\b.*:$/.test(text) && isPure(text)) || /^with torch\.(?:no_grad|inference_mode)\(\):$/.test(text)
  )
}

/** Prints of the loop right behind the statement that computes the loss, for nothing else changes it. */
function withPrintsFirst(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const losses = statements.filter(({ text }) => text.startsWith('loss='))
  const at = statements.findIndex(({ text, level }) => level === 1 && text.startsWith('loss='))
  const head = statements.findLastIndex(({ text }, i) => i < at && /^for epoch in range\(/.test(text))
  if (at < 0 || head < 0 || losses.length !== 1) return statements
  const end = endOfBlock(statements, head)
  const prints = printsOf(statements.slice(at + 1, end))
  const isMoved = (each: PlainStatement, i: number) => i > at && i < end && prints.has(each)
  const moved = statements.filter(isMoved)
  const rest = statements.filter((each, i) => !isMoved(each, i))
  return [...rest.slice(0, at + 1), ...moved, ...rest.slice(at + 1)]
}

/**
 * Which statements do nothing but print: prints, and the conditions of prints alone.
 * @param own names of functions of the script that change and draw nothing
 */
export function printsOf(
  statements: readonly PlainStatement[],
  own?: ReadonlySet<string>,
): ReadonlySet<PlainStatement> {
  const prints = new Set(statements.filter(({ text }) => isPlainPrint(text, own)))
  // From the innermost out.
  for (const [i, each] of [...statements.entries()].reverse()) {
    if (!isGuard(each) || assignedBy(each.text).length > 0) continue
    const body = statements.slice(i + 1, endOfBlock(statements, i))
    if (body.length > 0 && body.every((one) => prints.has(one))) prints.add(each)
  }
  return prints
}
