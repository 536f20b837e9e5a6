import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import type { Run } from '../../../experiment/config.ts'
import { xmlText } from '../../../export/matrices-svg.ts'
import type { CourseAnswer } from '../../../theory/questions/questions.ts'
import { changeLabels, changeTexts, LABEL_ROW, labelRows } from '../../plot/change-labels.ts'
import { curveOf } from '../../plot/expected-curve.ts'
import { iterationScale } from '../../plot/iterations.ts'
import { extentOf, extentOfBoth, type LossPoint, lossScale, nanSpan, pointsOf } from '../../plot/loss-points.ts'
import { type PixelPoint, pathThrough } from '../../plot/paths.ts'
import { calmLine } from '../../plot/pinned-line.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { spread } from '../../plot/spread.ts'
import { FONT_SIZE } from '../../plot/text-width.ts'
import { LINE } from '../../plot/ticks.ts'

/** What the picture shows. */
export interface LossPicture {
  readonly run: Run
  readonly history: HistoryView
  readonly kind: 'log' | 'linear'
  /** The last iteration on the axis. */
  readonly last: number
  readonly pinned: readonly PinnedLine[]
  /** The expected loss; null where it is not known. */
  readonly expected: CourseAnswer | null
}

interface PinnedLine {
  readonly number: number
  readonly history: HistoryView
  readonly color: string
  readonly dash: string
}

/** How it is drawn: colours as an image on its own needs them, and words. */
export interface LossLook {
  readonly surface: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly danger: string
  readonly font: string
  readonly words: {
    readonly title: string
    readonly batch: string
    readonly full: string
    readonly expected: string
    readonly floor: string
  }
}

/** In pixels, and where in it the plot lies. */
const SIZE = { width: 800, height: 440 }
const BOX = { left: 60, top: 44, width: 704, height: 356 }

/** The loss over the iterations as an SVG image that needs nothing beside it. */
export function lossSvg(picture: LossPicture, look: LossLook): string {
  const histories = [picture.history, ...picture.pinned.map(({ history }) => history)]
  const losses = lossScale(picture.kind, histories.map(extentOf).reduce(extentOfBoth), BOX.height)
  const iterations = iterationScale('linear', picture.last, BOX.width)
  const x = (iteration: number) => BOX.left + iterations.place(iteration) * BOX.width
  const y = (part: number) => BOX.top + (1 - part) * BOX.height
  const drawn = { picture, look, losses, iterations, x, y }
  const size = `width="${SIZE.width}" height="${SIZE.height}"`
  const clip = `x="${BOX.left}" y="${BOX.top - 1}" width="${BOX.width + 1}" height="${BOX.height + 2}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${SIZE.width} ${SIZE.height}"`,
    ` font-family="${xmlText(look.font)}" font-size="${FONT_SIZE}">`,
    `<rect ${size} fill="${look.surface}"/><clipPath id="plot"><rect ${clip}/></clipPath>`,
    head(drawn),
    axes(drawn),
    `<g clip-path="url(#plot)" fill="none">${expectedLine(drawn)}${measured(drawn)}${pinnedLines(drawn)}</g>`,
    pinnedNumbers(drawn),
    changes(drawn),
    '</svg>\n',
  ].join('')
}

interface Drawn {
  readonly picture: LossPicture
  readonly look: LossLook
  readonly losses: AxisScale
  readonly iterations: AxisScale
  x(iteration: number): number
  y(part: number): number
}

/** The title, and what the lines are. */
function head({ picture, look }: Drawn): string {
  const { title, batch, full, expected } = look.words
  const item = (color: string, line: string, words: string) =>
    `<tspan dx="16" fill="${color}">${line} ${xmlText(words)}</tspan>`
  return [
    `<text x="16" y="24" font-size="13" font-weight="600" fill="${look.text}">${xmlText(title)}</text>`,
    `<text x="${BOX.left + BOX.width}" y="24" font-size="12" text-anchor="end">`,
    item(look.accent, '—', batch),
    item(look.text, '—', full),
    picture.expected?.course.ok === true ? item(look.muted, '- -', expected) : '',
    '</text>',
  ].join('')
}

function axes({ look, losses, iterations, x, y }: Drawn): string {
  const right = BOX.left + BOX.width
  const rows = losses.ticks.map(({ at, label }) => {
    const line = `<path d="M${BOX.left} ${near(y(at))}H${right}" stroke="${look.line}"/>`
    return `${line}<text x="${BOX.left - 8}" y="${near(y(at) + 4)}" text-anchor="end">${label}</text>`
  })
  const columns = iterations.ticks.map(
    ({ value, label }) =>
      `<text x="${near(x(value))}" y="${BOX.top + BOX.height + 18}" text-anchor="middle">${label}</text>`,
  )
  return `<g fill="${look.muted}">${rows.join('')}${columns.join('')}</g>`
}

/** The dashed curve, and the floor that noise leaves. */
function expectedLine({ picture: { expected }, look, losses, x, y }: Drawn): string {
  if (expected === null || !expected.course.ok) return ''
  const curve = pathThrough(curveOf(expected, x, (loss) => y(losses.place(loss))))
  const line = `<path d="${curve}" stroke="${look.muted}" stroke-width="1.5" stroke-dasharray="5 4"/>`
  const level = expected.floor === null ? Number.NaN : losses.place(expected.floor)
  if (!(level >= 0 && level <= 1)) return line
  const right = BOX.left + BOX.width
  const floor = `<path d="M${BOX.left} ${near(y(level))}H${right}" stroke="${look.edge}"/>`
  const label = `x="${right}" y="${near(y(level) + 14)}" text-anchor="end" fill="${look.muted}"`
  return `${floor}${line}<text ${label}>${xmlText(look.words.floor)}</text>`
}

/** The batch losses as a mean line in its band, the full loss, and where losses are nan. */
function measured({ picture, look, losses, x, y }: Drawn): string {
  const points = pointsOf(picture.history, losses)
  const lineOf = (of: (point: LossPoint) => number | null, isGap: (point: LossPoint) => boolean) =>
    pathThrough(
      points.flatMap((point): PixelPoint[] => {
        const at = of(point)
        if (at !== null) return [[x(point.iteration), y(at)]]
        return isGap(point) ? [[Number.NaN, Number.NaN]] : []
      }),
    )
  const mean = lineOf(
    ({ mean }) => mean,
    () => true,
  )
  const full = lineOf(
    ({ full }) => full,
    () => false,
  )
  const nan = nanSpan(points)
  return [
    `<path d="${bandPath(points, x, y)}" fill="${look.accent}" fill-opacity="0.16"/>`,
    `<path d="${mean}" stroke="${look.accent}" stroke-width="1.25"/>`,
    `<path d="${full}" stroke="${look.text}" stroke-width="1.25"/>`,
    nan === null ? '' : nanArea(x(nan[0]), x(nan[1]), look),
  ].join('')
}

function nanArea(from: number, to: number, { danger }: LossLook): string {
  const middle = `x="${near((from + to) / 2)}" y="${BOX.top + BOX.height / 2}" text-anchor="middle"`
  const area = `x="${near(from)}" y="${BOX.top}" width="${near(to - from)}" height="${BOX.height}" fill-opacity="0.08"`
  return `<rect ${area} fill="${danger}"/><text ${middle} fill="${danger}">nan</text>`
}

/** The band as closed shapes, one for each stretch without a gap: along its upper edge, and back along the lower one. */
function bandPath(points: readonly LossPoint[], x: Drawn['x'], y: Drawn['y']): string {
  const shapes: string[] = []
  let stretch: LossPoint[] = []
  const close = () => {
    const edge = (of: 0 | 1) =>
      stretch.map(({ iteration, band }) => `${near(x(iteration))} ${near(y(band?.[of] ?? Number.NaN))}`)
    if (stretch.length > 1) shapes.push(`M${[...edge(1), ...edge(0).reverse()].join('L')}Z`)
    stretch = []
  }
  for (const point of points) {
    if (point.band === null) close()
    else stretch.push(point)
  }
  close()
  return shapes.join('')
}

function pinnedLines({ picture: { pinned }, losses, x, y }: Drawn): string {
  return pinned
    .map(({ history, color, dash }) => {
      const path = pathThrough(calmLine(history, losses, x, y))
      return `<path d="${path}" stroke="${color}" stroke-width="1.5" stroke-dasharray="${dash}"/>`
    })
    .join('')
}

/** The number of each pinned run at the end of its line. */
function pinnedNumbers({ picture: { pinned }, losses, x, y }: Drawn): string {
  const ends = pinned
    .flatMap(({ number, history, color }) => {
      const end = calmLine(history, losses, x, y).findLast(([, at]) => Number.isFinite(at))
      return end === undefined ? [] : [{ number, color, x: end[0] + 4, y: end[1] }]
    })
    .sort((a, b) => a.y - b.y)
  const wanted = ends.map((end) => end.y)
  const places = spread(wanted, LINE, BOX.top + 4, BOX.top + BOX.height)
  return ends
    .map(({ number, color, x: left }, i) => {
      const place = `x="${near(left)}" y="${near((places[i] ?? 0) + 4)}"`
      return `<text ${place} font-weight="600" fill="${color}">${number}</text>`
    })
    .join('')
}

/** The live changes as lines across the plot, and their labels. */
function changes({ picture: { run, last }, look, iterations, x }: Drawn): string {
  const made = changeTexts(run).filter(({ iteration }) => iteration <= last)
  const toX = (iteration: number) => iterations.place(iteration) * BOX.width
  const labels = changeLabels(made, { width: BOX.width, rows: labelRows(BOX.height), toX })
  const faint = Math.max(0.3, Math.min(1, 30 / Math.max(1, made.length)))
  const lines = made.map(({ iteration }) => `M${near(x(iteration))} ${BOX.top}V${BOX.top + BOX.height}`)
  const halo = `fill="${look.muted}" paint-order="stroke" stroke="${look.surface}" stroke-width="3"`
  return [
    `<path d="${lines.join('')}" stroke="${look.muted}" stroke-dasharray="2 3" stroke-opacity="${near(faint)}"/>`,
    `<g ${halo}>`,
    ...labels.map(
      ({ text, x: left, row }) =>
        `<text x="${near(BOX.left + left)}" y="${BOX.top + row * LABEL_ROW + 10}">${xmlText(text)}</text>`,
    ),
    '</g>',
  ].join('')
}

/** To hundredths of a pixel. */
function near(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
