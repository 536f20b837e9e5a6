import { useText } from './context.ts'
import styles from './SkipLink.module.css'
import { MAIN } from './skip.ts'
import { skipText } from './skip-text.ts'

/** The first stop of the Tab key: past what stands above the panels. The address, which describes the run, stays. */
export function SkipLink() {
  const text = useText(skipText)
  return (
    <a
      className={styles.skip}
      href={`#${MAIN}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(MAIN)?.focus()
      }}
    >
      {text.skip}
    </a>
  )
}
