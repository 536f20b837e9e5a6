import { parametersBefore, startOfParameter } from '../drawn-values.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, movedOut } from './blocks.ts'
import { tensorText } from './computed.ts'
import type { InOtherWords, Instead } from './instead.ts'

/**
 * Values that a script gives the parameters of its model before the loop, `nn.init.zeros_(model.weight)` and the like, as
 * `model.weight = torch.tensor(...)`.
 */
export function withInitialValues(written: readonly PlainStatement[]): Omit<InOtherWords, 'isSeeded'> {
  const nothing = { statements: written, instead: [] }
  const statements = withoutNoGrad(written)
  const head = statements.findIndex(({ text, level }) => level === 0 && /^for \w+ in /.test(text))
  const model = statements.find(({ text }) => /^model=torch\.nn\.Linear\(/.test(text))
  const starts = statements.filter(
    ({ text, level }, i) => level === 0 && i < head && startOfParameter(text)?.parameter.startsWith('model.'),
  )
  const isShuffled = statements.some(({ text }) => text.includes('shuffle=True'))
  // A parameter of another object is none that an optimizer before it has.
  const optimizer = statements.findIndex(({ text }) => text.startsWith('optimizer='))
  const isLate = starts.some(
    (each) => /=torch\.nn\.Parameter\(/.test(each.text) && statements.indexOf(each) > optimizer,
  )
  if (head < 0 || model === undefined || starts.length === 0 || isShuffled || isLate) return nothing
  const { weight, bias } = parametersBefore(statements, head, 'model')
  const hasBias = !model.text.includes('bias=False')
  const texts = [weight, bias].map((each) => (each === null ? null : tensorText(each)))
  if (texts[0] === null || (hasBias && texts[1] === null)) return nothing
  const [first] = starts
  const lines = [`model.weight=${texts[0]}`, ...(hasBias ? [`model.bias=${texts[1]}`] : [])]
  const instead: readonly Instead[] = [weight, bias].every((each) => each?.isSure !== false)
    ? []
    : [{ kind: 'digits', statements: starts, taken: /^model\.load_state_dict/ }]
  return {
    statements: statements.flatMap((each) => {
      if (each === first) return lines.map((text) => ({ ...each, text }))
      return starts.includes(each) ? [] : [each]
    }),
    instead,
  }
}

/** Without `with torch.no_grad():` where only values are given in it. */
function withoutNoGrad(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text, level }, i) => {
    const inner = statements.slice(i + 1, endOfBlock(statements, i))
    const isGuard = level === 0 && text === 'with torch.no_grad():'
    return isGuard && inner.length > 0 && inner.every((each) => startOfParameter(behindOf(each.text)) !== null)
  })
  if (at < 0) return statements
  const end = endOfBlock(statements, at)
  return withoutNoGrad([
    ...statements.slice(0, at),
    ...movedOut(statements.slice(at + 1, end), 1).map((each) => ({ ...each, text: behindOf(each.text) })),
    ...statements.slice(end),
  ])
}

/** `model.weight.data.fill_(0)` for `model.weight.fill_(0)`, which only does without a graph. */
function behindOf(text: string): string {
  return text.replace(/^(\w+\.(?:weight|bias))(?=\.(?:zero|fill|normal|copy)_\()/, '$1.data')
}
