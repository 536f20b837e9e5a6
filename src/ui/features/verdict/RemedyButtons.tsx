import { snakeCase } from '../../../experiment/config.ts'
import { written } from '../../../experiment/run.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import type { RunMoment } from '../../../theory/causes/situation.ts'
import type { Verdict } from '../../../theory/verdict.ts'
import { useSelected, useText } from '../../context.ts'
import { saySetting } from '../../say-verdict.ts'
import { useRemedies } from '../../useRemedy.ts'
import buttons from '../../widgets/buttons.module.css'
import { otherLr } from './other-lr.ts'
import styles from './verdict.module.css'

interface Props {
  readonly verdict: Verdict
  readonly moment: RunMoment
}

/** The one thing to do, and of a run that is only slow the lr that spares it. */
export function RemedyButtons({ verdict, moment }: Props) {
  const text = useText(verdictText)
  const running = useSelected((state) => state.status === 'running')
  const { runTo, make, mayRunTo, mayMake, restartsFor } = useRemedies()
  const { remedy } = verdict
  const other = otherLr(verdict, moment)
  if (remedy === null) return null
  // It is on its way there.
  if (remedy.type === 'run' && running && remedy.iterations <= moment.run.config.iterations) return null
  return (
    <span className={styles.remedies}>
      {remedy.type === 'run'
        ? mayRunTo(remedy.iterations) && (
            <button
              type="button"
              className={buttons.button}
              data-testid="remedy"
              onClick={() => runTo(remedy.iterations)}
            >
              {text.remedy.run(remedy.iterations)}
            </button>
          )
        : mayMake(remedy) && (
            <button type="button" className={buttons.button} data-testid="remedy" onClick={() => make(remedy)}>
              {saySetting(remedy, moment.config, text, restartsFor(remedy.key))}
            </button>
          )}
      {other !== null && mayMake(other) && (
        <button type="button" className={buttons.button} data-testid="remedy-or" onClick={() => make(other)}>
          {text.remedy.or(snakeCase('lr'), written({ ...moment.config, lr: other.value }, 'lr'))}
        </button>
      )}
    </span>
  )
}
