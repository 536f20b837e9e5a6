import { writeNumber } from '../../../experiment/numbers.ts'
import type { Goal } from '../../../share/handout.ts'
import { NO_CARD } from '../../../share/handout.ts'
import type { OwnLessonCard } from '../../../share/own-lesson.ts'
import { finishedWords } from '../../../store/services/workshop.ts'
import { useText } from '../../context.ts'
import { workshopText } from './text.ts'
import styles from './workshop.module.css'

/** A card as its readers see it, with the answer that they see in the end. */
export function CardPreview({ card }: { readonly card: OwnLessonCard }) {
  const text = useText(workshopText)
  const { own, goal } = card.view.handout
  const { title, note, ask, choices, right, answer } = finishedWords(own ?? NO_CARD)
  const isEmpty = title + note + ask + answer === '' && choices.length === 0 && goal.length === 0
  return (
    <section className={styles.previewed} aria-label={text.preview} data-testid="card-preview">
      <h3 className={styles.label}>{text.preview}</h3>
      {isEmpty && <p className={styles.hint}>{text.nothing}</p>}
      {title !== '' && <p className={styles.title}>{title}</p>}
      {note !== '' && <p className={styles.words}>{note}</p>}
      {ask !== '' && <p className={`${styles.words} ${styles.ask}`}>{ask}</p>}
      {choices.length > 0 && (
        <ul className={styles.answers}>
          {choices.map((choice, i) => (
            <li key={choice}>
              <span>{choice}</span>
              {right === i + 1 && <span aria-hidden="true"> ✓</span>}
            </li>
          ))}
        </ul>
      )}
      {goal.length > 0 && <Task goal={goal} />}
      {answer !== '' && <p className={`${styles.words} ${styles.revealed}`}>{answer}</p>}
    </section>
  )
}

function Task({ goal }: { readonly goal: readonly Goal[] }) {
  const text = useText(workshopText)
  const names = { full_loss: text.fullLoss, max_error: text.maxError, iteration: text.iteration }
  return (
    <ul className={styles.answers} aria-label={text.task}>
      {goal.map(({ quantity, atMost }) => (
        <li key={quantity}>{`○ ${names[quantity]} ${writeNumber(atMost)}`}</li>
      ))}
    </ul>
  )
}
