import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import { poolSize, startSweepWorker } from '../../../engine/page/start-sweep.ts'
import { SweepPool } from '../../../engine/page/sweep-pool.ts'
import type { Config } from '../../../experiment/config.ts'
import type { App } from '../../../store/app.ts'
import { askingTheory } from '../../../store/services/ask-limits.ts'
import { SweepModel } from '../../../store/services/sweep.ts'
import { belongsTo } from '../../../store/services/sweep-plan.ts'
import { theoryOf } from '../../../store/services/theory.ts'
import { useActions, useApp, useMessages, useSelected } from '../../context.ts'
import { joined } from '../../words.ts'
import { LrChart } from './LrChart.tsx'
import { MapChart } from './MapChart.tsx'
import styles from './sweep.module.css'
import { Toolbar } from './Toolbar.tsx'
import { Work } from './Work.tsx'
import { summary } from './words.ts'

const models = new WeakMap<App, SweepModel>()

/** The sweeps of a page: they go on, and are kept, while the view is out of sight. */
function modelOf(app: App): SweepModel {
  const known = models.get(app)
  if (known !== undefined) return known
  const made = new SweepModel(
    new SweepPool(startSweepWorker, poolSize(navigator.hardwareConcurrency)),
    askingTheory(theoryOf(app)),
  )
  models.set(app, made)
  return made
}

/** A single run more is worth so many seconds of work without being asked for. */
const FREE_RUN = 0.5
/** How long lr must rest before that. */
const REST = 300

/** Where the runs of these settings end, by lr, or by lr and another field. */
export function SweepView() {
  const app = useApp()
  const text = useMessages()
  const model = modelOf(app)
  const { openExample } = useActions()
  const { view, rowKey, sweeps, present } = useStore(model.store)
  const run = useSelected((state) => state.run)
  const { config } = run
  const sweep = sweeps[view]
  const open = useEffectEvent(() => model.show(view, rowKey, config))
  useEffect(() => open(), [])
  usePresent(model, config, sweep !== null && sweep.status !== 'running' && belongsTo(sweep.plan, config))
  if (sweep === null) {
    return (
      <div className={styles.sweep}>
        <Toolbar model={model} config={config} work={null} />
        <p>{text.sweep.loading}</p>
      </div>
    )
  }
  const former = !belongsTo(sweep.plan, config)
  const load = (index: number) => {
    const chosen = sweep.plan.configs[index]
    if (chosen !== undefined && sweep.plan.order.includes(index)) openExample({ config: chosen, changes: [] })
  }
  const mark = former ? null : { config, ending: present?.config === config ? present.ending : null }
  const Chart = view === 'lr' ? LrChart : MapChart
  return (
    <div className={styles.sweep} data-testid="sweep" data-status={sweep.status} data-former={former}>
      <Toolbar model={model} config={config} work={<Work {...{ model, sweep, former, config }} />} />
      <Chart key={sweep.plan.rowKey} sweep={sweep} mark={mark} onLoad={load} />
      <p className={styles.says} role={sweep.status === 'failed' ? 'alert' : undefined} data-testid="sweep-says">
        {former && <strong>{`${text.sweep.former} `}</strong>}
        <span>
          {joined(
            summary(text, sweep),
            run.changes.length > 0 ? text.sweep.withoutChanges(run.changes.length) : '',
            sweep.limits.none === null ? '' : text.sweep.noLimits[sweep.limits.none.code],
          )}
        </span>
      </p>
    </div>
  )
}

/** Has the end of the run on screen found out once its settings rest, where that costs next to nothing. */
function usePresent(model: SweepModel, config: Config, wanted: boolean): void {
  useEffect(() => {
    if (!wanted || model.seconds(config) > FREE_RUN) return
    const timer = setTimeout(() => model.ask(config), REST)
    return () => clearTimeout(timer)
  }, [model, config, wanted])
}
