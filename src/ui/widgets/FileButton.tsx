import buttons from './buttons.module.css'
import styles from './FileButton.module.css'

interface Props {
  readonly label: string
  /** As an `input` takes it: `.csv,text/csv`. */
  readonly accept: string
  readonly testId: string
  readonly onFile: (file: File) => void
}

/** Asks for a file, each time it is pressed. */
export function FileButton({ label, accept, testId, onFile }: Props) {
  return (
    <label className={`${buttons.button} ${styles.file}`}>
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        data-testid={testId}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) onFile(file)
          // The same file, changed since, may be asked for again.
          target.value = ''
        }}
      />
      <span>{label}</span>
    </label>
  )
}
