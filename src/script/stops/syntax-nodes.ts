import type { parser } from '@lezer/python'

/** A node of Python's grammar. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** The nodes within `node`, comments aside. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let at = node.firstChild; at !== null; at = at.nextSibling) if (at.name !== 'Comment') children.push(at)
  return children
}

/** Nodes that commas part. */
export function groupsOf(parts: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]]
  for (const each of parts) {
    if (each.name === ',') groups.push([])
    else groups.at(-1)?.push(each)
  }
  return groups.filter((group) => group.length > 0)
}

/** Names that are given a value somewhere in a block, functions of its own aside. */
export function namesSetIn(node: SyntaxNode, code: string): readonly string[] {
  const names: string[] = []
  node.cursor().iterate((each) => {
    const parts = () => childrenOf(each.node)
    const take = (targets: readonly SyntaxNode[]) => {
      for (const target of targets) {
        if (target.name === 'VariableName') names.push(code.slice(target.from, target.to))
        else if (/^(?:Tuple|Array|Parenthesized)/.test(target.name)) take(childrenOf(target))
      }
    }
    switch (each.name) {
      case 'AssignStatement':
      case 'UpdateStatement': {
        const all = parts()
        const last = all.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp')
        take(all.slice(0, Math.max(last, 0)))
        return true
      }
      case 'ForStatement': {
        const all = parts()
        take(
          all.slice(
            1,
            all.findIndex(({ name }) => name === 'in'),
          ),
        )
        return true
      }
      case 'ImportStatement':
        for (const one of parts()) if (one.name === 'VariableName') names.push(code.slice(one.from, one.to))
        return true
      case 'WithStatement':
      case 'TryStatement': {
        const all = parts()
        for (const [i, one] of all.entries()) if (all[i - 1]?.name === 'as') take([one])
        return true
      }
      case 'NamedExpression': {
        const [name] = parts()
        if (name !== undefined) take([name])
        return true
      }
      case 'FunctionDefinition':
      case 'ClassDefinition': {
        const name = parts().find((one) => one.name === 'VariableName')
        if (name !== undefined) take([name])
        return each.from === node.from && each.to === node.to
      }
      case 'ExpressionStatement':
      case 'CallExpression':
      case 'MemberExpression':
        return true
      default:
        return true
    }
  })
  return [...new Set(names)]
}

/** Whether what follows a block may not be reached for what stands in it. */
export function leaves(node: SyntaxNode): boolean {
  const names = ['BreakStatement', 'ContinueStatement', 'ReturnStatement', 'RaiseStatement', 'AssertStatement']
  let isLeft = false
  node.cursor().iterate(({ name }) => {
    if (names.includes(name)) isLeft = true
    return !isLeft && name !== 'FunctionDefinition'
  })
  return isLeft
}

/** What stands between the quotes; null where escapes say more than they show. */
export function innerText(literal: string): string | null {
  const [, prefix = '', quotes = ''] = /^([a-z]*)("""|'''|"|')/i.exec(literal) ?? []
  const inner = literal.slice(prefix.length + quotes.length, literal.length - quotes.length)
  if (/b/i.test(prefix)) return null
  return /r/i.test(prefix) ? inner : inner.replaceAll(/\\[nt'"\\]/g, ' ')
}
