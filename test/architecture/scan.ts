import { parseAst } from 'vite'

/** One mention of another module: a relative path as written, or a package's name. */
export type Mention = {
  readonly target: string
  readonly how: 'import' | 'type import' | 'dynamic import' | 'new URL'
}

export type Scan = {
  readonly mentions: readonly Mention[]
  readonly defaultExport: boolean
  /** The names that are declared here and exported, each once; what is passed on from elsewhere has its name there. */
  readonly exported: readonly string[]
  /** Of `location` and `history`, those that are used as the page's globals. */
  readonly globals: readonly string[]
  /** Imports whose target is not written down, so that nobody can check them. */
  readonly unreadable: readonly string[]
}

/** A node of the syntax tree (ESTree with TypeScript), seen as untrusted data: only what is asked for is relied on. */
type Node = { readonly type: string } & Readonly<Record<string, unknown>>

const WATCHED = new Set(['location', 'history'])
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'document', 'top', 'parent'])

/** Reads a module's source and lists what it depends on. */
export function scan(path: string, source: string): Scan {
  const nodes = [...walk(toNode(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' })))]
  const mentions: Mention[] = []
  const unreadable: string[] = []
  for (const { node } of nodes) {
    const found = mentionIn(node)
    if (found === undefined) continue
    if (found.target === undefined) unreadable.push(found.how)
    else mentions.push({ target: found.target, how: found.how })
  }
  const exported = [...new Set(nodes.flatMap(({ node }) => exportedBy(node)))]
  return { mentions, unreadable, exported, defaultExport: nodes.some(isDefaultExport), globals: globalsIn(nodes) }
}

type Found = { readonly how: Mention['how']; readonly target: string | undefined }

function mentionIn(node: Node): Found | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { how: isTypeOnly(node, node.importKind) ? 'type import' : 'import', target: text(node.source) }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!isNode(node.source)) return undefined
      return { how: isTypeOnly(node, node.exportKind) ? 'type import' : 'import', target: text(node.source) }
    case 'TSImportType':
      return { how: 'type import', target: text(node.source) }
    case 'ImportExpression':
      return { how: 'dynamic import', target: text(node.source) }
    case 'NewExpression': {
      const [target, base] = listOf(node.arguments)
      return nameOf(node.callee) === 'URL' && isImportMeta(base, 'url')
        ? { how: 'new URL', target: text(target) }
        : undefined
    }
    case 'CallExpression':
      // Vite's glob brings in modules that no statement names.
      return isImportMeta(node.callee, 'glob') ? { how: 'dynamic import', target: undefined } : undefined
    default:
      return undefined
  }
}

/** `import type { A }`, and also `import { type A, type B }`: both are gone in the compiled module. */
function isTypeOnly(node: Node, kind: unknown): boolean {
  if (kind === 'type') return true
  const specifiers = listOf(node.specifiers)
  return specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type')
}

function isDefaultExport({ node }: Visit): boolean {
  return (
    node.type === 'ExportDefaultDeclaration' || (node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default')
  )
}

function exportedBy(node: Node): string[] {
  if (node.type !== 'ExportNamedDeclaration' || isNode(node.source)) return []
  const { declaration } = node
  const declared = !isNode(declaration) ? [] : [declaration, ...listOf(declaration.declarations)].map(({ id }) => id)
  return [...declared, ...listOf(node.specifiers).map(({ exported }) => exported)].flatMap((id) => nameOf(id) ?? [])
}

/** A file that declares a `history` of its own means that one: the engine's history of losses is no browser's. */
function globalsIn(nodes: readonly Visit[]): string[] {
  const own = new Set(nodes.flatMap(({ node }) => bindingsOf(node)))
  const used = nodes.flatMap(({ node, parent, key }) => {
    if (node.type === 'MemberExpression') {
      const property = node.computed === true ? text(node.property) : nameOf(node.property)
      const isGlobal = GLOBAL_OBJECTS.has(nameOf(node.object) ?? '') && WATCHED.has(property ?? '')
      return isGlobal && property !== undefined ? [property] : []
    }
    const name = nameOf(node)
    if (name === undefined || !WATCHED.has(name) || own.has(name) || isOnlyAKey(parent, key)) return []
    return [name]
  })
  return [...new Set(used)]
}

/** `x.history`, `{ history: 1 }`, `type A = { history: B }`: a name inside something, no variable. */
function isOnlyAKey(parent: Node | undefined, key: string): boolean {
  if (parent === undefined) return false
  if (parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier') return key !== 'local'
  if (parent.type === 'TSQualifiedName') return key === 'right'
  if (parent.type === 'Property' && parent.shorthand === true) return key === 'key'
  return (key === 'key' || key === 'property') && parent.computed !== true
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSFunctionType'])

function bindingsOf(node: Node): string[] {
  const patterns = [
    ...(node.type === 'VariableDeclarator' ? [node.id] : []),
    ...(node.type === 'CatchClause' ? [node.param] : []),
    ...(/^Import.*Specifier$/.test(node.type) ? [node.local] : []),
    ...(node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' ? [node.id] : []),
    ...(FUNCTIONS.has(node.type) || node.type === 'TSMethodSignature' ? listOf(node.params) : []),
  ]
  return patterns.filter(isNode).flatMap((pattern) =>
    [...walk(pattern)].flatMap(({ node: inner, parent, key }) => {
      const name = isOnlyAKey(parent, key) ? undefined : nameOf(inner)
      return name === undefined ? [] : [name]
    }),
  )
}

type Visit = { readonly node: Node; readonly parent: Node | undefined; readonly key: string }

function* walk(node: Node, parent?: Node, key = ''): Generator<Visit> {
  yield { node, parent, key }
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child, node, name)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function toNode(value: unknown): Node {
  if (!isNode(value)) throw new Error('The parser gave no syntax tree.')
  return value
}

function listOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined
}

function text(value: unknown): string | undefined {
  if (!isNode(value)) return undefined
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value
  const [only] = listOf(value.quasis)
  if (value.type !== 'TemplateLiteral' || only === undefined || listOf(value.expressions).length > 0) return undefined
  const cooked: unknown = only.value
  return typeof cooked === 'object' && cooked !== null && 'cooked' in cooked && typeof cooked.cooked === 'string'
    ? cooked.cooked
    : undefined
}

function isImportMeta(value: unknown, property: string): boolean {
  return (
    isNode(value) &&
    value.type === 'MemberExpression' &&
    isNode(value.object) &&
    value.object.type === 'MetaProperty' &&
    nameOf(value.property) === property
  )
}
