import { useMemo } from 'react'
import type { CompanionNews } from '../../../engine/page/companion.ts'
import type { Run } from '../../../experiment/config.ts'
import { releasePairsIn } from '../../../experiment/release-pairs.ts'
import { configAt } from '../../../experiment/run.ts'
import type { Pin } from '../../../store/services/pins-state.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { useMay, useMessages, useSelected, useText } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { LazyCode } from '../../lazy-code.ts'
import { differenceLimit } from '../../matrix-limits.ts'
import { Part } from '../../Part.tsx'
import { usePinned, usePins } from '../../usePins.ts'
import type { PairOnScreen } from './PartingList.tsx'
import { PinItem } from './PinItem.tsx'
import styles from './pins.module.css'
import { pinsText } from './text.ts'

/** Only runs of two releases need it. */
const partingCode = new LazyCode(() => import('./PartingList.tsx'))

/** An error below this is none, as far as colours go. */
const SMALLEST = 1e-30

/** The pinned runs: what each is, how it stands at the moment on screen, and the way to it. */
export function PinList() {
  const text = useText(pinsText)
  const { pins: list } = useMessages()
  const { clear } = usePins()
  const may = useMay('pin')
  const pins = usePinned((state) => state.pins)
  const news = usePinned((state) => state.news)
  const at = usePinned((state) => state.at)
  const held = usePinned((state) => state.held)
  const run = useSelected((state) => state.run)
  const pairs = useMemo(() => pairsOf([run, ...pins.map((pin) => pin.run)]), [run, pins])
  const largest = Math.max(0, ...pins.map((pin) => errorOf(pin, news.get(pin.id))).filter(Number.isFinite))
  // As narrow as it can be: it moves a few times a second at most, and says where it stands.
  const limit = largest > SMALLEST ? differenceLimit(largest, 0) : 1
  return (
    <section className={styles.pins} aria-label={list} data-testid="pins">
      <ol className={styles.list}>
        {pins.map((pin, place) => (
          <PinItem key={pin.id} {...{ pin, place, limit }} news={news.get(pin.id)} />
        ))}
      </ol>
      <div className={styles.foot}>
        <p className={styles.caption}>{held ? text.held : text.caption(at, formatTick(limit))}</p>
        {may && (
          <button type="button" className={styles.button} data-testid="pins-clear" onClick={() => clear()}>
            {text.clear}
          </button>
        )}
      </div>
      {pairs.length > 0 && !held && (
        <Part code={partingCode} name={text.partings}>
          {({ PartingList }) => <PartingList pairs={pairs} label={text.partings} />}
        </Part>
      )}
    </section>
  )
}

/** The largest error of a pinned run as it stands; NaN where that is not known. */
function errorOf({ run }: Pin, news: CompanionNews | undefined): number {
  const frame = news?.frame
  return frame ? difference(learnedOf(frame), configAt(run, frame.iteration).W) : Number.NaN
}

/** The pairs among the runs on screen that differ in nothing but the release. */
function pairsOf(runs: readonly Run[]): readonly PairOnScreen[] {
  return releasePairsIn(runs).flatMap((places) => {
    const [a, b] = [runs[places[0]], runs[places[1]]]
    return a === undefined || b === undefined ? [] : [{ places, runs: [a, b] }]
  })
}
