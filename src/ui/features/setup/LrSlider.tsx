import { type ComponentProps, useCallback, useEffect, useId } from 'react'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { Limits } from '../../../theory/limits.ts'
import { useSelected, useText } from '../../context.ts'
import { formatShort } from '../../format.ts'
import { excessFor } from '../../say.ts'
import { useRates, useTheory, useTheoryState } from '../../useTheory.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { LogSlider, partOf } from './LogSlider.tsx'
import styles from './LrSlider.module.css'

type MarkName = 'fastest' | keyof Omit<Limits, 'best'>

interface Mark {
  readonly name: MarkName
  readonly value: number
}

/** The slider of lr with marks where the theory knows of a limit, and what is to be said beyond one. */
export function LrSlider(props: ComponentProps<typeof LogSlider>) {
  const text = useText(theoryText)
  const theory = useTheory()
  const shown = useSelected((state) => state.shown.lr)
  const lr = useTheoryState((state) => state.heldLr) ?? shown
  const rates = useRates()
  const id = useId()
  const hold = useCallback((held: number | null) => theory.hold(held), [theory])
  useEffect(() => () => hold(null), [hold])
  const marks = rates === null ? [] : marksOf(rates.limits, rates.fastest)
  const excess = rates === null ? null : excessFor(rates.excesses, lr)
  return (
    <div className={styles.slider} dir="ltr">
      <LogSlider {...props} onHold={hold} describedBy={marks.length === 0 ? undefined : id} />
      <Marks marks={marks} min={props.min} max={props.max} />
      {excess !== null && (
        <p className={styles.warning} data-testid="lr-warning">
          {text.over[excess.cause.limit](formatShort(lr / excess.cause.value))}
        </p>
      )}
      {marks.length > 0 && (
        <div id={id} className={styles.names} data-testid="lr-limits">
          {marks.map(({ name, value }) => (
            <p key={name} className={styles.name} data-mark={name}>
              <span>{text.marks[name]}</span>
              <span {...verbatim}>{formatShort(value, name === 'typical' ? 3 : 4)}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** In the order of their values. */
function marksOf({ meanSquare, fullBatch, typical }: Limits, fastest: number | null): readonly Mark[] {
  const marks: Mark[] = []
  if (fastest !== null) marks.push({ name: 'fastest', value: fastest })
  if (meanSquare.ok) marks.push({ name: 'meanSquare', value: meanSquare.value })
  if (fullBatch.ok) marks.push({ name: 'fullBatch', value: fullBatch.value })
  if (typical.ok) marks.push({ name: 'typical', value: typical.value })
  return marks.sort((a, b) => a.value - b.value)
}

interface MarksProps {
  readonly marks: readonly Mark[]
  readonly min: number
  readonly max: number
}

/** Ticks under the track, and a line from the lowest limit on. */
function Marks({ marks, min, max }: MarksProps) {
  const placed = marks
    .map(({ name, value }) => ({ name, part: partOf(value, min, max) }))
    .filter(({ part }) => part >= 0 && part <= 1)
  const lowest = placed.find(({ name }) => name !== 'fastest')
  return (
    <div className={styles.marks} aria-hidden="true">
      {lowest !== undefined && <i className={styles.beyond} style={{ left: `${lowest.part * 100}%` }} />}
      {placed.map(({ name, part }) => (
        <i key={name} className={styles.mark} data-mark={name} style={{ left: `${part * 100}%` }} />
      ))}
    </div>
  )
}
