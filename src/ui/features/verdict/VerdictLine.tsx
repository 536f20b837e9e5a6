import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import type { Cause } from '../../../theory/causes/finding.ts'
import { useSelected, useText } from '../../context.ts'
import { sayVerdict } from '../../say-verdict.ts'
import { useAsks, useTheory, useTheoryState } from '../../useTheory.ts'
import { useVerdict } from '../../useVerdict.ts'
import buttons from '../../widgets/buttons.module.css'
import { attributesOf } from './attributes.ts'
import { RemedyButtons } from './RemedyButtons.tsx'
import styles from './verdict.module.css'

/** Causes that no run outlives. */
const ALARMS: ReadonlySet<Cause> = new Set<Cause>([
  'nothing-moves',
  'overflow',
  'momentum',
  'no-zero-grad',
  'maximize',
  'broadcast',
  'diverges',
  'bursts',
])

/** One line under whatever is looked at: what happens, why, and the one thing to do as a button. */
export function VerdictLine() {
  const text = useText(verdictText)
  const theory = useText(theoryText)
  const service = useTheory()
  const running = useSelected((state) => state.status === 'running')
  const asks = useAsks()
  const held = useTheoryState((state) => state.heldLr !== null)
  const { told, failed } = useVerdict()
  if (asks) {
    return (
      <section className={styles.line} aria-label={text.title} data-testid="verdict">
        <p className={styles.computing}>{text.hidden}</p>
      </section>
    )
  }
  if (failed) {
    return (
      <section className={styles.line} aria-label={text.title} data-testid="verdict">
        <p>{theory.failed}</p>
        <button type="button" className={buttons.button} onClick={() => service.retry()}>
          {theory.retry}
        </button>
      </section>
    )
  }
  if (told === null) {
    return (
      <section className={styles.line} aria-label={text.title} aria-busy="true" data-testid="verdict">
        <p key="computing" className={styles.computing}>
          {text.computing}
        </p>
      </section>
    )
  }
  const { verdict, moment } = told
  const said = sayVerdict(verdict, moment, text)
  return (
    <section
      className={ALARMS.has(verdict.cause) ? `${styles.line} ${styles.alarm}` : styles.line}
      aria-label={text.title}
      data-testid="verdict"
      {...attributesOf(verdict)}
    >
      {/* Read out where the run stops, not at every half second while it goes on. By its key it is not the line before that moved. */}
      <p key="said" className={styles.said} aria-live={running || held ? 'off' : 'polite'} title={said}>
        {said}
      </p>
      <RemedyButtons verdict={verdict} moment={moment} />
    </section>
  )
}
