import { useStore } from 'zustand'
import { theoryText } from '../../../i18n/theory.ts'
import { useText } from '../../context.ts'
import { useTheory } from '../../useTheory.ts'
import styles from './details.module.css'

/** The name of the dashed curve, where there is one. */
export function ExpectedLegend() {
  const theory = useText(theoryText)
  const curve = useStore(useTheory().store, ({ curve }) => curve)
  if (curve === null) return null
  return (
    <span className={styles.expected} title={curve === 'expected' ? theory.expectedHint : theory.ofMeanWeightHint}>
      {curve === 'expected' ? theory.expected : theory.ofMeanWeight}
    </span>
  )
}
