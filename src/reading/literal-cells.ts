import {
  type Cells,
  countedCells,
  eitherFirst,
  inGivenShape,
  many,
  rowOf,
  rowsOfEach,
  shaped,
  sizesAmong,
  transposedCells,
  tribble,
} from './cell-shapes.ts'
import { isNumeric } from './cell-values.ts'
import { arrangements, isRectangular } from './flat-list.ts'
import { type Between, type CallTree, type Item, type ListTree, type Tree, treeOf } from './literal-tree.ts'
import { keepsValues, lastName, reshapedBy, transposedRows } from './shape-words.ts'

/** `tree` as numbers; null where it is none, or would have to be computed. */
export function cellsOf(tree: Tree): Cells | null {
  switch (tree.type) {
    case 'word':
      return countedCells(tree.text) ?? { type: 'one', text: tree.text }
    case 'string': {
      const text = tree.text.slice(1, -1)
      return isNumeric(text) || !/\d/.test(text) ? { type: 'one', text } : inString(text)
    }
    case 'list':
      return listCells(tree.items, tree.between, tree.open)
    case 'call':
      return tree.of === null ? callCells(tree) : methodCells(tree, tree.of)
  }
}

/** `np.matrix('1 2; 3 4')` */
function inString(text: string): Cells | null {
  const tree = treeOf(text)
  return tree && listCells(tree.items, tree.between, '[')
}

function listCells(items: readonly Item[], between: readonly Between[], open: string): Cells | null {
  // `{0:3}` is no range.
  if (items.length === 0 || (open === '{' && items.some(({ tree }) => tree.type === 'word' && tree.text.includes(':'))))
    return null
  const cells = items.map(({ tree }) => cellsOf(tree))
  const [only] = cells
  if (cells.length === 1 && only?.type === 'many') return open === '(' ? only : oneDeep(only)
  const texts = cells.flatMap((each) => (each?.type === 'one' ? [each.text] : []))
  if (texts.length === cells.length) return flatCells(texts, between, open)
  const rows = cells.map(rowOf)
  return rows.some((row) => row === null) ? null : many(rows.filter((row) => row !== null))
}

/** `[[1, 2]]` is a row; what is deeper is no matrix. */
function oneDeep(cells: Extract<Cells, { type: 'many' }>): Cells | null {
  return cells.options.every(({ rows }) => rows.length === 1) ? cells : null
}

function flatCells(texts: readonly string[], between: readonly Between[], open: string): Cells {
  // Stata's rows end with a backslash.
  const [items, gaps]: [string[], Between[]] = [[], []]
  for (const [i, text] of texts.entries()) {
    const before = between[i - 1]
    if (/^\\+$/.test(text)) continue
    if (items.length > 0 && before !== undefined) {
      gaps.push(/^\\+$/.test(texts[i - 1] ?? '') ? { mark: ';', line: false } : before)
    }
    items.push(text)
  }
  return { type: 'many', options: arrangements(items, gaps, open) }
}

/** What is given by its name: `Tensor(shape=[2, 2], value=[[...]])`. */
function valueIn(given: ListTree): Extract<Cells, { type: 'many' }> | undefined {
  const tree = labelled(given, 'value') ?? labelled(given, 'data')
  const cells = given.items.some(({ label }) => label === 'mask') ? null : tree && cellsOf(tree)
  return cells?.type === 'many' ? cells : undefined
}

/** Of PHP, Kotlin, Scala and R: a list of what is given to them. */
const LISTING = /^(?:array|list|\w*arrayof|listof)$/

function callCells({ name, given }: CallTree): Cells | null {
  if (given === null) return null
  const word = lastName(name)
  const positional = given.items.filter(({ label }) => label === null)
  const args = positional.map(({ tree }) => cellsOf(tree))
  switch (word) {
    case 'matrix':
      if (/^matrix$/.test(name) && args[0]?.type === 'many' && isRs(given)) return rMatrix(args, given)
      break
    case 'structure':
      return shaped(args[0], sizesOf(labelled(given, '.Dim') ?? labelled(given, 'dim')), 'columns')
    case 'rbind':
    case 'cbind':
    case 'vstack':
    case 'hcat':
    case 'vcat': {
      if (word === 'vstack' && given.items.length === 1) return args[0] ?? null
      const rows = args.map(rowOf)
      if (rows.some((row) => row === null)) return null
      const found = rows.filter((row) => row !== null)
      return many(/^(?:cbind|hcat)$/.test(word) && isRectangular(found) ? transposedRows(found) : found)
    }
    case 't':
    case 'transpose':
      return transposedCells(args[0])
    case 'fraction':
    case 'rational':
      if (args.length === 2 && args.every((each) => each?.type === 'one')) {
        return { type: 'one', text: args.map((each) => (each?.type === 'one' ? each.text : '')).join('/') }
      }
      break
    case 'reshape':
      return reshapeCall(name, args, isFortrans(given))
    case 'constant':
    case 'tensor':
      if (labelled(given, 'shape') !== null && args.length > 0)
        return shaped(args[0], sizesOf(labelled(given, 'shape')), 'rows')
      break
    case 'stack':
    case 'column_stack': {
      if (args.length !== 1 || given.items.length !== 1) return null
      return word === 'stack' ? (args[0] ?? null) : transposedCells(args[0])
    }
    case 'tribble':
      return tribble(positional)
    case 'c':
    case 'mat':
    case 'vec':
      if (args.length > 1 || (word === 'c' && args[0]?.type === 'one')) return listCells(positional, given.between, '[')
  }
  if (word === 'array' && isC(given)) {
    return shaped(args[0], sizesOf(labelled(given, 'dim') ?? positional[1]?.tree ?? null), 'columns')
  }
  if (LISTING.test(word) && args.length > 1 && args.every((each) => each?.type === 'one'))
    return listCells(positional, given.between, '[')
  if (!keepsValues(name) && !/^(?:Float|Int)\d\d$|^[\w.]*\[\]/.test(name)) return null
  // Maple says the shape first; types and devices stand behind.
  const lists = args.filter((each) => each?.type === 'many')
  const [list = valueIn(given)] = lists
  if (lists.length > 1) return rowsOfEach(lists)
  const sized = list === undefined ? null : inGivenShape(word, args, list)
  if (sized !== null) return sized
  if (given.open === '{' || given.open === '[') return listCells(given.items, given.between, given.open)
  return list ?? args[0] ?? null
}

/** Whether a `matrix(...)` is R's, which fills columns first. */
function isRs(given: ListTree): boolean {
  const first = given.items[0]?.tree
  const isRange = first?.type === 'word' && countedCells(first.text) !== null
  return isC(given) || isRange || given.items.some(({ label }) => /^(?:nrow|ncol|byrow|data)$/.test(label ?? ''))
}

/** Whether the first thing given is R's `c(...)`. */
function isC({ items }: ListTree): boolean {
  const first = items[0]?.tree
  return first?.type === 'call' && first.name === 'c'
}

function rMatrix(args: readonly (Cells | null)[], given: ListTree): Cells | null {
  const cells = args[0]
  if (cells?.type !== 'many') return null
  const { length } = cells.options[0]?.rows.flat() ?? []
  const number = (name: string, nth: number) => {
    const tree = labelled(given, name)
    const one = tree === null ? args[nth] : cellsOf(tree)
    return one?.type === 'one' ? Number(one.text.replace(/L$/, '')) : null
  }
  const [rows, columns] = [number('nrow', 1), number('ncol', 2)]
  const isByRow = /^T/.test(wordOf(labelled(given, 'byrow')))
  const sizes = [rows ?? (columns === null ? length : -1), columns ?? (rows === null ? 1 : -1)]
  return shaped(cells, sizes, isByRow ? 'rows' : 'columns')
}

/** `np.reshape` goes along rows; MATLAB, Fortran and Julia, which call it by its name alone, along columns. */
function reshapeCall(name: string, args: readonly (Cells | null)[], isFortran: boolean): Cells | null {
  const rest = args.slice(1)
  const sizes = sizesAmong(rest)
  return name.includes('.') ? shaped(args[0], sizes, isFortran ? 'columns' : 'rows') : eitherFirst(args[0], sizes)
}

/** NumPy's `order='F'`. */
function isFortrans(given: ListTree | null): boolean {
  const order = given === null ? null : labelled(given, 'order')
  return order?.type === 'string' && /f/i.test(order.text)
}

function methodCells({ name, given }: CallTree, of: Tree): Cells | null {
  const cells = cellsOf(of)
  if (cells?.type !== 'many') return cells
  const args = (given?.items ?? []).filter(({ label }) => label !== 'order').map(({ tree }) => cellsOf(tree))
  if (given?.items.some(({ label }) => label === 'order')) {
    const first = isFortrans(given) ? 'columns' : 'rows'
    return /^\.reshape$/.test(name) ? shaped(cells, sizesAmong(args), first) : null
  }
  const sizes = sizesAmong(args)
  const options = cells.options.map((option) => reshapedBy(name, sizes, option))
  return options.some((option) => option === null)
    ? null
    : { type: 'many', options: options.filter((option) => option !== null) }
}

function labelled(given: ListTree, label: string): Tree | null {
  return given.items.find((item) => item.label === label)?.tree ?? null
}

function wordOf(tree: Tree | null): string {
  return tree?.type === 'word' ? tree.text : ''
}

/** `c(3L, 2L)`, `3:2` */
function sizesOf(tree: Tree | null): readonly number[] {
  const cells = tree?.type === 'word' ? { type: 'one' as const, text: tree.text } : tree && cellsOf(tree)
  const texts = cells?.type === 'many' ? (cells.options[0]?.rows.flat() ?? []) : (cells?.text.split(':') ?? [])
  return texts.map((text) => Number(text.replace(/L$/, '')))
}
