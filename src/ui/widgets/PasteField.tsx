import styles from './PasteField.module.css'

interface Props {
  readonly label: string
  readonly placeholder?: string
  readonly testId: string
  readonly rows: number
  readonly value: string
  readonly onText: (text: string) => void
}

/** A field for text that programs wrote, as it stands: nobody corrects or translates it. */
export function PasteField({ label, placeholder, testId, rows, value, onText }: Props) {
  return (
    <textarea
      className={styles.field}
      aria-label={label}
      placeholder={placeholder}
      data-testid={testId}
      rows={rows}
      value={value}
      spellCheck={false}
      autoCapitalize="off"
      translate="no"
      dir="ltr"
      onChange={({ target }) => onText(target.value)}
    />
  )
}
