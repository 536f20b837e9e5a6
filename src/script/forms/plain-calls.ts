import type { Form } from './blocks.ts'
import { variablesOf, withCalls } from './variables.ts'

/** Functions of `torch.nn.functional`, by the class of the same. */
const FUNCTIONS: readonly (readonly [string, string])[] = [
  ['mse_loss', 'MSELoss'],
  ['l1_loss', 'L1Loss'],
  ['smooth_l1_loss', 'SmoothL1Loss'],
  ['huber_loss', 'HuberLoss'],
]

/** The criterion where it is used, whether it is an object or a function; its two arguments may change places. */
export const withPlainLoss: Form = (statements) => {
  const made = statements.filter(({ text }) => /^criterion=/.test(text))
  const [only] = made
  const value = only?.text.slice('criterion='.length) ?? ''
  const isPlain = made.length === 1 && only?.level === 0 && /^torch\.nn\.\w+Loss\([^()]*\)$/.test(value)
  const rest = isPlain ? statements.filter((each) => each !== only) : statements
  return rest.map((each) => {
    let text = each.text
    for (const [name, className] of FUNCTIONS) {
      text = withCalls(text, `torch.nn.functional.${name}`, ([a, b, ...others]) =>
        others.every((other) => /^\w+=/.test(other)) ? `torch.nn.${className}(${others.join(',')})(${a},${b})` : null,
      )
    }
    if (isPlain)
      text = withCalls(text, 'criterion', (args) => (args.length === 2 ? `${value}(${args.join(',')})` : null))
    return { ...each, text: inOrder(text) }
  })
}

/** A loss is the same, and so is its gradient, to the bit, whichever of the two comes first. */
function inOrder(text: string): string {
  return text.replace(/^(loss=torch\.nn\.\w+Loss\([^()]*\))\((\w+),output_pred\)$/, '$1(output_pred,$2)')
}

/** The prediction as a statement of its own, where it stands in the call of the loss. */
export const withPlainForward: Form = (statements) => {
  const model = statements
    .map(({ text }) => /^(\w+)=torch\.nn\.Linear\(/.exec(text)?.[1])
    .find((each) => each !== undefined)
  if (model === undefined || statements.some(({ text }) => variablesOf(text).includes('output_pred'))) return statements
  const inner = new RegExp(`(?<=[(,=])${model}\\((\\w+)\\)(?=[,)])`)
  const places = statements.filter(({ text, level }) => level > 0 && /^\w+=/.test(text) && inner.test(text))
  const [place] = places
  const call = inner.exec(place?.text ?? '')?.[0]
  if (place === undefined || places.length !== 1 || call === undefined) return statements
  return statements.flatMap((each) =>
    each === place
      ? [
          { ...each, text: `output_pred=${call}` },
          { ...each, text: each.text.replace(inner, 'output_pred') },
        ]
      : [each],
  )
}

/** Without `Variable(...)`, which does nothing since PyTorch 0.4, and with a class for what is a function there. */
export const withoutOldWords: Form = (statements) =>
  statements.map((each) => {
    const text = withCalls(each.text, 'torch.autograd.Variable', (args) => (args.length === 1 ? (args[0] ?? '') : null))
    const [, name, called] = /^(\w+)=torch\.nn\.functional\.(\w+)$/.exec(text) ?? []
    const className = FUNCTIONS.find(([each]) => each === called)?.[1]
    return { ...each, text: className === undefined ? text : `${name}=torch.nn.${className}()` }
  })

/** Calls that do the same by other words, or do nothing to what stands on a CPU. */
export const withPlainCalls: Form = (statements) =>
  statements
    .map((each) => ({ ...each, text: plainCalls(each.text) }))
    .filter(
      ({ text }) =>
        !/^(\w+)=\1$|^(\w+),(\w+)=\2,\3$|^\w+$|^model\.(?:train|eval)\((?:True)?\)$/.test(text) || isWord(text),
    )
    .filter(({ text }) => !/^torch\.set_default_dtype\(torch\.float(?:32)?\)$/.test(text))

function isWord(text: string): boolean {
  return /^(?:break|continue|return|pass)$/.test(text)
}

function plainCalls(text: string): string {
  return text
    .replaceAll(/(?<=^|[=,(])model\.forward\(/g, 'model(')
    .replaceAll(/\bx\.(mean|std)\((?:dim|axis)=0\)/g, 'x.$1(0)')
}
