import { type Change, fieldOf, type Run, snakeCase } from '../../../experiment/config.ts'
import { configAt } from '../../../experiment/run.ts'

/** A mark of a live change on the chart. */
export interface ChangeMark {
  readonly key: string
  readonly iteration: number
  /** `lr 0.01 → 0.05`; empty where it would run into the one before. */
  readonly label: string
}

/** The part of the width that a label takes. */
const LABEL = 0.2

/** The live changes of a run up to `last`, labelled as far as the labels do not overlap. */
export function changeLabels(run: Run, last: number): ChangeMark[] {
  let free = 0
  return run.changes
    .filter(({ iteration }) => iteration <= last)
    .map((change, i) => {
      const { iteration } = change
      const fits = iteration >= free && iteration <= last * (1 - LABEL)
      if (fits) free = iteration + last * LABEL
      return { key: `${iteration} ${i}`, iteration, label: fits ? labelOf(run, change) : '' }
    })
}

function labelOf(run: Run, change: Change): string {
  const name = snakeCase(change.key)
  if (change.key === 'W') return name
  const before = configAt(run, change.iteration - 1)[change.key]
  const { kind } = fieldOf(change.key)
  return `${name} ${kind.write(before)} → ${kind.write(change.value)}`
}
