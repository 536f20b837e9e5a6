import { Axes } from '../../plot/Axes.tsx'
import styles from './sweep.module.css'
import type { SweepLayout } from './sweep-layout.ts'
import type { SweepText } from './text.ts'

interface Props {
  readonly layout: SweepLayout
  readonly text: SweepText
}

/** The axes, and the rails at their ends. */
export function LrAxes({ layout, text }: Props) {
  const { box, rates, losses, upper, lower, hasZero, width } = layout
  const rail = (y: number) => <line className={styles.rail} x1={box.left} x2={box.left + box.width} y1={y} y2={y} />
  return (
    <>
      <Axes box={box} x={rates} y={losses} width={width} />
      <text className={styles.tick} x={box.left} y={upper - 6}>
        {text.divergedRail}
      </text>
      {rail(upper)}
      {hasZero && rail(lower)}
      <text className={styles.tick} x={2} y={lower + 16}>
        lr
      </text>
    </>
  )
}
