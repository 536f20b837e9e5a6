import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock } from './blocks.ts'
import type { OwnParameter } from './own-parameters.ts'
import { withVariables } from './variables.ts'

/** `for p in [w, b]:` as the statements for each of them. */
export function withoutParameterLoops(
  statements: readonly PlainStatement[],
  parameters: readonly OwnParameter[],
): readonly PlainStatement[] {
  const names = parameters.map(({ name }) => name)
  const list = statements.find(({ text }) => {
    const items = /^\w+=[[(]([\w,]+)[)\]]$/.exec(text)?.[1]?.split(',')
    return items?.every((each) => names.includes(each))
  })
  const [, listName = '', listed = ''] = /^(\w+)=[[(]([\w,]+)[)\]]$/.exec(list?.text ?? '') ?? []
  return statements.flatMap((each, at): readonly PlainStatement[] => {
    const outer = statements.findLastIndex((one, i) => i < at && one.level < each.level && isOver(one.text) !== null)
    const isInside = outer >= 0 && endOfBlock(statements, outer) > at
    if (isInside) return []
    const over = isOver(each.text)
    if (over === null) return [each]
    const inner = statements.slice(at + 1, endOfBlock(statements, at))
    return over.items.flatMap((item) =>
      inner.map((one) => ({
        ...one,
        level: one.level - 1,
        text: withVariables(one.text, new Map([[over.name, item]])),
      })),
    )
  })

  function isOver(text: string): { readonly name: string; readonly items: readonly string[] } | null {
    const [, name, own, named] = /^for (\w+) in (?:[[(]([\w,]+)[)\]]|(\w+)):$/.exec(text) ?? []
    const items = own ?? (named === listName ? listed : undefined)
    const each = items?.split(',') ?? []
    return name !== undefined && each.length > 0 && each.every((one) => names.includes(one))
      ? { name, items: each }
      : null
  }
}
