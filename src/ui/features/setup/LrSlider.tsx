import { useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import type { Limits } from '../../../theory/limits.ts'
import { useFrames, useSelected, useText } from '../../context.ts'
import { formatShort, formatTick } from '../../format.ts'
import { excessFor, joinSentences } from '../../say.ts'
import { useAsks, useRates, useTheory, useTheoryState } from '../../useTheory.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { LogSlider } from './LogSlider.tsx'
import styles from './LrSlider.module.css'
import { type LrZone, SHORTER, scaleOver, zoneOf, zonesOf } from './lr-zones.ts'
import { setupText } from './text.ts'

type MarkName = 'fastest' | keyof Omit<Limits, 'best'>

interface Mark {
  readonly name: MarkName
  readonly value: number
}

interface Props {
  readonly label: string
  readonly testId: string
  readonly value: number
  readonly onMove: (value: number) => void
}

/** The slider of lr over what a run does with each, as far as the theory knows that, and what is to be said beyond a limit. */
export function LrSlider({ value, ...slider }: Props) {
  const text = useText(setupText)
  const theoryWords = useText(theoryText)
  const theory = useTheory()
  const shown = useSelected((state) => state.shown.lr)
  const lr = useTheoryState((state) => state.heldLr) ?? shown
  const rates = useRates()
  const asks = useAsks()
  const { hidden } = useText(verdictText)
  const id = useId()
  const hold = useCallback((held: number | null) => theory.hold(held), [theory])
  useEffect(() => () => hold(null), [hold])
  const zones = useMemo(() => (rates === null ? [] : zonesOf(rates)), [rates])
  const scale = useMemo(() => scaleOver(zones), [zones])
  const marks = rates === null ? [] : marksOf(rates.limits, rates.fastest)
  const excess = rates === null ? null : excessFor(rates.excesses, lr)
  const say = (each: number) => {
    const zone = zoneOf(zones, each)
    return zone === null ? formatTick(each) : text.inZone(formatTick(each), text.zones[zone.name])
  }
  return (
    <div className={styles.slider} dir="ltr">
      <LogSlider
        {...slider}
        {...{ value, scale, say }}
        onHold={hold}
        describedBy={marks.length === 0 ? undefined : id}
      />
      <div className={styles.below}>
        {asks && <p className={styles.none}>{hidden}</p>}
        {zones.length > 0 && <Zones zones={zones} current={zoneOf(zones, lr)} />}
        {rates !== null && zones.length === 0 && !rates.limits.fullBatch.ok && (
          <p className={styles.none} data-testid="no-zones">
            {joinSentences(text.noZones, theoryWords.noLimit(rates.limits.fullBatch.reason))}
          </p>
        )}
      </div>
      <RateNow />
      {excess !== null && (
        <p className={styles.warning} data-testid="lr-warning">
          {theoryWords.over[excess.cause.limit](formatShort(lr / excess.cause.value))}
        </p>
      )}
      {marks.length > 0 && (
        <div id={id} className="visually-hidden" data-testid="lr-limits">
          {marks.map(({ name, value }) => (
            <p key={name}>
              <span>{theoryWords.marks[name]}</span>
              <span {...verbatim}>{` ${formatShort(value, name === 'typical' ? 3 : 4)}`}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** With a scheduler lr is not what was set: what stands in the parameter group now. */
function RateNow() {
  const text = useText(setupText)
  const isScheduled = useSelected(({ run }) => run.config.scheduler !== 'none')
  const shown = useRef<HTMLSpanElement>(null)
  useFrames(
    ({ lr }) => {
      if (shown.current !== null) shown.current.textContent = formatShort(lr, 4)
    },
    [isScheduled],
  )
  if (!isScheduled) return null
  return (
    <p className={`${styles.none} ${styles.now}`} data-testid="lr-now">
      <span>{text.rateNow}</span>
      <span ref={shown} {...verbatim} />
    </p>
  )
}

interface ZonesProps {
  readonly zones: readonly LrZone[]
  readonly current: LrZone | null
}

/** What a run does, under the part of the slider where it does so, and from which lr on. */
function Zones({ zones, current }: ZonesProps) {
  const text = useText(setupText)
  const columns = zones.map(({ share }) => `minmax(0, ${share}fr)`).join(' ')
  return (
    <ol className={styles.zones} style={{ gridTemplateColumns: columns }} data-testid="lr-zones">
      {zones.map((zone, i) => (
        <li
          key={zone.name}
          className={styles.zone}
          data-zone={zone.name}
          data-current={zone === current}
          title={text.zoneHints[zone.name]}
        >
          <span className={styles.name}>{text.zones[zone.name]}</span>
          {i > 0 && (
            <span className={styles.from} {...verbatim}>
              {formatShort(zone.from, zone.name === 'fast' || zone.from < SHORTER ? 2 : 3)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** In the order of their values. */
function marksOf({ meanSquare, fullBatch, typical }: Limits, fastest: number | null): readonly Mark[] {
  const marks: Mark[] = []
  if (fastest !== null) marks.push({ name: 'fastest', value: fastest })
  if (meanSquare.ok) marks.push({ name: 'meanSquare', value: meanSquare.value })
  if (fullBatch.ok) marks.push({ name: 'fullBatch', value: fullBatch.value })
  if (typical.ok) marks.push({ name: 'typical', value: typical.value })
  return marks.sort((a, b) => a.value - b.value)
}
