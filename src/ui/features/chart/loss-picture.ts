import { runNameText } from '../../../i18n/run-name-text.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { App } from '../../../store/app.ts'
import { createPins } from '../../../store/services/pins.ts'
import { createTheory } from '../../../store/services/theory.ts'
import type { CourseAnswer, CourseQuestion } from '../../../theory/questions/questions.ts'
import { captionOf } from '../../picture/caption.ts'
import type { Picture } from '../../picture/frame.ts'
import { areaSample, type LegendEntry, lineSample } from '../../picture/picture-legend.ts'
import { plotBody } from '../../picture/plot-body.ts'
import { pictureText } from '../../picture/text.ts'
import { courseIterations, curveKind } from '../../plot/expected-curve.ts'
import { lastShown } from '../../plot/iterations.ts'
import { nameOf } from '../../run-name.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import { floorInView, type LossData, lossPlot } from './loss-plot.ts'
import { chartText } from './text.ts'

/** Of the plot, in pixels. */
const HEIGHT = 420

/** The loss of the run on screen, whatever the page is showing of it; null before the first frame. */
export async function lossPicture(app: App): Promise<Picture | null> {
  const { run } = app.store.getState()
  const data = dataOf(app, null)
  if (data === null) return null
  const expected = await expectedOf(app, { type: 'course', run, iterations: courseIterations(data.last, run.changes) })
  return lossPictureWith(app, expected, HEIGHT)
}

/** The same with what is known of the predicted loss, `height` pixels high. */
export function lossPictureWith(app: App, expected: CourseAnswer | null, height: number): Picture | null {
  const { language } = app.store.getState()
  const data = dataOf(app, expected)
  if (data === null) return null
  const { iteration, lossScale } = pictureText[language]
  const plot = lossPlot(data, { iteration, loss: lossScale, floor: theoryText[language].floor }, height)
  return {
    title: chartText[language].summary(data.last),
    legend: legendFor(app, data, floorInView(data, plot.y.scale(height)) !== null),
    body: plotBody(plot),
    notes: [],
    caption: captionOf(app),
  }
}

/** What is to be drawn; null before the first frame. */
function dataOf(app: App, expected: CourseAnswer | null): LossData | null {
  const { run, scale, status, rate } = app.store.getState()
  const history = app.feed.latest?.history
  if (history === undefined) return null
  const pinned = pinsOf(app).flatMap(({ history: known, look, number }) =>
    known === undefined ? [] : [{ number, history: known, look }],
  )
  const longest = Math.max(0, ...pinned.map((each) => each.history.recorded))
  const shown = lastShown(run.config.iterations, history.recorded, status === 'idle' || status === 'running' ? rate : 0)
  return { run, history, kind: scale, last: Math.max(longest, shown), pinned, expected }
}

function pinsOf(app: App) {
  const { pins, histories } = app.service('pins', createPins).store.getState()
  return pins.flatMap(({ id, run }, place) => {
    const look = PIN_LOOKS[place]
    return look === undefined ? [] : [{ number: place + 1, run, look, history: histories.get(id) }]
  })
}

/** The expected loss; null where the theory has no answer: the picture is as good without it. */
async function expectedOf(app: App, question: CourseQuestion): Promise<CourseAnswer | null> {
  return app
    .service('theory', createTheory)
    .ask(question)
    .catch(() => null)
}

function legendFor(app: App, data: LossData, hasFloor: boolean): readonly LegendEntry[] {
  const { text, language } = app.store.getState()
  const theory = theoryText[language]
  const kind = curveKind(data.expected)
  const pins = pinsOf(app).filter(({ history }) => history !== undefined)
  return [
    { name: text.batchLoss, sample: lineSample(({ accent }) => accent) },
    { name: text.band, sample: areaSample(({ accent }) => ({ fill: accent, 'fill-opacity': 0.16 })) },
    { name: text.fullLoss, sample: lineSample((paper) => paper.text) },
    ...(kind === null
      ? []
      : [
          {
            name: kind === 'expected' ? theory.expected : theory.ofMeanWeight,
            sample: lineSample(({ muted }) => muted, '5 4'),
          },
        ]),
    ...(hasFloor ? [{ name: theory.floor, sample: lineSample(({ edge }) => edge) }] : []),
    ...pins.map(({ number, run, look }) => ({
      name: pictureText[language].pinned(number, nameOf(data.run, run, runNameText[language])),
      sample: lineSample((paper) => paper.color(look.color), look.dash),
    })),
  ]
}
