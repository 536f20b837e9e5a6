import type { WorkshopState } from '../../../store/services/workshop.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { workshopText } from './text.ts'
import styles from './workshop.module.css'

interface Props {
  readonly file: NonNullable<WorkshopState['file']>
  readonly onDismiss: () => void
}

/** What in a file did not count, or why nothing of it did; it stays until it was seen. */
export function FileNotice({ file: { name, isUsed, issues }, onDismiss }: Props) {
  const text = useText(workshopText)
  return (
    <section className={styles.notice} role="alert" data-testid="file-issues">
      <div>
        <p className={styles.lead}>{isUsed ? text.opened(name) : text.notOpened(name)}</p>
        <ul className={styles.issues}>
          {issues.map((issue) => (
            <li key={`${issue.card} ${issue.field} ${issue.problem.code}`}>{text.issue(issue)}</li>
          ))}
        </ul>
      </div>
      <button type="button" className={buttons.button} onClick={onDismiss}>
        {text.dismiss}
      </button>
    </section>
  )
}
