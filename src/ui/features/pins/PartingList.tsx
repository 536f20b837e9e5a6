import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ReleasePair } from '../../../experiment/release-pairs.ts'
import { createPartings, isSame } from '../../../store/services/partings.ts'
import { useService } from '../../context.ts'
import { PartingItem } from './PartingItem.tsx'
import styles from './partings.module.css'

/** Two runs on screen that differ in nothing but the release of PyTorch. */
export interface PairOnScreen {
  /** 0 is the run on screen, then come the pins by their numbers. */
  readonly places: readonly [number, number]
  readonly runs: ReleasePair
}

interface Props {
  /** The same for as long as the runs are. */
  readonly pairs: readonly PairOnScreen[]
  readonly label: string
}

/** Where runs on screen part that differ in nothing but the release of PyTorch. */
export function PartingList({ pairs, label }: Props) {
  const partings = useService('partings', createPartings)
  const known = useStore(partings.store, (state) => state.known)
  useEffect(() => {
    partings.attend(pairs.map(({ runs }) => runs))
  }, [partings, pairs])
  useEffect(() => () => partings.attend([]), [partings])
  return (
    <section className={styles.partings} aria-label={label} data-testid="partings">
      {pairs.map(({ places, runs }) => (
        <PartingItem
          key={places.join()}
          {...{ places, runs }}
          news={known.find((each) => isSame(each.runs, runs))?.news ?? null}
          onRetry={() => partings.retry()}
        />
      ))}
    </section>
  )
}
