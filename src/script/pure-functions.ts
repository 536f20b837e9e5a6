import { endOfBlock } from './forms/blocks.ts'
import type { PlainStatement } from './plain-statements.ts'
import { isPure } from './pure-calls.ts'

/** Names of the functions of a script that change nothing and draw nothing, whatever they are called with. */
export function pureFunctions(statements: readonly PlainStatement[]): ReadonlySet<string> {
  return purer(statements, new Set())
}

function purer(statements: readonly PlainStatement[], known: ReadonlySet<string>): ReadonlySet<string> {
  const found = statements.flatMap(({ text, level }, at) => {
    const name = /^def (\w+)\(\w*(?:,\w+)*\):$/.exec(text)?.[1]
    const body = statements.slice(at + 1, endOfBlock(statements, at))
    const isPlain = body.every((each) => /^(?:\w+=(?!=)|return\b)/.test(each.text) && isPure(each.text, known))
    return level === 0 && name !== undefined && isPlain ? [name] : []
  })
  const once = found.filter((name) => statements.filter(({ text }) => text.startsWith(`def ${name}(`)).length === 1)
  return once.length === known.size ? known : purer(statements, new Set(once))
}
