import type { Cells } from './cell-shapes.ts'
import { isNumeric } from './cell-values.ts'
import { isRectangular, type ShapedCells } from './flat-list.ts'
import { cellsOf } from './literal-cells.ts'
import { type Item, type Tree, treeOf } from './literal-tree.ts'
import type { CellGrid, ReadingNote } from './pasted.ts'
import { hasNoValues, inShape, lastName, transposedRows } from './shape-words.ts'

/** More nobody chooses from. */
const MOST = 40

/** A matrix somewhere in a text of a program. */
interface FoundMatrix {
  readonly name: string | null
  readonly options: readonly ShapedCells[]
  /** Of `nn.Linear`, which keeps it transposed. */
  readonly isWeight: boolean
  readonly start: number
  readonly end: number
}

/**
 * The matrices that a text in Python, R, MATLAB, Julia, C, Fortran, Mathematica, Maple or JSON has in brackets, printed or
 * written; null where its brackets do not pair up.
 */
export function programMatrices(text: string): readonly CellGrid[] | null {
  const tree = treeOf(text)
  if (tree === null) return null
  const all = foundIn(tree.items).slice(0, MOST)
  const isIndex = ({ start }: FoundMatrix, i: number) => text.charAt(start) === '[' && all[i - 1]?.end === start
  const found = all.filter((one, i) => !isIndex(one, i))
  const index = all.find(isIndex)
  const rest = index === undefined ? restAround(text, found) : text.slice(index.start, index.end)
  const notes: readonly ReadingNote[] = rest === '' ? [] : [{ code: 'leftOut', text: rest }]
  const together = rowsTogether(text, found)
  const each = found.flatMap((one) =>
    readingsOfFound(one, text).map((grid) => ({ ...grid, notes: [...grid.notes, ...notes] })),
  )
  // Tensors that were printed one behind the other may be several.
  const isPrinted = found.some(({ start }) => /\w/.test(text.charAt(start)))
  if (together !== null) return [{ ...together, notes }, ...(isPrinted ? each : [])]
  return each
}

/** Lists of one length, one right behind the other, are the rows of one matrix. */
function rowsTogether(text: string, found: readonly FoundMatrix[]): Omit<CellGrid, 'notes'> | null {
  const rows = found.flatMap(({ options }) =>
    options.length === 1 && options[0]?.rows.length === 1 ? options[0].rows : [],
  )
  const isBehind = ({ start }: FoundMatrix, i: number) =>
    i === 0 || /^[\s,;]*$/.test(text.slice(found[i - 1]?.end ?? 0, start))
  if (rows.length < 2 || rows.length !== found.length || !isRectangular(rows) || !found.every(isBehind)) return null
  return { name: found[0]?.name ?? null, rows, commas: false }
}

function foundIn(items: readonly Item[]): FoundMatrix[] {
  return items.flatMap((item, i) => foundAt(item, items[i - 1]))
}

function foundAt({ label, tree }: Item, before: Item | undefined): FoundMatrix[] {
  if (tree.type === 'word' || tree.type === 'string') return []
  if (label !== null && hasNoValues(label)) return []
  const pair = pairOf({ label, tree })
  if (pair !== null) return foundAt(pair, before)
  const named = entriesOf(tree)
  if (named !== null) {
    const columns = columnsOf(named, tree)
    return [...columns, ...(columns.length > 0 && isFrame(tree) ? [] : foundIn(named))]
  }
  const inner = tree.type === 'call' && /^(?:print|display|disp)$/.test(tree.name) ? tree.given : null
  if (inner !== null) return foundIn(inner.items)
  if (tree.type === 'call' && tree.of === null && hasNoValues(tree.name)) return []
  if (isSeveral(tree)) return foundIn(tree.type === 'list' ? tree.items : [])
  if (tree.type === 'list' && tree.items.every((each) => each.tree.type === 'list' && each.tree.open === '{')) {
    const entries = tree.items.flatMap((each) => entriesOf(each.tree) ?? [])
    if (entries.some(({ tree: value }) => value.type === 'list')) return foundIn(entries)
  }
  const cells = cellsOf(tree)
  if (cells?.type !== 'many' || !hasNumbers(cells)) return []
  const isParameter = label === 'containing'
  const ownName = isParameter ? (before?.label ?? null) : (label ?? wordBefore(before))
  const is2d = cells.options.some(({ rows }) => rows.length > 1) || isNested(tree)
  const isWeight = is2d && (isParameter || /(?:^|[._ ])weights?$/i.test(ownName ?? '')) && !isTransposed(tree)
  return [{ name: ownName, options: cells.options, isWeight, start: tree.start, end: tree.end }]
}

/** A list of matrices and vectors, as Keras' `get_weights()` gives it. */
function isSeveral(tree: Tree): boolean {
  if (tree.type !== 'list' || tree.items.length < 2 || !tree.items.every((item) => item.tree.type === 'call'))
    return false
  const cells = tree.items.map((item) => cellsOf(item.tree))
  const heights = cells.map((each) => (each?.type === 'many' ? (each.options[0]?.rows.length ?? 0) : 0))
  return !heights.includes(0) && heights.some((height) => height > 1)
}

function wordBefore(item: Item | undefined): string | null {
  return item?.tree.type === 'word' && /^[A-Za-z_][\w.]*$/.test(item.tree.text) ? item.tree.text : null
}

function isTransposed(tree: Tree): boolean {
  return (
    tree.type === 'call' && (/^\.(?:t|T|transpose)$/.test(tree.name) || (tree.of !== null && isTransposed(tree.of)))
  )
}

/** `[[1, 2]]`: a matrix of one row, no vector. */
function isNested(tree: Tree): boolean {
  if (tree.type === 'list') return tree.items.some((item) => item.tree.type === 'list')
  return (
    tree.type === 'call' &&
    ((tree.given?.items.some((item) => isNested(item.tree)) ?? false) || (tree.of !== null && isNested(tree.of)))
  )
}

/** `{'weight': ..., 'bias': ...}`, an `OrderedDict` of pairs, a list of pairs: what is in it by its name; null where it is none. */
function entriesOf(tree: Tree): readonly Item[] | null {
  if (tree.type === 'call') {
    if (tree.of !== null || tree.given === null) return null
    const isDictionary =
      /^(?:ordereddict|dict|defaultdict|state_dict|dataframe|frame|tibble|list|association|structure)$/.test(
        lastName(tree.name),
      )
    const [first] = tree.given.items
    if (!isDictionary || first === undefined) return null
    return first.label === null ? entriesOf(first.tree) : tree.given.items
  }
  if (tree.type !== 'list' || tree.items.length === 0) return null
  const isMany = (item: Item) => item.tree.type !== 'word' && item.tree.type !== 'string'
  if (tree.items.every((item) => item.label !== null) && tree.items.some(isMany)) return tree.items
  const pairs = tree.items.map(pairOf)
  return pairs.some((pair) => pair === null) ? null : pairs.filter((pair) => pair !== null)
}

/** `('weight', tensor(...))` */
function pairOf({ tree }: Item): Item | null {
  if (tree.type !== 'list' || tree.items.length !== 2) return null
  const [name, value] = tree.items
  if (name?.tree.type !== 'string' || value === undefined || isNumeric(name.tree.text.slice(1, -1))) return null
  return { label: name.tree.text.slice(1, -1), tree: value.tree }
}

function isFrame(tree: Tree): boolean {
  return tree.type === 'call' && /dataframe/i.test(tree.name)
}

/** Lists of one length by their names may be the columns of a table. */
function columnsOf(entries: readonly Item[], tree: Tree): FoundMatrix[] {
  const lists = entries.map(({ tree: each }) => cellsOf(each))
  const rows = lists.flatMap((each) =>
    each?.type === 'many' && each.options[0]?.rows.length === 1 ? [each.options[0].rows[0] ?? []] : [],
  )
  if (rows.length !== entries.length || rows.length < 2 || !isRectangular(rows) || rows[0]?.length === 1) return []
  const text = entries.map(({ label }) => label).join(', ')
  const options = [{ rows: transposedRows(rows), notes: [{ code: 'headingOut', text } as const] }]
  return [{ name: null, options, isWeight: false, start: tree.start, end: tree.end }]
}

function hasNumbers(cells: Extract<Cells, { type: 'many' }>): boolean {
  return cells.options.some(({ rows }) => rows.some((row) => row.some(isNumeric)))
}

function readingsOfFound({ name, options, isWeight, start }: FoundMatrix, text: string): CellGrid[] {
  const grid = (rows: ShapedCells['rows'], notes: readonly ReadingNote[]): CellGrid => ({
    name,
    rows,
    notes,
    commas: false,
  })
  if (isWeight) {
    return options.flatMap(({ rows, notes }) => [
      grid(isRectangular(rows) ? transposedRows(rows) : rows, [...notes, { code: 'transposed' }]),
      grid(rows, [...notes, { code: 'asPrinted' }]),
    ])
  }
  // `float W[3][2] = {0.3, 0.4, ...}`
  const sizes = /\[\s*(\d+)\s*\]\s*\[\s*(\d+)\s*\]\s*=\s*$/.exec(text.slice(Math.max(0, start - 60), start))
  const flat =
    options.length > 0 && sizes !== null
      ? inShape(options[0]?.rows.flat() ?? [], sizes.slice(1).map(Number), 'rows')
      : null
  return flat === null ? options.map(({ rows, notes }) => grid(rows, notes)) : [grid(flat, [])]
}

const HARMLESS_LINES =
  /^[^\S\n]*(?:(?:import|from|using|library|require|clear|clc|format|package|#include)\b[^\n]*|print\([\w.,' "]*\)|\w+\.(?:eval|train)\(\))[^\S\n]*$/gm
const HARMLESS =
  /[A-Za-z_$\\][\w.$:]*(?:<[^<>\n]{0,80}>)?[!*&]*(?:\[[\d, :]*\])*|torch\.Size\(\[[\d, ]*\]\)|"[^"\n]*"|'[^'\n]*'|<[A-Za-z][^<>\n]{0,80}>/g
const HOLDERS = /^(?:[\w.]+\.)?(?:OrderedDict|defaultdict|dict|DataFrame|list|tuple|print|display|disp)$/
const MARKS = /[=:;,[\]{}|<>&"'.\s]/g

/** What of the text around matrices is not known to leave their values alone: its first line. */
function restAround(text: string, found: readonly FoundMatrix[]): string {
  let at = 0
  const gaps: string[] = []
  for (const { start, end } of found) {
    if (start >= at) gaps.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  gaps.push(text.slice(at))
  for (const gap of gaps) {
    const bare = gap
      .replace(HARMLESS_LINES, '')
      .replace(/<-|\bshape\s*=\s*\([\d, ]*\)/g, '')
      .replace(/torch\.Size\(\[[\d, ]*\]\)/g, '')
      .replace(HARMLESS, '')
      .replace(MARKS, '')
    if (bare !== '' && !(/^[()]+$/.test(bare) && onlyHolds(gap))) return lineWith(gap, bare)
  }
  return ''
}

/** Whether all that is called in `gap` only holds, or shows, what is given to it. */
function onlyHolds(gap: string): boolean {
  return [...gap.matchAll(/([\w.]+)\s?\(/g)].every(([, name = '']) => HOLDERS.test(name))
}

/** The line of `gap` that has what is left of it. */
function lineWith(gap: string, bare: string): string {
  const mark = bare.charAt(0)
  const line = gap.split('\n').find((each) => each.includes(mark)) ?? gap
  const text = line.trim()
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
