import type { DrawnLimits } from '../../../store/services/sweep-limits.ts'
import { limitsNamed } from './limits-named.ts'
import styles from './sweep.module.css'
import type { SweepLayout } from './sweep-layout.ts'
import type { SweepText } from './text.ts'

interface Props {
  readonly layout: SweepLayout
  readonly limits: DrawnLimits
  readonly text: SweepText
}

const LINE = 14

/** The limits of lr that the theory names, each with its name on a line of its own: they lie close together. */
export function LimitLines({ layout, limits, text }: Props) {
  return (
    <g data-testid="sweep-limits">
      {limitsNamed(limits, text).map(({ name, lr, says }, line) => {
        const x = layout.x(lr)
        const toLeft = x > layout.box.left + layout.box.width / 2
        const y = (line + 1) * LINE
        return (
          <g key={name} data-limit={name}>
            <line className={styles.limit} data-limit={name} x1={x} x2={x} y1={y - 9} y2={layout.lower} />
            <text className={styles.name} x={x + (toLeft ? -5 : 5)} y={y} textAnchor={toLeft ? 'end' : 'start'}>
              {says}
            </text>
          </g>
        )
      })}
    </g>
  )
}
