import { useText } from '../../context.ts'
import type { Known } from './answers.ts'
import { LimitsTable } from './LimitsTable.tsx'
import { dataSentences, howLongOf, slowestOf } from './sentences.ts'
import { whyText } from './text.ts'
import { WeightsTable } from './WeightsTable.tsx'
import styles from './why.module.css'

/** The numbers behind the answers, folded away: weights by direction, limits of lr, eigenvalues. */
export function Numbers({ known: { insight, moment } }: { readonly known: Known }) {
  const text = useText(whyText)
  const said = [slowestOf(insight, text), howLongOf(insight, moment.config, text), ...dataSentences(insight.data, text)]
  return (
    <details className={styles.fold} data-testid="why-numbers">
      <summary>{text.numbers}</summary>
      <WeightsTable insight={insight} />
      <LimitsTable insight={insight} config={moment.config} />
      <section data-testid="data-facts">
        {said.map((sentence) => sentence !== '' && <p key={sentence}>{sentence}</p>)}
      </section>
    </details>
  )
}
