import { count } from '../../../i18n/number-text.ts'
import type { Guess } from '../../../lessons/lesson.ts'
import { numbersIn } from '../../../store/services/lesson-laboratory.ts'
import { useText } from '../../context.ts'
import { formatLoss, formatShort } from '../../format.ts'
import styles from './lesson.module.css'
import { lessonText } from './text.ts'
import { useGuideState } from './useGuide.ts'

interface Props {
  readonly guess: Guess
  readonly place: string
  readonly value: number | null
}

/** How close a guess was; never whether that was good. */
export function GuessResult({ guess, place, value }: Props) {
  const text = useText(lessonText)
  const numbers = useGuideState((state) => state.numbers)
  if (value === null || !numbers.has(place)) return null
  const truth = numbersIn(numbers, place)(guess.truth)
  const write = guess.by === 'loss' ? formatLoss : guess.by === 'iteration' ? count : (it: number) => formatShort(it, 3)
  const says = Number.isNaN(truth) ? text.never : text.truth(write(truth), write(value), closeness(value, truth, text))
  return (
    <p className={styles.result} data-testid="guess-result">
      {says}
    </p>
  )
}

function closeness(value: number, truth: number, text: (typeof lessonText)['zh']): string {
  if (value === truth) return text.exactly
  const times = value / truth
  if (Math.abs(times - 1) <= 0.1) return text.close
  return times > 1 ? text.larger(formatShort(times, 2)) : text.smaller(formatShort(1 / times, 2))
}
