import { writeNumber } from '../../../experiment/numbers.ts'
import { count } from '../../../i18n/number-text.ts'
import type { Goal } from '../../../share/handout.ts'
import type { lessonText } from './text.ts'

/** A part of a task in words. */
export function wanted({ quantity, atMost }: Goal, text: (typeof lessonText)['zh']): string {
  switch (quantity) {
    case 'full_loss':
      return text.fullLoss(writeNumber(atMost))
    case 'max_error':
      return text.maxError(writeNumber(atMost))
    case 'iteration':
      return text.iteration(count(atMost))
  }
}
