import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import type { Config } from '../../../experiment/config.ts'
import { problemText } from '../../../i18n/problems.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import { createSweeps, type Sweeps } from '../../../store/services/sweep.ts'
import type { DrawnLimits } from '../../../store/services/sweep-limits.ts'
import { belongsTo } from '../../../store/services/sweep-plan.ts'
import { useActions, useSelected, useService, useText } from '../../context.ts'
import { joinSentences } from '../../say.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { useAsks, useTheory } from '../../useTheory.ts'
import { LrChart } from './LrChart.tsx'
import { MapChart } from './MapChart.tsx'
import styles from './sweep.module.css'
import { Toolbar } from './Toolbar.tsx'
import { sweepText } from './text.ts'
import { Work } from './Work.tsx'
import { summary } from './words.ts'

/** A single run more is worth so many seconds of work without being asked for. */
const FREE_RUN = 0.5
/** How long lr must rest before that. */
const REST = 300

/** No limits: a card asks, and they would give its answer away. */
const UNTOLD: DrawnLimits = { fullBatch: null, meanSquare: null, typical: null, none: null, failed: false, rows: [] }

/** Where the runs of these settings end, by lr, or by lr and another field. */
export function SweepView() {
  const text = useText(sweepText)
  const sayProblem = useText(problemText)
  const { noLimit: sayNoLimit } = useText(theoryText)
  const theory = useTheory()
  const service = useService('sweep', (page) => createSweeps(page, theory))
  const { openExample } = useActions()
  const { view, rowKey, sweeps, present } = useStore(service.store)
  const run = useSelected((state) => state.run)
  const { config } = run
  const known = sweeps[view]
  const asks = useAsks()
  const { hidden } = useText(verdictText)
  const sweep = asks && known !== null ? { ...known, limits: UNTOLD } : known
  const open = useEffectEvent(() => service.show(view, rowKey, config))
  useEffect(() => open(), [])
  usePresent(service, config, sweep !== null && sweep.status !== 'running' && belongsTo(sweep.plan, config))
  if (sweep === null) {
    return (
      <div className={styles.sweep}>
        <Toolbar service={service} config={config} work={null} />
        <p>{text.loading}</p>
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
      <Toolbar service={service} config={config} work={<Work {...{ service, sweep, former, config }} />} />
      <Chart key={sweep.plan.rowKey} sweep={sweep} mark={mark} marksBest={!asks} onLoad={load} />
      <p className={styles.says} role={sweep.status === 'failed' ? 'alert' : undefined} data-testid="sweep-says">
        {former && <strong>{`${text.former} `}</strong>}
        <span>
          {joinSentences(
            asks ? hidden : summary(text, sayProblem, sweep),
            run.changes.length > 0 ? text.withoutChanges(run.changes.length) : '',
            sweep.limits.none === null ? '' : text.noLimits(sayNoLimit(sweep.limits.none)),
          )}
        </span>
      </p>
      {sweep.limits.failed && !former && (
        <TheoryFailed says={text.limitsFailed} onRetry={() => service.renew(config)} />
      )}
    </div>
  )
}

/** Has the end of the run on screen found out once its settings rest, where that costs next to nothing. */
function usePresent(service: Sweeps, config: Config, wanted: boolean): void {
  useEffect(() => {
    if (!wanted || service.seconds(config) > FREE_RUN) return
    const timer = setTimeout(() => service.ask(config), REST)
    return () => clearTimeout(timer)
  }, [service, config, wanted])
}
