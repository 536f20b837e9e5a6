import { theoryText } from '../../../i18n/theory-text.ts'
import type { App } from '../../../store/app.ts'
import { createPins } from '../../../store/services/pins.ts'
import { createTheory } from '../../../store/services/theory.ts'
import type { CourseAnswer, CourseQuestion } from '../../../theory/questions/questions.ts'
import { courseIterations } from '../../plot/expected-curve.ts'
import { lastShown } from '../../plot/iterations.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import { type LossLook, lossSvg } from './loss-svg.ts'
import { themeColor, themeFont } from './theme.ts'

/** The loss of the run on screen as an image, whatever the page is showing of it; null before the first frame. */
export async function lossPictureOf(app: App): Promise<string | null> {
  const { run, scale, status, rate } = app.store.getState()
  const history = app.feed.latest?.history
  if (history === undefined) return null
  const { pins, histories } = app.service('pins', createPins).store.getState()
  const pinned = pins.flatMap(({ id }, place) => {
    const [known, look] = [histories.get(id), PIN_LOOKS[place]]
    if (known === undefined || look === undefined) return []
    return [{ number: place + 1, history: known, color: themeColor(look.color), dash: look.dash }]
  })
  const longest = Math.max(0, ...pinned.map((each) => each.history.recorded))
  const shown = lastShown(run.config.iterations, history.recorded, status === 'idle' || status === 'running' ? rate : 0)
  const last = Math.max(longest, shown)
  const expected = await expectedOf(app, { type: 'course', run, iterations: courseIterations(last, run.changes) })
  return lossSvg({ run, history, kind: scale, last, pinned, expected }, lookOf(app, expected))
}

/** The expected loss; null where the theory has no answer: the picture is as good without it. */
async function expectedOf(app: App, question: CourseQuestion): Promise<CourseAnswer | null> {
  return app
    .service('theory', createTheory)
    .ask(question)
    .catch(() => null)
}

function lookOf({ store }: App, expected: CourseAnswer | null): LossLook {
  const { text, language } = store.getState()
  const theory = theoryText[language]
  const isExpected = expected?.course.ok === true && expected.course.value.exactUntil > 0
  return {
    surface: themeColor('var(--surface)'),
    text: themeColor('var(--text)'),
    muted: themeColor('var(--muted)'),
    line: themeColor('var(--line)'),
    edge: themeColor('var(--edge)'),
    accent: themeColor('var(--accent)'),
    danger: themeColor('var(--danger)'),
    font: themeFont(),
    words: {
      title: text.loss,
      batch: `${text.batchLoss} (${text.band})`,
      full: text.fullLoss,
      expected: isExpected ? theory.expected : theory.ofMeanWeight,
      floor: theory.floor,
    },
  }
}
