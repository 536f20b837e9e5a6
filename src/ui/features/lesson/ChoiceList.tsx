import type { FaceQuestion } from '../../../lessons/face.ts'
import type { GivenAnswer } from '../../../store/services/lesson-guide.ts'
import { useSelected, useText } from '../../context.ts'
import styles from './lesson.module.css'
import { lessonText } from './text.ts'
import { useGuide } from './useGuide.ts'

interface Props {
  readonly question: Extract<FaceQuestion, { by: 'choice' }>
  readonly given: GivenAnswer | undefined
}

/** The answers to choose from; the reader's stays marked beside the right one. Another one may be chosen at any time. */
export function ChoiceList({ question: { choices, right }, given }: Props) {
  const text = useText(lessonText)
  const language = useSelected((state) => state.language)
  const guide = useGuide()
  const isTold = given?.stage === 'told'
  return (
    <ul className={styles.choices} aria-label={text.choices}>
      {choices.map((choice, i) => {
        const isChosen = given?.value === i
        const isRight = isTold && right === i
        return (
          <li key={choice.en}>
            <button
              type="button"
              className={styles.choice}
              data-testid={`choice-${i + 1}`}
              data-chosen={isChosen}
              data-right={isTold && right !== null ? right === i : undefined}
              aria-pressed={isChosen}
              onClick={() => guide.answer(i)}
            >
              <span>{choice[language]}</span>
              {(isChosen || isRight) && (
                <span className={styles.verdict}>
                  {isRight && <span>{`✓ ${text.right}`}</span>}
                  {isChosen && <span>{text.chosen}</span>}
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
