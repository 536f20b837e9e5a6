import { useActions, useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './Failure.module.css'
import { linkText } from './link-text.ts'
import { noticesText } from './text.ts'

/** What in the link did not count as it stood; it stays until the reader has seen it. */
export function LinkNotice() {
  const text = useText(noticesText)
  const says = useText(linkText)
  const { dismissIssues } = useActions()
  const issues = useSelected((state) => state.issues)
  return (
    <section className={styles.issues} data-testid="issues" role="alert">
      <div className={styles.list}>
        <p className={styles.lead}>{says.lead(issues.length)}</p>
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.key} ${issue.text} ${issue.problem.code}`}>{says.issue(issue)}</li>
          ))}
        </ul>
      </div>
      <button type="button" className={buttons.button} data-testid="dismiss-issues" onClick={dismissIssues}>
        {text.dismiss}
      </button>
    </section>
  )
}
