import { writeNumber } from '../../../experiment/numbers.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import { useActions, useSelected, useText } from '../../context.ts'
import { excessFor, joinSentences, rounded, sayExcess } from '../../say.ts'
import { useRates } from '../../useTheory.ts'
import buttons from '../../widgets/buttons.module.css'
import { besideText } from './beside-text.ts'
import styles from './details.module.css'

interface Props {
  /** The iteration of the second of two losses beyond float32. */
  readonly at: number
}

/** That the run diverged, which limit of lr it is beyond, and the way back within. */
export function Diverged({ at }: Props) {
  const text = useText(besideText)
  const theory = useText(theoryText)
  const { withoutChanges, edit } = useActions()
  const shown = useSelected((state) => state.shown)
  const status = useSelected((state) => state.status)
  const rates = useRates()
  const excess = rates === null ? null : excessFor(rates.excesses, shown.lr)
  // Beyond float32 from the very first losses: the steps had no time to do it.
  const overflowed = at === 2 && excess === null
  const message = overflowed
    ? text.overflowed(at)
    : excess === null
      ? text.diverged(at, writeNumber(shown.lr))
      : joinSentences(text.noFinite(at - 1), sayExcess(excess, shown, theory))
  const restart = (lr: number) => {
    // From the start: no lr leads back from weights beyond float32.
    withoutChanges()
    edit('lr', lr)
  }
  return (
    <div className={`${styles.remark} ${styles.warning}`} role="alert" data-testid="diverged">
      <p>{status === 'finished' ? message : joinSentences(message, text.runOn)}</p>
      {excess !== null && (
        <button
          type="button"
          className={`${buttons.button} ${styles.remedy}`}
          data-testid="restart-within"
          onClick={() => restart(rounded(excess.suggestion))}
        >
          {theory.restartWith(writeNumber(rounded(excess.suggestion)))}
        </button>
      )}
    </div>
  )
}
