import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { variablesOf, withVariables } from './variables.ts'

/**
 * The names of the tutorial, for what plays their parts. Names change places with each other, so that what two scripts
 * do is the same before and after, whatever is guessed here.
 */
export const withUsualNames: Form = (statements) => {
  const texts = statements.map(({ text }) => text)
  const parts = new Map<string, string>()
  const give = (name: string | undefined, part: string) => {
    if (name !== undefined && !parts.has(name) && ![...parts.values()].includes(part)) parts.set(name, part)
  }
  const first = (pattern: RegExp) => texts.map((text) => pattern.exec(text)).find((each) => each !== null)
  give(first(/^(\w+)=torch\.nn\.Linear\(/)?.[1], 'model')
  const model = namedBy(parts, 'model')
  give(first(/^(\w+)=torch\.optim\.[A-Z]\w*\(/)?.[1], 'optimizer')
  give(first(/^(\w+)=torch\.optim\.lr_scheduler\.\w+\(/)?.[1], 'scheduler')
  give(first(/^(\w+)=torch\.nn\.\w+Loss\([^()]*\)$/)?.[1], 'criterion')
  give(first(/^(\w+)=torch\.utils\.data\.DataLoader\(/)?.[1], 'loader')
  const criterion = namedBy(parts, 'criterion')
  const inLoop = statements.filter(({ level }) => level > 0).map(({ text }) => text)
  const forward = matched(inLoop, new RegExp(`^(\\w+)=${model}(?:\\.forward)?\\((\\w+)\\)$`))
  const lossOf = matched(
    inLoop,
    new RegExp(
      `^(\\w+)=(?:${criterion}|torch\\.nn\\.functional\\.\\w+|torch\\.nn\\.\\w+Loss\\([^()]*\\))\\((\\w+),(\\w+)[,)]`,
    ),
  )
  give(forward?.[1], 'output_pred')
  const own = lossOf === undefined ? ownLoss(inLoop, forward?.[1]) : undefined
  give(lossOf?.[1] ?? own?.loss, 'loss')
  const input = forward?.[2]
  const target = own?.target ?? [lossOf?.[2], lossOf?.[3]].find((each) => each !== forward?.[1])
  const pair = first(/TensorDataset\((\w+),(\w+)\)/)
  const isBatch = inLoop.some((text) =>
    new RegExp(`^(?:for )?(?:\\w+,)*\\(?(?:\\w+,)*${input}(?:,\\w+)*\\)?(?:=| in )`).test(text),
  )
  give(input, isBatch ? 'input_batch' : 'x')
  give(target, isBatch ? 'output_batch' : 'y')
  const rows = matched(inLoop, new RegExp(`^${input}(?:,${target})?=(\\w+)\\[(\\w+)\\](?:,(\\w+)\\[\\2\\])?$`))
  give(rows?.[2], 'random_index')
  give(rows?.[1] ?? pair?.[1], 'x')
  give(rows?.[3] ?? matched(inLoop, new RegExp(`^${target}=(\\w+)\\[\\w+\\]$`))?.[1] ?? pair?.[2], 'y')
  give(first(/^for (\w+) in range\(/)?.[1], 'epoch')
  const y = namedBy(parts, 'y')
  const factors = String.raw`torch\.matmul\((\w+)\.t\(\),|\w+@(\w+)(?=[-+]|$)|torch\.(?:mm|matmul)\(\w+,(\w+)\)|\w+\.(?:mm|matmul)\((\w+)\)`
  const product = first(new RegExp(`^${y}=(?:${factors})`))
  give(
    product?.slice(1).find((each) => each !== undefined),
    'W',
  )
  return renamed(statements, parts)
}

/** A loss that is an expression, by what is differentiated, and what predictions are compared with in it. */
function ownLoss(texts: readonly string[], prediction: string | undefined) {
  const loss = matched(texts, /^\(?(\w+)(?:\/\w+\))?\.backward\(/)?.[1]
  const expression = matched(texts, new RegExp(`^${loss}=(?!=)(.+)$`))?.[1]
  if (loss === undefined || expression === undefined || prediction === undefined) return undefined
  const names = new Set(variablesOf(expression).filter((name) => name !== 'torch'))
  if (!names.delete(prediction)) return undefined
  const [target, ...others] = names
  return { loss, target: others.length > 0 ? undefined : target }
}

function namedBy(parts: ReadonlyMap<string, string>, part: string): string {
  return [...parts].find(([, each]) => each === part)?.[0] ?? part
}

function matched(texts: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  return texts.map((text) => pattern.exec(text)).find((each) => each !== null) ?? undefined
}

/** Every name in the place of its part, and what had that name before by another that nothing has. */
function renamed(statements: readonly PlainStatement[], parts: ReadonlyMap<string, string>): readonly PlainStatement[] {
  const used = new Set(statements.flatMap(({ text }) => variablesOf(text)))
  const to = new Map(parts)
  for (const part of parts.values()) {
    if (!used.has(part) || to.has(part)) continue
    let other = `${part}_`
    while (used.has(other)) other += '_'
    to.set(part, other)
    used.add(other)
  }
  return statements.map((each) => ({ ...each, text: withVariables(each.text, to) }))
}
