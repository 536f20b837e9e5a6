import { program, textOf } from '../../../export/program.ts'
import type { App } from '../../../store/app.ts'
import { createTheory } from '../../../store/services/theory.ts'
import type { CourseAnswer } from '../../../theory/questions/questions.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { costLine, finalLines } from '../../../training/transcript.ts'
import { formatLoss } from '../../format.ts'
import { bare, type Picture } from '../../picture/frame.ts'
import { papers } from '../../picture/paper.ts'
import type { SvgNode } from '../../picture/svg.ts'
import { changeTexts } from '../../plot/change-labels.ts'
import { settingsOf, shortSetting } from '../../run-settings.ts'
import { COLUMN_LAYOUT, lossPictureWith, matricesPicture, WIDE_LAYOUT } from '../../sheet-pictures.ts'
import { type PrintText, printText } from './text.ts'

type Drawn = SvgNode | null

/** What is printed of the run on screen, as it is now. */
export interface PrintedRun {
  readonly name: string
  /** How it stands, in sentences. */
  readonly stands: readonly string[]
  /** What is not the tutorial's, and what that has instead; null where it would be long. */
  readonly settings: readonly { readonly says: string; readonly instead: string | null }[]
  readonly changes: readonly string[]
  readonly moreChanges: number
  /** In a column, and across the page. */
  readonly matrices: Drawn
  readonly wideMatrices: Drawn
  /** As high as it is best, and lower. */
  readonly chart: Drawn
  readonly lowChart: Drawn
  readonly program: readonly string[]
  /** The lines that are known, after `omitted` that are not; of them the last `final` are printed after the loop. */
  readonly output: { readonly omitted: number; readonly lines: readonly string[]; readonly final: number }
  readonly link: string
}

/** In pixels: the whole width of the sheet, its column beside the program, and the chart's height. */
const WIDTH = 703
const ASIDE = 262
const CHART = 226
const LOW_CHART = 146

/** How much higher the chart is than it can be, in pixels. */
export const SPARE = CHART - LOW_CHART

/** The live changes that are listed: the program has them all. */
const MOST_CHANGES = 6

/** The sheet of the run on screen: all of it is there at once, since a browser that prints waits for nothing. */
export function printedRun(app: App): PrintedRun {
  const { run, language } = app.store.getState()
  const text = printText[language]
  const settings = settingsOf(run)
  const changes = changeTexts(run).map(({ iteration, full }) => text.change(iteration, full))
  const course = courseOf(app)
  const drawn = (picture: Picture | null, width: number) => picture && bare(picture, width, papers.light)
  const named = settings.map((setting) => shortSetting(setting, run)).slice(0, 4)
  return {
    name: named.length === 0 ? text.tutorialRun : named.join(language === 'zh' ? '、' : ', '),
    stands: standsAt(app, text),
    settings: settings.map((setting) => ({
      says: shortSetting(setting, run),
      instead: setting.key === 'W' ? null : setting.tutorial,
    })),
    changes: changes.slice(0, MOST_CHANGES),
    moreChanges: Math.max(0, changes.length - MOST_CHANGES),
    matrices: drawn(matricesPicture(app, COLUMN_LAYOUT), ASIDE),
    wideMatrices: drawn(matricesPicture(app, WIDE_LAYOUT), WIDTH),
    chart: drawn(lossPictureWith(app, course, CHART), WIDTH),
    lowChart: drawn(lossPictureWith(app, course, LOW_CHART), WIDTH),
    program: textOf(program(run)).split('\n'),
    output: outputOf(app),
    link: app.link(),
  }
}

/** The predicted loss as the page knows it: a new question would come too late. */
function courseOf(app: App): CourseAnswer | null {
  const { answered, failed } = app.service('theory', createTheory).store.getState().course
  return !failed && answered?.question.run === app.store.getState().run ? answered.answer : null
}

function standsAt({ store, feed }: App, said: PrintText): readonly string[] {
  const { run, shown, status, text, divergedAt } = store.getState()
  const { iterations } = run.config
  const frame = feed.latest
  const iteration = frame?.iteration ?? 0
  const measured = [
    ...(frame === null || Number.isNaN(frame.loss) ? [] : [said.measured(text.batchLoss, formatLoss(frame.loss))]),
    ...(typeof frame?.fullLoss === 'number' ? [said.measured(text.fullLoss, formatLoss(frame.fullLoss))] : []),
    ...(frame === null ? [] : [said.measured(text.maxError, formatLoss(difference(learnedOf(frame), shown.W)))]),
  ]
  return [
    status === 'finished'
      ? said.ended(iterations)
      : iteration === 0
        ? said.notBegun(iterations)
        : said.stands(iteration, iterations),
    ...(divergedAt === null ? [] : [text.diverged(divergedAt)]),
    measured.join(' · '),
  ]
}

function outputOf({ store, feed }: App): PrintedRun['output'] {
  const { logEvery, iterations } = store.getState().run.config
  const frame = feed.latest
  if (frame === null) return { omitted: 0, lines: [], final: 0 }
  const { omitted, losses } = frame.logged
  const costs = Array.from(losses, (loss, i) => costLine((omitted + i + 1) * logEvery, loss))
  const final = frame.iteration === iterations ? finalLines(frame.parameters) : []
  return { omitted, lines: [...costs, ...final], final: final.length }
}
