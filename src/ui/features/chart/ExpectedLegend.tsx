import { theoryText } from '../../../i18n/theory-text.ts'
import { useText } from '../../context.ts'
import { KnownTerm } from '../../KnownTerm.tsx'
import { curveKind } from '../../plot/expected-curve.ts'
import { useCourse } from '../../useTheory.ts'
import styles from './details.module.css'

/** The name of the dashed curve, where there is one. */
export function ExpectedLegend() {
  const theory = useText(theoryText)
  const curve = curveKind(useCourse())
  if (curve === null) return null
  return (
    <span className={styles.expected}>
      <KnownTerm name={curve === 'expected' ? 'predicted' : 'ofMeanWeight'}>
        {curve === 'expected' ? theory.expected : theory.ofMeanWeight}
      </KnownTerm>
    </span>
  )
}
