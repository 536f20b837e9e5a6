import type { LinkIssue } from '../../../share/issue.ts'
import { createDataDesk } from '../../../store/services/data-desk.ts'
import { useActions, useSelected, useService, useText } from '../../context.ts'
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
            <li key={`${issue.key} ${issue.text} ${issue.problem.code}`}>
              <span>{says.issue(issue)}</span>
              <OpenWanted issue={issue} />
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className={buttons.button} data-testid="dismiss-issues" onClick={dismissIssues}>
        {text.dismiss}
      </button>
    </section>
  )
}

/** The way to the data that a link names and that are not here. */
function OpenWanted({ issue: { problem, link } }: { readonly issue: LinkIssue }) {
  const says = useText(linkText)
  const desk = useService('dataDesk', createDataDesk)
  if (problem.code !== 'noData' || link === undefined) return null
  const open = () => desk.open({ wanted: { name: problem.name, link } })
  return (
    <button type="button" className={buttons.button} data-testid="open-wanted" onClick={open}>
      {says.openWanted(problem.file)}
    </button>
  )
}
