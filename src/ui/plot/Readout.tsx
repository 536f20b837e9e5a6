import { hueOf } from '../theme/palette.ts'
import { verbatim } from '../widgets/verbatim.ts'
import styles from './plot.module.css'

export interface ReadoutRow {
  readonly key: string
  readonly name: string
  readonly value: string
  readonly hue?: number
}

interface Props {
  readonly title: string | null
  readonly rows: readonly ReadoutRow[]
  /** Where the cursor is, 0 to 1 of the width: the readout stands on the other side. */
  readonly across: number
}

/** Exact values at the cursor. */
export function Readout({ title, rows, across }: Props) {
  return (
    <div className={styles.readout} data-side={across > 0.5 ? 'left' : 'right'} data-testid="path-readout">
      {title !== null && <strong>{title}</strong>}
      <dl>
        {rows.map(({ key, name, value, hue }) => (
          <div key={key} className={styles.row}>
            <dt style={hue === undefined ? undefined : { color: hueOf(hue) }}>{name}</dt>
            <dd {...verbatim}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
