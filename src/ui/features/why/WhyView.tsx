import { useMessages, useText } from '../../context.ts'
import { useInsight, useRates } from '../../useTheory.ts'
import { DataFacts } from './DataFacts.tsx'
import { Left } from './Left.tsx'
import { LimitsTable } from './LimitsTable.tsx'
import { howLongOf } from './sentences.ts'
import { whyText } from './text.ts'
import { useBatchSizes } from './useBatchSizes.ts'
import { useMomentQuestion } from './useMomentQuestion.ts'
import { Verdict } from './Verdict.tsx'
import styles from './why.module.css'

/** Why the run is where it is, in sentences with its own numbers. */
export function WhyView() {
  const { why } = useMessages()
  const text = useText(whyText)
  const question = useMomentQuestion()
  const insight = useInsight(question)
  const batchSizes = useBatchSizes()
  const rates = useRates(batchSizes)
  if (question === null || insight === null) return <p className={styles.note}>{text.computing}</p>
  const { config } = question
  const howLong = howLongOf(insight, config, text)
  return (
    // What is longer than the panel is scrolled, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.why} data-testid="why" aria-label={why.title} tabIndex={0}>
      <Verdict insight={insight} config={config} rates={rates?.find((each) => each.batchSize === config.batchSize)} />
      <Left insight={insight} />
      {howLong !== '' && (
        <section>
          <h3>{text.sections.howLong}</h3>
          <p>{howLong}</p>
        </section>
      )}
      {rates !== null && <LimitsTable rates={rates} config={config} steepest={insight.steepest} />}
      <DataFacts {...insight.data} />
      <p className={styles.note}>{text.derivation}</p>
    </section>
  )
}
