import { useText } from '../../context.ts'
import styles from './paper.module.css'
import { paperText } from './paper-text.ts'
import type { PrintedAnswer } from './printed-lesson.ts'
import { lessonText } from './text.ts'

interface Props {
  readonly title: string
  readonly answers: readonly PrintedAnswer[]
}

/** What is revealed, all together: on a page of its own, so that the pages before it can be handed out. */
export function PrintedAnswers({ title, answers }: Props) {
  const text = useText(paperText)
  const { more: inDetail } = useText(lessonText)
  return (
    <section className={styles.answers} data-testid="print-answers">
      <h1 className={styles.title}>{title}</h1>
      {answers.map(({ number, title: of, right, reveal, more, run }) => (
        <section key={number} className={styles.answer}>
          <h2 className={styles.name}>
            <span>{number}</span>
            {of !== '' && <span>{of}</span>}
          </h2>
          {right !== null && <p className={styles.ask}>{right}</p>}
          {reveal !== null && <p className={styles.text}>{reveal}</p>}
          {more !== null && (
            <p className={styles.more}>
              <strong>{inDetail}</strong>
              <span>{more}</span>
            </p>
          )}
          {run.length > 0 && (
            <p className={styles.run}>
              <strong>{text.answerRun}</strong>
              {run.map((setting) => (
                <span key={setting}>{setting}</span>
              ))}
            </p>
          )}
        </section>
      ))}
    </section>
  )
}
