import type { Config } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { Insight, Rates } from '../../../theory/questions/questions.ts'
import { useActions, useSelected, useText } from '../../context.ts'
import { rounded } from '../../say.ts'
import buttons from '../../widgets/buttons.module.css'
import { sayVerdict } from './sentences.ts'
import { whyText } from './text.ts'
import styles from './why.module.css'

interface Props {
  readonly insight: Insight
  readonly config: Config
  readonly rates: Rates | undefined
}

/** What is the matter with this run in a sentence or two, and the way out where lr is too large. */
export function VerdictView({ insight, config, rates }: Props) {
  const text = useText(whyText)
  const theory = useText(theoryText)
  const { edit, withoutChanges } = useActions()
  const diverged = useSelected((state) => state.divergedAt !== null)
  const said = sayVerdict(insight, config, rates, text, theory)
  const lr = insight.excess === null ? null : rounded(insight.excess.suggestion)
  const remedy = (next: number) => {
    // From the start, once weights are beyond float32: no lr leads back.
    if (diverged) withoutChanges()
    edit('lr', next)
  }
  if (said === '') return null
  return (
    <div className={lr === null ? styles.verdict : `${styles.verdict} ${styles.warning}`} data-testid="verdict">
      <p>{said}</p>
      {lr !== null && (
        <button type="button" className={buttons.button} data-testid="set-lr" onClick={() => remedy(lr)}>
          {(diverged ? theory.restartWith : theory.setLr)(writeNumber(lr))}
        </button>
      )}
    </div>
  )
}
