import { theoryText } from '../../../i18n/theory-text.ts'
import { useText } from '../../context.ts'
import styles from './path.module.css'

/** In the place of a picture whose numbers are still to come. It says so only where that takes long. */
export function Computing() {
  const text = useText(theoryText)
  return (
    <div className={styles.plot}>
      <p className={styles.computing}>{text.computing}</p>
    </div>
  )
}
