import type { Texts } from '../../../i18n/texts.ts'
import type { Said } from '../../../lessons/lesson.ts'
import { neededBy, toldBy } from '../../../lessons/tell.ts'
import { numbersIn } from '../../../store/services/lesson-laboratory.ts'
import { useSelected, useText } from '../../context.ts'
import styles from './lesson.module.css'
import { tellerOf } from './teller.ts'
import { lessonText } from './text.ts'
import { useGuideState } from './useGuide.ts'

interface Props {
  readonly said: Texts<Said>
  readonly place: string
}

/** A text of a card, once all of its numbers are measured. */
export function CardText({ said, place }: Props) {
  const text = useText(lessonText)
  const language = useSelected((state) => state.language)
  const numbers = useGuideState((state) => state.numbers)
  const words = said[language]
  if (words === '') return null
  const isMeasured = neededBy(words).length === 0 || numbers.has(place)
  return (
    <p className={styles.text}>{isMeasured ? toldBy(words, tellerOf(numbersIn(numbers, place))) : text.measuring}</p>
  )
}
