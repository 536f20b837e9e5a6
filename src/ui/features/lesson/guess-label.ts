import type { Guess } from '../../../lessons/lesson.ts'
import type { lessonText } from './text.ts'

/** What is written before the number that is guessed. */
export function guessLabel(guess: Guess, text: (typeof lessonText)['zh']): string {
  switch (guess.by) {
    case 'number':
      return text.guess
    case 'iteration':
      return text.guessIteration
    case 'loss':
      return text.guessLoss(guess.at)
    case 'lr':
      return text.guessLr
  }
}
