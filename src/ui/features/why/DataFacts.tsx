import type { DataFacts as Facts } from '../../../theory/questions/questions.ts'
import { useMessages } from '../../context.ts'
import { dataSentences } from './sentences.ts'

/** What the data alone decide about every run on them. */
export function DataFacts(facts: Facts) {
  const { why } = useMessages()
  return (
    <section data-testid="data-facts">
      <h3>{why.sections.data}</h3>
      {dataSentences(facts, why).map((said) => (
        <p key={said}>{said}</p>
      ))}
    </section>
  )
}
