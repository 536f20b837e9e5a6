import { theoryText } from '../../../i18n/theory-text.ts'
import type { App } from '../../../store/app.ts'
import { createSweeps, type Sweep } from '../../../store/services/sweep.ts'
import { belongsTo, type View } from '../../../store/services/sweep-plan.ts'
import { createTheory } from '../../../store/services/theory.ts'
import { captioned, linkOf, settingsSaid } from '../../picture/caption.ts'
import type { NoPicture, Picture } from '../../picture/frame.ts'
import { plotBody } from '../../picture/plot-body.ts'
import type { PresentRun } from './endings.ts'
import { lrLegend, lrPlot } from './lr-plot.ts'
import { mapLegend, mapPlot } from './map-plot.ts'
import { sweepText } from './text.ts'

/** Of a plot, in pixels. */
const HEIGHT = 440

/** The sweep over lr, as far as it is known; or why there is no picture of it. */
export function sweepPicture(app: App): Picture | NoPicture {
  const { language } = app.store.getState()
  const text = sweepText[language]
  const { sweep, mark } = sweptOf(app, 'lr')
  if (sweep === null) return { missing: text.notSwept }
  return {
    title: text.chart,
    legend: lrLegend(sweep, mark, text),
    body: plotBody(lrPlot(sweep, mark, text, HEIGHT)),
    ...saidOf(app, sweep),
  }
}

/** The map of lr and another field. */
export function mapPicture(app: App): Picture | NoPicture {
  const { language } = app.store.getState()
  const text = sweepText[language]
  const { sweep, mark } = sweptOf(app, 'map')
  if (sweep === null) return { missing: text.notMapped }
  const { y } = mapPlot(sweep, mark, HEIGHT)
  return {
    title: text.map(y.title),
    legend: mapLegend(sweep, mark, text),
    body: plotBody(mapPlot(sweep, mark, HEIGHT)),
    ...saidOf(app, sweep),
  }
}

/** What was swept, where anything of it is known; and the settings on screen among it. */
function sweptOf(app: App, view: View): { readonly sweep: Sweep | null; readonly mark: PresentRun | null } {
  const theory = app.service('theory', createTheory)
  const { sweeps, present } = app.service('sweep', (page) => createSweeps(page, theory)).store.getState()
  const { config } = app.store.getState().run
  const swept = sweeps[view]
  const sweep = swept?.endings.some((ending) => ending !== null) === true ? swept : null
  const isOfThis = sweep !== null && belongsTo(sweep.plan, config)
  return { sweep, mark: isOfThis ? { config, ending: present?.config === config ? present.ending : null } : null }
}

/** The settings that were swept, which need not be those on screen, and what is left to say. */
function saidOf(app: App, { plan, endings, limits }: Sweep): Pick<Picture, 'notes' | 'caption'> {
  const { language } = app.store.getState()
  const text = sweepText[language]
  const run = { config: plan.base, changes: [] }
  const swept = plan.rowKey === null ? (['lr'] as const) : (['lr', plan.rowKey] as const)
  const known = endings.filter((ending) => ending !== null).length
  return {
    notes: [
      ...(known < plan.order.length ? [text.partly(known, plan.order.length)] : []),
      ...(limits.none === null ? [] : [text.noLimits(theoryText[language].noLimit(limits.none))]),
    ],
    caption: captioned(settingsSaid(run, language, swept), linkOf(app, run), language),
  }
}
