import { useActions, useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './Failure.module.css'
import { noticesText } from './text.ts'

/** What in the link did not count as it stood; it stays until the reader has seen it. */
export function LinkNotice() {
  const text = useText(noticesText)
  const { dismissIssues } = useActions()
  const issues = useSelected((state) => state.issues)
  if (issues.length === 0) return null
  return (
    <section className={styles.issues} data-testid="issues" role="alert">
      <div className={styles.list}>
        <p className={styles.lead}>{text.linkNotice(issues.length)}</p>
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.key} ${issue.text} ${issue.problem.code}`}>{text.linkIssue(issue)}</li>
          ))}
        </ul>
      </div>
      <button type="button" className={buttons.button} data-testid="dismiss-issues" onClick={dismissIssues}>
        {text.dismiss}
      </button>
    </section>
  )
}
