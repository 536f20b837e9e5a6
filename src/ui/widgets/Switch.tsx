import styles from './Switch.module.css'

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string; readonly testId: string }[]
  readonly onChoose: (value: T) => void
}

/** A choice of a few words, all of them in view. */
export function Switch<T extends string>({ label, value, options, onChoose }: Props<T>) {
  return (
    <fieldset className={styles.group} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.option}
          data-testid={option.testId}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
