import type { DataFacts as Facts } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { dataSentences } from './sentences.ts'
import { whyText } from './text.ts'

/** What the data alone decide about every run on them. */
export function DataFactsView(facts: Facts) {
  const text = useText(whyText)
  return (
    <section data-testid="data-facts">
      <h3>{text.sections.data}</h3>
      {dataSentences(facts, text).map((said) => (
        <p key={said}>{said}</p>
      ))}
    </section>
  )
}
