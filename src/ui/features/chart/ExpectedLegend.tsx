import { useStore } from 'zustand'
import { useMessages } from '../../context.ts'
import { useTheory } from '../../useTheory.ts'
import styles from './details.module.css'

/** The name of the dashed curve, where there is one. */
export function ExpectedLegend() {
  const { why } = useMessages()
  const curve = useStore(useTheory().store, ({ curve }) => curve)
  if (curve === null) return null
  return (
    <span className={styles.expected} title={curve === 'expected' ? why.expectedHint : why.ofMeanWeightHint}>
      {curve === 'expected' ? why.expected : why.ofMeanWeight}
    </span>
  )
}
