import { theoryText } from '../../../i18n/theory-text.ts'
import { useSelected, useText } from '../../context.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { answeredFor, isBehind, useAsking, useTheory, useTheoryState } from '../../useTheory.ts'
import { DataFactsView } from './DataFactsView.tsx'
import { LeftView } from './LeftView.tsx'
import { LimitsTable } from './LimitsTable.tsx'
import { howLongOf } from './sentences.ts'
import { whyText } from './text.ts'
import { useBatchSizes } from './useBatchSizes.ts'
import { useMomentQuestion } from './useMomentQuestion.ts'
import { VerdictView } from './VerdictView.tsx'
import styles from './why.module.css'

/** Why the run is where it is, in sentences with its own numbers. */
export function WhyView() {
  const text = useText(whyText)
  const theory = useText(theoryText)
  const run = useSelected((state) => state.run)
  useAsking(useTheory().insight, useMomentQuestion(useBatchSizes()))
  const told = useTheoryState((state) => state.insight)
  const answered = answeredFor(told, run)
  if (told.failed) return <TheoryFailed />
  if (answered === null) return <p className={styles.note}>{theory.computing}</p>
  // Its own settings and not those on screen, which may be newer.
  const { question, answer: insight } = answered
  const { config } = question
  const { rates } = insight
  const howLong = howLongOf(insight, config, text)
  return (
    // What is longer than the panel is scrolled, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.why} data-testid="why" aria-label={text.title} tabIndex={0} aria-busy={isBehind(told)}>
      <VerdictView
        insight={insight}
        config={config}
        rates={rates.find((each) => each.batchSize === config.batchSize)}
      />
      <LeftView insight={insight} />
      {howLong !== '' && (
        <section>
          <h3>{text.sections.howLong}</h3>
          <p>{howLong}</p>
        </section>
      )}
      <LimitsTable rates={rates} config={config} steepest={insight.steepest} />
      <DataFactsView {...insight.data} />
      <p className={styles.note}>{text.derivation}</p>
    </section>
  )
}
