import { runNameText } from '../../../i18n/run-name-text.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { App } from '../../../store/app.ts'
import { createTheory } from '../../../store/services/theory.ts'
import type { LandscapePlane } from '../../../theory/questions/questions.ts'
import { formatLoss, formatTick } from '../../format.ts'
import { captionOf } from '../../picture/caption.ts'
import type { NoPicture, Picture } from '../../picture/frame.ts'
import { type LegendEntry, lineSample, markSample } from '../../picture/picture-legend.ts'
import { plotBody } from '../../picture/plot-body.ts'
import { node } from '../../picture/svg.ts'
import { pictureText } from '../../picture/text.ts'
import { nameOf } from '../../run-name.ts'
import { hueOf } from '../../theme/palette.ts'
import { viewOf } from './lines-pictures.ts'
import { landscapeQuestion } from './path-questions.ts'
import { nowMark, optimumMark, PREDICTED, pathOf, planePlot, startMark } from './plane-plot.ts'
import type { PinnedTrajectory } from './samples.ts'
import { pathText } from './text.ts'
import { pinnedTrajectoriesNow } from './traced.ts'

/** Of the plot, in pixels. */
const HEIGHT = 460

/** The loss around the optimum of a column, and the runs on it; or why there is none. null where nothing is known yet. */
export async function landscapePicture(app: App): Promise<Picture | NoPicture | null> {
  const { language, run } = app.store.getState()
  const text = pathText[language]
  if (run.config.loss !== 'mse') return { missing: text.onlyMse }
  const props = await viewOf(app, 'landscape')
  if (props === null) return null
  const column = props.column ?? 0
  const pinned = await pinnedTrajectoriesNow(app)
  const question = landscapeQuestion({ ...props, column }, pinned)
  const { plane } = await app.service('theory', createTheory).ask(question)
  if (plane === null) return { missing: text.oneDirection }
  const shown = pinned.flatMap((pin) => {
    const other = plane.others.find(({ key }) => key === pin.key)
    return other === undefined ? [] : [{ pin, look: { color: pin.color, dash: pin.dash }, points: other.points }]
  })
  const short = (value: number) => formatTick(Number(value.toPrecision(3)))
  const words = {
    slowest: text.slowest(short(plane.slow.eigenvalue)),
    fastest: text.fastest(short(plane.fast.eigenvalue)),
  }
  const [start, now] = [plane.path[0]?.loss ?? 0, plane.now?.loss ?? 0]
  return {
    title: text.ofLandscape(column),
    legend: legendFor(
      app,
      plane,
      shown.map(({ pin }) => pin),
    ),
    body: plotBody(planePlot({ plane, paths: shown }, words, HEIGHT)),
    notes: [
      text.pathSummary(formatLoss(start), formatLoss(now), formatLoss(plane.floor)),
      ...(isInView(plane) ? [] : [text.outOfView]),
    ],
    caption: captionOf(app),
  }
}

function isInView(plane: LandscapePlane): boolean {
  const { low, high } = plane.range
  return pathOf(plane).every(([a, b]) => a >= low[0] && a <= high[0] && b >= low[1] && b <= high[1])
}

function legendFor(app: App, plane: LandscapePlane, pinned: readonly PinnedTrajectory[]): readonly LegendEntry[] {
  const { language, run } = app.store.getState()
  const [text, said] = [pathText[language], pictureText[language]]
  const ring = { cx: 11, cy: 6, rx: 10, ry: 5, fill: 'none', 'stroke-opacity': 0.55 }
  return [
    { name: said.trajectory, sample: lineSample((paper) => paper.color(hueOf(0))) },
    ...(plane.expected.length === 0
      ? []
      : [{ name: theoryText[language].expected, sample: lineSample((paper) => paper.text, PREDICTED, 1) }]),
    ...pinned.map(({ place, run: other, color, dash }) => ({
      name: said.pinned(place + 1, nameOf(run, other, runNameText[language])),
      sample: lineSample((paper) => paper.color(color), dash),
    })),
    { name: text.start, sample: markSample((paper) => startMark(paper.color(hueOf(0)), paper.surface)) },
    { name: text.now, sample: markSample((paper) => nowMark(paper.color(hueOf(0)), paper.surface)) },
    { name: text.optimum, sample: markSample((paper) => optimumMark(paper.text)) },
    { name: said.contours, sample: (paper) => node('ellipse', { ...ring, stroke: paper.edge }) },
  ]
}
