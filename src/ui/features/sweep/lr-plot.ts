import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import type { Paper } from '../../picture/paper.ts'
import { type LegendEntry, lineSample, markSample } from '../../picture/picture-legend.ts'
import type { Plot, PlotRoom } from '../../picture/plot-body.ts'
import { near, node, type SvgNode } from '../../picture/svg.ts'
import { railOf } from '../../plot/scales.ts'
import { type EndingKind, endingKind, type PresentRun, summaryOf } from './endings.ts'
import { limitsNamed } from './limits-named.ts'
import { endingScale, rateScale } from './sweep-layout.ts'
import type { SweepText } from './text.ts'

/** Above the plot: a line for the name of each limit, and the rail of what diverged. */
const NAME = 15
const RAIL = 16
const ABOVE = 3 * NAME + 8 + RAIL

/** How many labels the axis of the losses has at most. */
const LABELS = 10

/** The dashes of the limits of lr. */
const DASHES = { meanSquare: '5 3', fullBatch: undefined, typical: '1 3' } as const

/** The final full loss against lr, with the limits of lr as lines. */
export function lrPlot(
  { plan, endings, limits }: Sweep,
  mark: PresentRun | null,
  text: SweepText,
  height: number,
): Plot {
  const hasZero = endings.some((ending) => ending !== null && endingKind(ending) === 'zero')
  const shown = mark !== null && isWithin(mark.config.lr, plan.rates) ? mark : null
  return {
    height,
    above: ABOVE,
    x: { title: 'lr', scale: (length) => rateScale(plan.rates, length) },
    y: { title: text.loss, scale: (length) => endingScale(endings, LABELS, hasZero, railOf(length)) },
    within: () => [],
    over: (room) => [
      ...rails(hasZero, text, room),
      ...limitsNamed(limits, text).map((limit, line) => limitLine(limit, line, room)),
      ...limitsNamed(limits, text).map((limit, line) => limitName(limit, line, room)),
      ...(shown === null ? [] : present(shown, room)),
      ...plan.rates.flatMap((lr, i) => {
        const ending = endings[i]
        return ending ? [placed(lr, ending, pointOf(endingKind(ending), room.paper), room)] : []
      }),
      ...bestOf(plan.rates, endings, room),
    ],
  }
}

/** What all of it is. */
export function lrLegend({ endings, limits }: Sweep, mark: PresentRun | null, text: SweepText): readonly LegendEntry[] {
  const kinds = new Set(endings.flatMap((ending) => (ending === null ? [] : [endingKind(ending)])))
  const of = (kind: EndingKind, name: string): readonly LegendEntry[] =>
    kinds.has(kind) ? [{ name, sample: markSample((paper) => pointOf(kind, paper)) }] : []
  return [
    ...(kinds.has('point') ? of('point', text.loss) : of('zero', text.loss)),
    ...of('beyond', text.beyondMark),
    ...of('diverged', text.divergedRail),
    ...(summaryOf(endings).best === null ? [] : [{ name: text.bestMark, sample: markSample((paper) => ring(paper)) }]),
    ...(mark === null ? [] : [{ name: text.now, sample: markSample((paper) => diamond(paper)) }]),
    ...limitsNamed(limits, text).map(({ name, says }) => ({
      name: says,
      sample: lineSample((paper) => paper.text, DASHES[name], 1),
    })),
  ]
}

function isWithin(lr: number, rates: readonly number[]): boolean {
  return lr >= (rates[0] ?? 0) && lr <= (rates.at(-1) ?? 0)
}

/** Where an ending lies: on the axis, or on a rail at one of its ends. */
function heightOf(ending: Ending, { box, toY }: PlotRoom): number {
  const kind = endingKind(ending)
  if (kind === 'zero') return box.top + box.height
  return kind === 'point' ? Math.max(box.top - RAIL, toY(ending.fullLoss)) : box.top - RAIL
}

function placed(lr: number, ending: Ending, mark: SvgNode, room: PlotRoom): SvgNode {
  const place = `translate(${near(room.toX(lr))} ${near(heightOf(ending, room))})`
  return node('g', { transform: place, 'data-part': 'point' }, mark)
}

function bestOf(rates: readonly number[], endings: Sweep['endings'], room: PlotRoom): readonly SvgNode[] {
  const { best } = summaryOf(endings)
  const ending = best === null ? null : endings[best]
  return best === null || !ending ? [] : [placed(rates[best] ?? 1, ending, ring(room.paper), room)]
}

function rails(hasZero: boolean, text: SweepText, { box, paper }: PlotRoom): readonly SvgNode[] {
  const rail = (y: number) =>
    node('path', { d: `M${box.left} ${near(y)}h${near(box.width)}`, stroke: paper.edge, 'stroke-dasharray': '1 3' })
  const upper = box.top - RAIL
  const says = node('text', { x: box.left, y: upper - 6, fill: paper.muted }, text.divergedRail)
  return [says, rail(upper), ...(hasZero ? [rail(box.top + box.height)] : [])]
}

type NamedLimit = ReturnType<typeof limitsNamed>[number]

/** Where the name of a limit stands: each on a line of its own, for they lie close together. */
function baseOf(line: number): number {
  return (line + 1) * NAME
}

function limitLine({ name, lr }: NamedLimit, line: number, { box, toX, paper }: PlotRoom): SvgNode {
  const d = `M${near(toX(lr))} ${baseOf(line) - 9}V${near(box.top + box.height)}`
  return node('path', { d, stroke: paper.text, 'stroke-dasharray': DASHES[name], fill: 'none' })
}

/** Over all the lines: a name may have to cross those of others. */
function limitName({ lr, says }: NamedLimit, line: number, { box, toX, paper }: PlotRoom): SvgNode {
  const x = toX(lr)
  const toLeft = x > box.left + box.width / 2
  const place = { x: x + (toLeft ? -5 : 5), y: baseOf(line), 'text-anchor': toLeft ? 'end' : 'start' }
  const halo = { stroke: paper.surface, 'stroke-width': 4, 'paint-order': 'stroke' }
  return node('text', { ...place, fill: paper.text, ...halo }, says)
}

/** The lr on screen, and where its run ends. */
function present({ config: { lr }, ending }: PresentRun, room: PlotRoom): readonly SvgNode[] {
  const { box, paper } = room
  const d = `M${near(room.toX(lr))} ${box.top - RAIL - 4}V${near(box.top + box.height + 4)}`
  const line = node('path', { d, stroke: paper.accent })
  return ending === null ? [line] : [line, placed(lr, ending, diamond(paper), room)]
}

function pointOf(kind: EndingKind, { accent, danger }: Paper): SvgNode {
  switch (kind) {
    case 'point':
    case 'zero':
      return node('circle', { r: 3, fill: accent })
    case 'beyond':
      return node('path', { d: 'M-3.5 3L0 -4L3.5 3Z', fill: danger })
    case 'diverged':
      return node('path', { d: 'M-3 -3L3 3M-3 3L3 -3', stroke: danger, 'stroke-width': 1.5 })
  }
}

function ring({ text }: Paper): SvgNode {
  return node('circle', { r: 6, fill: 'none', stroke: text, 'stroke-width': 1.5 })
}

function diamond({ accent, surface }: Paper): SvgNode {
  return node('path', { d: 'M0 -6L6 0L0 6L-6 0Z', fill: surface, stroke: accent, 'stroke-width': 1.5 })
}
