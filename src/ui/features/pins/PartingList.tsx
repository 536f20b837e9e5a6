import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { releasePairsIn } from '../../../experiment/release-pairs.ts'
import { createPartings, isSame } from '../../../store/services/partings.ts'
import { useSelected, useService, useText } from '../../context.ts'
import { usePinned } from '../../usePins.ts'
import { PartingItem } from './PartingItem.tsx'
import styles from './partings.module.css'
import { pinsText } from './text.ts'

/** Where runs on screen part that differ in nothing but the release of PyTorch. */
export function PartingList() {
  const text = useText(pinsText)
  const run = useSelected((state) => state.run)
  const pins = usePinned((state) => state.pins)
  const partings = useService('partings', createPartings)
  const known = useStore(partings.store, (state) => state.known)
  const pairs = useMemo(() => {
    const runs = [run, ...pins.map((pin) => pin.run)]
    return releasePairsIn(runs).flatMap((places) => {
      const [a, b] = [runs[places[0]], runs[places[1]]]
      return a === undefined || b === undefined ? [] : [{ places, runs: [a, b] as const }]
    })
  }, [run, pins])
  useEffect(() => {
    partings.attend(pairs.map((pair) => pair.runs))
  }, [partings, pairs])
  useEffect(() => () => partings.attend([]), [partings])
  return (
    <section className={styles.partings} aria-label={text.partings} data-testid="partings">
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
