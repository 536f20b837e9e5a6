import { useId } from 'react'
import styles from './fields.module.css'

interface Option {
  /** The value as the URL writes it. */
  readonly value: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly hint: string
  readonly testId: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
}

/** A labelled choice of a few words. */
export function SelectField({ label, hint, testId, value, options, onChoose }: Props) {
  const id = useId()
  return (
    <div className={styles.row} title={hint}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        data-testid={testId}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        aria-describedby={`${id}-hint`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} className="visually-hidden">
        {hint}
      </span>
    </div>
  )
}
