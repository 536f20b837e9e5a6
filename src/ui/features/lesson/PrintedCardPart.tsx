import { useText } from '../../context.ts'
import type { qrView } from '../../picture/qr-path.ts'
import styles from './paper.module.css'
import { paperText } from './paper-text.ts'
import type { PrintedCard } from './printed-lesson.ts'
import { lessonText } from './text.ts'

/** A longer link has no code beside a card: its dots would be too small. */
const LONGEST_CODE = 400
/** A longer one is not printed: nobody would type it. */
const LONGEST_LINK = 700

interface Props {
  readonly card: PrintedCard
  readonly qr: typeof qrView
}

/** A card on paper: what it says, what it asks with room for the answer, and where to find it on the page. */
export function PrintedCardPart({ card, qr }: Props) {
  const text = useText(paperText)
  const { task, more } = useText(lessonText)
  const code = card.link.length > LONGEST_CODE ? null : qr(card.link)
  return (
    <section className={styles.card}>
      <div className={styles.says}>
        <h2 className={styles.name}>
          <span>{card.number}</span>
          {card.title !== '' && <span>{card.title}</span>}
        </h2>
        {card.text !== '' && <p className={styles.text}>{card.text}</p>}
        {card.ask !== '' && <p className={styles.ask}>{card.ask}</p>}
        <Question card={card} />
        {card.goal.length > 0 && (
          <div className={styles.asks}>
            <p>
              <strong>{task}</strong>
            </p>
            <ul className={styles.boxes}>
              {card.goal.map((part) => (
                <li key={part} className={styles.box}>
                  {part}
                </li>
              ))}
            </ul>
            <p className={styles.line}>{text.settings}</p>
          </div>
        )}
        {card.more !== null && (
          <p className={styles.more}>
            <strong>{more}</strong>
            <span>{card.more}</span>
          </p>
        )}
        <p className={styles.run}>
          <strong>{text.run}</strong>
          {card.run.length === 0 && <span>{text.tutorialRun}</span>}
          {card.run.map((setting) => (
            <span key={setting}>{setting}</span>
          ))}
          {card.at !== null && <span>{text.at(card.at)}</span>}
        </p>
        <p className={styles.link}>
          <strong>{text.link}</strong>
          {card.link.length > LONGEST_LINK ? (
            <span>{text.longLink(card.link.length)}</span>
          ) : (
            <a href={card.link}>{card.link}</a>
          )}
        </p>
      </div>
      {code !== null && (
        <svg
          className={styles.code}
          viewBox={`0 0 ${code.side} ${code.side}`}
          shapeRendering="crispEdges"
          aria-hidden="true"
        >
          <path d={code.path} />
        </svg>
      )}
    </section>
  )
}

function Question({ card: { question } }: Pick<Props, 'card'>) {
  const text = useText(paperText)
  if (question === null) return null
  switch (question.by) {
    case 'choice':
      return (
        <ol className={styles.boxes}>
          {question.choices.map(({ letter, text: choice }) => (
            <li key={letter} className={styles.box}>
              <strong>{letter}</strong>
              <span>{choice}</span>
            </li>
          ))}
        </ol>
      )
    case 'number':
      return (
        <p className={styles.asks}>
          <span className={styles.number}>{question.label}</span>
          <span>{question.unit}</span>
        </p>
      )
    case 'thought':
      return (
        <div className={styles.asks}>
          <p className={styles.line}>{text.answer}</p>
          <p className={styles.line} />
          <p className={styles.line} />
        </div>
      )
  }
}
