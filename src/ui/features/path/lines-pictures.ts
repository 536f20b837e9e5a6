import { cellText } from '../../../i18n/cells.ts'
import type { App } from '../../../store/app.ts'
import { createTheory } from '../../../store/services/theory.ts'
import { createWeightsViews, type WeightsView } from '../../../store/services/weights-views.ts'
import { captionOf } from '../../picture/caption.ts'
import type { Picture } from '../../picture/frame.ts'
import { plotBody } from '../../picture/plot-body.ts'
import { pictureText } from '../../picture/text.ts'
import { lastShown } from '../../plot/iterations.ts'
import { decadesOf, linearScale, logScale } from '../../plot/scales.ts'
import { directionsExtent, isBeyond, weightsExtent } from './extents.ts'
import { areNamed, type LinesData, linesLegend, linesPlot } from './lines-plot.ts'
import { directionsQuestion } from './path-questions.ts'
import { directionLines, weightLines } from './series.ts'
import { changesUpTo, columnShown, iterationPlace, type ViewProps, visible } from './shown.ts'
import { pathText } from './text.ts'
import { trajectoryNow } from './traced.ts'

/** Of a plot, in pixels. */
const HEIGHT = 420

/** What a picture of the weights shows, as the reader chose it; null where nothing is known yet. */
export async function viewOf(app: App, view: WeightsView): Promise<ViewProps | null> {
  const trajectory = await trajectoryNow(app)
  if (trajectory === null) return null
  const { run, rate } = app.store.getState()
  const { scale, column: chosen } = app.service('weightsViews', createWeightsViews).store.getState()
  const { column } = columnShown(view, chosen, run.config.W)
  const coming = trajectory.running || trajectory.recorded === 0 ? rate : 0
  return {
    trajectory,
    run,
    column: column === null ? null : Math.min(column, trajectory.columns - 1),
    scale,
    last: lastShown(run.config.iterations, trajectory.recorded, coming),
  }
}

/** Each weight over the iterations, and its target; null where nothing is known yet. */
export async function weightsPicture(app: App): Promise<Picture | null> {
  const props = await viewOf(app, 'weights')
  if (props === null) return null
  const { language } = app.store.getState()
  const [text, cells, said] = [pathText[language], cellText[language], pictureText[language]]
  const { trajectory, run, column, scale, last } = props
  const samples = visible(trajectory.samples, iterationPlace(scale, last), ({ iteration }) => iteration)
  const columns = column === null ? Array.from({ length: trajectory.columns }, (_, i) => i) : [column]
  const lines = weightLines(trajectory, samples, { run, columns, last, text: cells })
  const [low, high] = weightsExtent(lines)
  const data: LinesData = {
    lines,
    at: samples.map(({ iteration }) => iteration),
    kind: scale,
    last,
    changes: changesUpTo(run, last),
    scale: () => linearScale(low, high),
  }
  return {
    title: column === null ? text.ofWeights : `${text.ofWeights} (${text.column(column)})`,
    legend: linesLegend(data, { dashed: run.config.data === null ? cells.target : cells.best, many: said.weight }),
    body: plotBody(linesPlot(data, { iteration: said.iteration, value: said.weight }, HEIGHT)),
    notes: [
      isBeyond(lines) ? text.outOfView : '',
      trajectory.columns < run.config.W.columns ? text.firstColumns(trajectory.columns) : '',
      areNamed(lines) ? '' : said.notNamed(lines.length),
    ].filter((note) => note !== ''),
    caption: captionOf(app),
  }
}

/** Distances from the optimum by the eigenvectors of the Hessian; null where nothing is known yet. */
export async function directionsPicture(app: App): Promise<Picture | null> {
  const props = await viewOf(app, 'directions')
  if (props === null) return null
  const question = directionsQuestion(props)
  const answer = await app.service('theory', createTheory).ask(question)
  const { language } = app.store.getState()
  const [text, said] = [pathText[language], pictureText[language]]
  const lines = directionLines(answer, question.grid, text)
  const [low, high] = directionsExtent(lines, answer.rounding)
  const data: LinesData = {
    lines,
    at: Array.from(question.samples.iterations),
    kind: props.scale,
    last: props.last,
    changes: changesUpTo(props.run, props.last),
    mark: { value: answer.rounding, label: text.float32 },
    scale: () => logScale(decadesOf(low, high, 3), 12),
  }
  const few = lines.length < answer.rank ? [text.onlySome] : []
  return {
    title: text.ofDirections,
    legend: linesLegend(data, { dashed: text.expected, many: text.name }),
    body: plotBody(linesPlot(data, { iteration: said.iteration, value: said.distance }, HEIGHT)),
    notes: low < answer.rounding ? [...few, text.belowFloat32] : few,
    caption: captionOf(app),
  }
}
