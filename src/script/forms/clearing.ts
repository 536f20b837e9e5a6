import type { Form } from './blocks.ts'

/** `zero_grad()` as the release has it by default, and the model's where it has the parameters of the optimizer. */
export function withPlainClearing(setsToNone: boolean): Form {
  const said = setsToNone ? 'True' : 'False'
  return (statements) => {
    const owner = statements
      .map(({ text }) => /^optimizer=torch\.optim\.\w+\(params=(\w+)\.parameters\(\)/.exec(text)?.[1])
      .find((each) => each !== undefined)
    return statements.map((each) => {
      const [, object, argument] = /^(\w+)\.zero_grad\((?:set_to_none=)?(True|False)?\)$/.exec(each.text) ?? []
      const isPlain = argument === undefined || argument === said
      const clears = object === 'optimizer' || (object !== undefined && object === owner)
      return clears && isPlain ? { ...each, text: 'optimizer.zero_grad()' } : each
    })
  }
}
