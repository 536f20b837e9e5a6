import { useId } from 'react'
import { CHOICES, type OwnCard, TEXT_LIMITS } from '../../../share/handout.ts'
import { useText } from '../../context.ts'
import { workshopText } from './text.ts'
import styles from './workshop.module.css'

interface Props {
  readonly own: OwnCard
  readonly onChange: (own: OwnCard) => void
}

/** The words of a card: what is said, what is asked, and what is revealed. */
export function CardWords({ own, onChange }: Props) {
  const text = useText(workshopText)
  const group = useId()
  const choices = Array.from({ length: CHOICES.max }, (_, i) => own.choices[i] ?? '')
  const setChoice = (at: number, choice: string) => onChange({ ...own, choices: choices.with(at, choice) })
  const area = (key: 'note' | 'ask' | 'answer', label: string, rows: number) => (
    <label className={styles.field}>
      <span>{label}</span>
      <textarea
        rows={rows}
        data-testid={`card-${key}`}
        maxLength={TEXT_LIMITS[key]}
        value={own[key]}
        onChange={(event) => onChange({ ...own, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <>
      <label className={styles.field}>
        <span>{text.cardTitle}</span>
        <input
          type="text"
          data-testid="card-title"
          maxLength={TEXT_LIMITS.title}
          value={own.title}
          onChange={(event) => onChange({ ...own, title: event.target.value })}
        />
      </label>
      {area('note', text.note, 3)}
      {area('ask', text.ask, 1)}
      <fieldset className={styles.choices}>
        <legend>{text.choices}</legend>
        {choices.map((choice, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is told from another by its place alone
          <span key={i} className={styles.choice}>
            <input
              type="radio"
              name={group}
              aria-label={text.right(i + 1)}
              checked={own.right === i + 1}
              onChange={() => onChange({ ...own, right: i + 1 })}
            />
            <input
              type="text"
              aria-label={text.choice(i + 1)}
              data-testid={`card-choice-${i + 1}`}
              maxLength={TEXT_LIMITS.choice}
              value={choice}
              onChange={(event) => setChoice(i, event.target.value)}
            />
          </span>
        ))}
      </fieldset>
      {area('answer', text.answer, 2)}
    </>
  )
}
