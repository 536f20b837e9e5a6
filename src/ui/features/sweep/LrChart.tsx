import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import { useText } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { ALONG, moved } from '../../plot/arrow-keys.ts'
import { PlotSvg } from '../../plot/PlotSvg.tsx'
import { pointIn, useSize } from '../../plot/useSize.ts'
import type { PresentRun } from './endings.ts'
import { LimitLines } from './LimitLines.tsx'
import { LrAxes } from './LrAxes.tsx'
import { LrPoints } from './LrPoints.tsx'
import styles from './sweep.module.css'
import { sweepLayout } from './sweep-layout.ts'
import { sweepText } from './text.ts'
import { exactly, runName } from './words.ts'

export interface ChartProps {
  readonly sweep: Sweep
  readonly mark: PresentRun | null
  /** Whether the best of the runs is marked. */
  readonly marksBest: boolean
  /** Opens the run of an index of the plan. */
  readonly onLoad: (index: number) => void
}

/** The final full loss against lr, both on log axes, with the limits of lr as lines. */
export function LrChart({ sweep, mark, marksBest, onLoad }: ChartProps) {
  const text = useText(sweepText)
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const [chosen, setChosen] = useState<number | null>(null)
  const [active, setActive] = useState(false)
  const { plan } = sweep
  const last = plan.rates.length - 1
  const layout = sweepLayout(sweep, size)
  const at = chosen ?? nearest(plan.rates, mark?.config.lr ?? 0.01)
  const shown = active ? at : null
  const onKeyDown = (event: KeyboardEvent) => {
    const move = ALONG[event.key]
    if (event.key === 'Enter') onLoad(at)
    else if (move === undefined) return
    else setChosen(moved(at, move, last + 1))
    event.preventDefault()
  }
  const pointed = (event: PointerEvent) => {
    const part = (pointIn(size, event)[0] - layout.box.left) / layout.box.width
    return Math.max(0, Math.min(last, Math.round(part * last)))
  }
  return (
    <>
      <div
        ref={box}
        className={styles.plot}
        dir="ltr"
        role="slider"
        tabIndex={0}
        data-testid="sweep-plot"
        aria-label={text.chart}
        aria-valuemin={plan.rates[0]}
        aria-valuemax={plan.rates[last]}
        aria-valuenow={plan.rates[at]}
        aria-valuetext={exactly(text, sweep, at)}
        onKeyDown={onKeyDown}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onPointerMove={(event) => {
          setActive(true)
          setChosen(pointed(event))
        }}
        onPointerLeave={() => setActive(document.activeElement === box.current)}
        onClick={() => onLoad(at)}
      >
        {size.width > 0 && (
          <PlotSvg size={size}>
            <LrAxes layout={layout} text={text} />
            <LimitLines layout={layout} limits={sweep.limits} text={text} />
            <LrPoints {...{ layout, sweep, mark, marksBest, shown }} />
          </PlotSvg>
        )}
      </div>
      <p className={styles.detail} data-testid="sweep-detail">
        {shown === null ? text.hint : `${exactly(text, sweep, shown)}${sweep.endings[shown] ? `. ${text.loads}` : ''}`}
      </p>
      <LrTable sweep={sweep} caption={text.chart} loss={text.loss} />
    </>
  )
}

/** The same in text, for who does not see it. */
function LrTable({
  sweep: { plan, endings },
  caption,
  loss,
}: Pick<ChartProps, 'sweep'> & { caption: string; loss: string }) {
  return (
    <div className="visually-hidden">
      <table data-testid="sweep-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">lr</th>
            <th scope="col">{loss}</th>
          </tr>
        </thead>
        <tbody>
          {plan.rates.map((lr, i) => (
            <tr key={runName(plan, i)}>
              <th scope="row">{writeNumber(lr)}</th>
              <td>{endings[i] ? formatExact(endings[i].fullLoss) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nearest(rates: readonly number[], lr: number): number {
  const off = (index: number) => Math.abs(Math.log((rates[index] ?? 1) / Math.max(lr, 1e-30)))
  return rates.reduce((best, _, index) => (off(index) < off(best) ? index : best), 0)
}
