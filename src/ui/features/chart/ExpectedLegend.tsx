import { theoryText } from '../../../i18n/theory-text.ts'
import { useText } from '../../context.ts'
import { KnownTerm } from '../../KnownTerm.tsx'
import { curveKind, endsAtLoad } from '../../plot/expected-curve.ts'
import { useCourse } from '../../useTheory.ts'
import styles from './details.module.css'

/** The names of the dashed curve and of the floor, where they are drawn. */
export function ExpectedLegend() {
  const theory = useText(theoryText)
  const answer = useCourse()
  const curve = curveKind(answer)
  if (curve === null) return null
  return (
    <>
      <span className={styles.expected}>
        <KnownTerm name={curve === 'expected' ? 'predicted' : 'ofMeanWeight'}>
          {endsAtLoad(answer) ? theory.untilLoad : curve === 'expected' ? theory.expected : theory.ofMeanWeight}
        </KnownTerm>
      </span>
      {typeof answer?.floor === 'number' && (
        <span className={styles.floor}>
          <KnownTerm name="floor">{theory.floor}</KnownTerm>
        </span>
      )}
    </>
  )
}
