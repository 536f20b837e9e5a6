import styles from './Slider.module.css'

interface Props {
  readonly label: string
  /** What the position means, spoken instead of its number. */
  readonly valueText: string
  readonly testId: string
  readonly max: number
  readonly position: number
  /** The element that says more about it. */
  readonly describedBy?: string | undefined
  readonly onMove: (position: number) => void
}

/** A native range over the whole numbers 0..max; what they stand for is its user's matter. */
export function Slider({ label, valueText, testId, max, position, describedBy, onMove }: Props) {
  return (
    <input
      type="range"
      className={styles.slider}
      dir="ltr"
      data-testid={testId}
      aria-label={label}
      aria-valuetext={valueText}
      aria-describedby={describedBy}
      min={0}
      max={max}
      step={1}
      value={position}
      onChange={(event) => onMove(event.target.valueAsNumber)}
    />
  )
}
