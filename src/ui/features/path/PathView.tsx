import { useStore } from 'zustand'
import type { Scale } from '../../../share/page-view.ts'
import { createWeightsViews, type WeightsView } from '../../../store/services/weights-views.ts'
import { useMessages, useSelected, useService, useText } from '../../context.ts'
import { lastShown } from '../../plot/iterations.ts'
import { indices } from '../../widgets/indices.ts'
import { Switch } from '../../widgets/Switch.tsx'
import { DirectionsPlot } from './DirectionsPlot.tsx'
import { LandscapePlot } from './LandscapePlot.tsx'
import styles from './path.module.css'
import type { DrawnTrajectory } from './samples.ts'
import { columnShown, type ViewProps } from './shown.ts'
import { pathText } from './text.ts'
import { useTrajectory } from './useTrajectory.ts'
import { WeightsPlot } from './WeightsPlot.tsx'

/** Where the weights went: over the iterations, by direction, and on the landscape of the loss. */
export function PathView() {
  const text = useText(pathText)
  const chrome = useMessages()
  const opened = useSelected((state) => state.opened)
  const views = useService('weightsViews', createWeightsViews)
  const { view, scale, column: chosen } = useStore(views.store)
  const W = useSelected((state) => state.run.config.W)
  const { column, all } = columnShown(view, chosen, W)
  const option = (value: WeightsView) => ({ value, label: text[value], testId: `path-${value}` })
  return (
    <div className={styles.root} dir="ltr" data-testid="path" data-view={view}>
      <div className={styles.bar}>
        <Switch
          label={text.views}
          value={view}
          options={[option('weights'), option('directions'), option('landscape')]}
          onChoose={(value) => views.choose({ view: value })}
        />
        {W.columns > 1 && (
          <select
            className={styles.select}
            aria-label={text.columns}
            data-testid="path-column"
            value={column ?? ''}
            onChange={({ target }) => views.choose({ column: target.value === '' ? null : Number(target.value) })}
          >
            {all && <option value="">{text.allColumns}</option>}
            {indices(W.columns).map((index) => (
              <option key={index} value={index}>
                {text.column(index)}
              </option>
            ))}
          </select>
        )}
        {view !== 'landscape' && (
          <div className={styles.right}>
            <Switch
              label={text.axis}
              value={scale}
              options={[
                { value: 'linear', label: chrome.linear, testId: 'path-linear' },
                { value: 'log', label: chrome.log, testId: 'path-log' },
              ]}
              onChoose={(value) => views.choose({ scale: value })}
            />
          </div>
        )}
      </div>
      <Picture key={opened} view={view} scale={scale} column={column} />
    </div>
  )
}

interface PictureProps {
  readonly view: WeightsView
  readonly scale: Scale
  readonly column: number | null
}

/** One of the pictures, of the run that is open. */
function Picture({ view, scale, column }: PictureProps) {
  const trajectory = useTrajectory()
  if (trajectory === null) return <div className={styles.plot} />
  const kept = column === null ? null : Math.min(column, trajectory.columns - 1)
  return <Kept trajectory={trajectory} view={view} scale={scale} column={kept} />
}

function Kept({ trajectory, view, scale, column }: PictureProps & { readonly trajectory: DrawnTrajectory }) {
  const run = useSelected((state) => state.run)
  const rate = useSelected((state) => state.rate)
  const coming = trajectory.running || trajectory.recorded === 0 ? rate : 0
  const last = lastShown(run.config.iterations, trajectory.recorded, coming)
  const props: ViewProps = { trajectory, run, column, scale, last }
  switch (view) {
    case 'weights':
      return <WeightsPlot {...props} />
    case 'directions':
      return <DirectionsPlot {...props} />
    case 'landscape':
      return <LandscapePlot {...props} column={column ?? 0} />
  }
}
