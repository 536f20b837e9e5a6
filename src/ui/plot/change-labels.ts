import { type Change, fieldOf, type Run, STATE, snakeCase } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { textWidth } from './text-width.ts'

/** A live change in words. */
export interface ChangeText {
  readonly iteration: number
  /** `lr` */
  readonly name: string
  /** `lr 0.01 → 0.05` */
  readonly full: string
  /** `lr 0.05` */
  readonly short: string
}

/** A label above the lines of one or more live changes. */
export interface ChangeLabel {
  readonly key: string
  readonly text: string
  /** What it stands for, in order. */
  readonly changes: readonly ChangeText[]
  /** Where it begins, in pixels from the plot's left edge, and in which row from above. */
  readonly x: number
  readonly row: number
}

/** The height of a row of labels, in pixels. */
export const LABEL_ROW = 14

/** Between a line and its label, and between two labels. */
const BESIDE = 5
const APART = 10

/** Lines so near to each other that they get one label, in pixels: tried in this order until all labels have room. */
const NEAR = [0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024]

/** How many rows of labels a plot of a height has room for. */
export function labelRows(height: number): number {
  return height < 150 ? 2 : 3
}

/** The live changes of a run. */
export function changeTexts(run: Run): readonly ChangeText[] {
  return run.changes.map((change) => textOf(run, change))
}

/** PyTorch's word for what loads a state. */
const LOAD = 'load_state_dict'

function textOf(run: Run, change: Change): ChangeText {
  const { iteration } = change
  if (change.key === STATE) return { iteration, name: LOAD, full: LOAD, short: LOAD }
  const name = snakeCase(change.key)
  if (change.key === 'W') return { iteration, name, full: name, short: name }
  const { kind } = fieldOf(change.key)
  const [before, after] = [kind.write(configAt(run, iteration - 1)[change.key]), kind.write(change.value)]
  return { iteration, name, full: `${name} ${before} → ${after}`, short: `${name} ${after}` }
}

interface Room {
  /** The plot's width, in pixels. */
  readonly width: number
  readonly rows: number
  /** Where an iteration lies across it, in pixels. */
  toX(iteration: number): number
}

/** A group of neighbouring changes. */
type Group = readonly [first: ChangeText, ...rest: ChangeText[]]

/**
 * Labels for all of `changes`, none of them on another: in rows, to the left of their line where there is no room to its
 * right, shortened, and in the end one for several neighbours.
 */
export function changeLabels(changes: readonly ChangeText[], room: Room): readonly ChangeLabel[] {
  for (const near of NEAR) {
    const labels = fitted(grouped(changes, near, room), room)
    if (labels !== null) return labels
  }
  const [first, ...rest] = changes
  return first === undefined ? [] : [labelOf([first, ...rest], groupText([first, ...rest]), 0, 0)]
}

function grouped(changes: readonly ChangeText[], near: number, { toX }: Room): readonly Group[] {
  const groups: [ChangeText, ...ChangeText[]][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    if (group !== undefined && toX(change.iteration) - toX(group[0].iteration) < near) group.push(change)
    else groups.push([change])
  }
  return groups
}

/** Each group's label in the first place that is free, in the longest form that has one; null if one has none. */
function fitted(groups: readonly Group[], { width, rows, toX }: Room): readonly ChangeLabel[] | null {
  const free = Array.from({ length: rows }, () => 0)
  const labels: ChangeLabel[] = []
  for (const group of groups) {
    const line = toX(group[0].iteration)
    const label = formsOf(group)
      .flatMap((text) => {
        const long = textWidth(text)
        const places = [line + BESIDE, line - BESIDE - long].filter((x) => x >= 0 && x + long <= width)
        return places.flatMap((x) => {
          const row = free.findIndex((from) => from <= x)
          return row === -1 ? [] : [labelOf(group, text, x, row)]
        })
      })
      .at(0)
    if (label === undefined) return null
    free[label.row] = label.x + textWidth(label.text) + APART
    labels.push(label)
  }
  return labels
}

function formsOf(group: Group): readonly string[] {
  const [{ full, short }, ...rest] = group
  return rest.length === 0 ? [full, short] : [groupText(group)]
}

/** `lr ×3`, `lr, batch_size ×5`, `lr, … ×9` */
function groupText(group: Group): string {
  const [first, second, ...others] = new Set(group.map(({ name }) => name))
  const names = second === undefined ? first : `${first}, ${others.length === 0 ? second : '…'}`
  return group.length === 1 ? group[0].short : `${names} ×${group.length}`
}

function labelOf(group: Group, text: string, x: number, row: number): ChangeLabel {
  return { key: `${group[0].iteration} ${group.length} ${text}`, text, changes: group, x, row }
}
