import { isNumeric } from './cell-values.ts'
import { arrangements, isRectangular, type ShapedCells } from './flat-list.ts'
import { type Between, type CallTree, type Item, type ListTree, type Tree, treeOf } from './literal-tree.ts'
import { inShape, keepsValues, lastName, reshapedBy, transposedRows } from './shape-words.ts'

/** What a piece of program is as numbers: one, or a list of them in one or several arrangements. */
export type Cells =
  | { readonly type: 'one'; readonly text: string }
  | { readonly type: 'many'; readonly options: readonly ShapedCells[] }

/** `tree` as numbers; null where it is none, or would have to be computed. */
export function cellsOf(tree: Tree): Cells | null {
  switch (tree.type) {
    case 'word':
      return { type: 'one', text: tree.text }
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
  if (items.length === 0) return null
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

/** The cells of a list that is a row of another; a print's `...` between rows is a row, to be found there. */
function rowOf(cells: Cells | null): readonly string[] | null {
  if (cells?.type === 'one') return /^(?:\.{3}|…)$/.test(cells.text) ? [cells.text] : null
  const first = cells?.options.find(({ rows }) => rows.length === 1)
  return first?.rows[0] ?? cells?.options.find(({ rows }) => rows.every((row) => row.length === 1))?.rows.flat() ?? null
}

function many(rows: ShapedCells['rows']): Cells {
  return { type: 'many', options: [{ rows, notes: [] }] }
}

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
      const rows = args.map(rowOf)
      if (rows.some((row) => row === null)) return null
      const found = rows.filter((row) => row !== null)
      return many(/^(?:cbind|hcat)$/.test(word) && isRectangular(found) ? transposedRows(found) : found)
    }
    case 't':
    case 'transpose':
      return transposed(args[0])
    case 'fraction':
    case 'rational':
      if (args.length === 2 && args.every((each) => each?.type === 'one')) {
        return { type: 'one', text: args.map((each) => (each?.type === 'one' ? each.text : '')).join('/') }
      }
      break
    case 'reshape':
      return reshapeCall(name, args)
    case 'c':
    case 'mat':
    case 'vec':
      if (args.length > 1 || (word === 'c' && args[0]?.type === 'one')) return listCells(positional, given.between, '[')
  }
  if (!keepsValues(name) && !/^(?:Float|Int)\d\d$|^[\w.]*\[\]/.test(name)) return null
  // Maple says the shape first; types and devices stand behind.
  const lists = args.filter((each) => each?.type === 'many')
  const [list] = lists
  if (lists.length > 1) return rowsOfEach(lists)
  const sized = list === undefined ? null : inGivenShape(word, args, list)
  if (sized !== null) return sized
  if (given.open === '{' || given.open === '[') return listCells(given.items, given.between, given.open)
  return list ?? args[0] ?? null
}

/** `matrix([1, 2], [3, 4])` of Maxima, `Array(Array(1, 2), Array(3, 4))` of Scala: each list a row. */
function rowsOfEach(lists: readonly Cells[]): Cells | null {
  const rows = lists.map(rowOf)
  return rows.some((row) => row === null) ? null : many(rows.filter((row) => row !== null))
}

/** `matrix(QQ, 2, 3, [1, 2, 3, 4, 5, 6])` of Sage, `mat.NewDense(2, 3, []float64{...})` of Go: sizes before a list without rows. */
function inGivenShape(
  word: string,
  args: readonly (Cells | null)[],
  list: Extract<Cells, { type: 'many' }>,
): Cells | null {
  const [first] = list.options
  const before = args
    .slice(0, args.indexOf(list))
    .flatMap((each) => (each?.type === 'one' && isNumeric(each.text) ? [Number(each.text)] : []))
  if (before.length === 0 || before.length > 2 || first?.rows.length !== 1) return null
  const sizes = before.length === 1 ? [...before, -1] : before
  return /^densematrix$/.test(word) ? eitherFirst(list, sizes) : shaped(list, sizes, 'rows')
}

/** Whether a `matrix(...)` is R's, which fills columns first. */
function isRs(given: ListTree): boolean {
  const isC = given.items[0]?.tree.type === 'call' && given.items[0].tree.name === 'c'
  return isC || given.items.some(({ label }) => /^(?:nrow|ncol|byrow|data)$/.test(label ?? ''))
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
function reshapeCall(name: string, args: readonly (Cells | null)[]): Cells | null {
  const rest = args.slice(1)
  const sizes = rest
    .flatMap((each) => (each?.type === 'one' ? [each.text] : (each?.options[0]?.rows.flat() ?? [])))
    .map(Number)
  return name.includes('.') ? shaped(args[0], sizes, 'rows') : eitherFirst(args[0], sizes)
}

/** Filled along columns, or along rows. */
function eitherFirst(cells: Cells | null | undefined, sizes: readonly number[]): Cells | null {
  const [columns, rows] = [shaped(cells, sizes, 'columns'), shaped(cells, sizes, 'rows')]
  if (columns?.type !== 'many' || rows?.type !== 'many') return null
  const noted = (filled: typeof columns, code: 'columnsFirst' | 'rowsFirst') =>
    filled.options.slice(0, 1).map((option) => ({ ...option, notes: [{ code } as const] }))
  return { type: 'many', options: [...noted(columns, 'columnsFirst'), ...noted(rows, 'rowsFirst')] }
}

function methodCells({ name, given }: CallTree, of: Tree): Cells | null {
  const cells = cellsOf(of)
  if (cells?.type !== 'many') return cells
  const args = given?.items.map(({ tree }) => cellsOf(tree)) ?? []
  const sizes = args
    .flatMap((each) => (each?.type === 'one' ? [each.text] : (each?.options[0]?.rows.flat() ?? [])))
    .map(Number)
  const options = cells.options.map((option) => reshapedBy(name, sizes, option))
  return options.some((option) => option === null)
    ? null
    : { type: 'many', options: options.filter((option) => option !== null) }
}

function shaped(cells: Cells | null | undefined, sizes: readonly number[], first: 'rows' | 'columns'): Cells | null {
  const flat = cells?.type === 'many' ? cells.options[0]?.rows.flat() : undefined
  const rows = flat && inShape(flat, sizes, first)
  return rows ? many(rows) : null
}

function transposed(cells: Cells | null | undefined): Cells | null {
  const first = cells?.type === 'many' ? cells.options[0] : undefined
  return first === undefined ? null : many(transposedRows(first.rows))
}

function labelled(given: ListTree, label: string): Tree | null {
  return given.items.find((item) => item.label === label)?.tree ?? null
}

function wordOf(tree: Tree | null): string {
  return tree?.type === 'word' ? tree.text : ''
}

/** `c(3L, 2L)`, `3:2` */
function sizesOf(tree: Tree | null): readonly number[] {
  const cells = tree && cellsOf(tree)
  const texts = cells?.type === 'many' ? (cells.options[0]?.rows.flat() ?? []) : (cells?.text.split(':') ?? [])
  return texts.map((text) => Number(text.replace(/L$/, '')))
}
