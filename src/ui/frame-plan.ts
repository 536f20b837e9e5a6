import type { MatrixLayout } from './features/matrices/useMatrixLayout.ts'

/**
 * What a page in a frame shows, and where: pure, so that every size can be tried. The chart comes first, then what is
 * learned and how far off it is, then what the run is moved with. Lengths are pixels for letters of the usual size.
 */

export interface FrameNeeds {
  readonly width: number
  readonly height: number
  /** Fingers need larger targets. */
  readonly coarse: boolean
  /** Whether the link names what is shown: then that is there, and a frame too small for it scrolls. */
  readonly named: boolean
  /** What is to be shown, as far as it fits: what stands behind tabs, the matrices, what the program prints, ... */
  readonly chart: boolean
  readonly matrices: boolean
  readonly output: boolean
  /** ... and so many other panels. */
  readonly others: number
  /** Run, and where it stands. */
  readonly transport: boolean
  /** Whether readers may move the run. */
  readonly moves: boolean
  /** Whether lr can be changed, and how many other settings. */
  readonly lr: boolean
  readonly fields: number
  /** The shape of W. */
  readonly rows: number
  readonly columns: number
  readonly bias: boolean
}

export interface MatricesPlan {
  /** Whether the target is among them. */
  readonly target: boolean
  readonly layout: MatrixLayout
  /** The room that they take. */
  readonly width: number
  readonly height: number
}

export interface FramePlan {
  /** `stack`: one beneath the other; `side`: the chart, and beside it all else; `wide`: the chart beneath all else. */
  readonly arrangement: 'stack' | 'side' | 'wide'
  /** How many settings stand beside each other. */
  readonly fieldsAcross: number
  /** Step, Finish and Restart: in the line of Run, in one of their own, or nowhere. */
  readonly steps: 'beside' | 'beneath' | null
  readonly timeline: boolean
  /** What is looked at: the tabs, and beside them what the lines of the chart are. */
  readonly head: boolean
  readonly verdict: boolean
  readonly matrices: MatricesPlan | null
  readonly output: boolean
  /** The width of what stands beside the chart. */
  readonly side: number
  /** Whether nothing had to be left out. */
  readonly complete: boolean
}

/** From so wide on things stand beside each other, and from so large on all else stands above the chart. */
const SIDE = 560
const WIDE = 1000
const WIDE_HEIGHT = 540

/** The chart's panel without its head: at least, and of a frame's height. */
const CHART = 144
const CHART_SHARE = 0.36
const CHART_ENOUGH = 260
const HEAD = 28
const OUTPUT = 132
const OTHER = 240
/** Between panels; padding and border of one, above and beneath, left and right. */
const GAP = 8
const PANEL = 14
const PANEL_WIDTH = 18
/** Of a frame's width, what stands beside the chart has at most so much, without matrices just so much. */
const SIDE_SHARE = 0.48
const SIDE_ALONE = 0.4

/** A setting takes so much room at least, lr twice as much. */
const FIELD = 164
const FIELD_GAP = 16

export function framePlan(needs: FrameNeeds): FramePlan {
  const { width, height, others } = needs
  if (width < SIDE) return stacked(needs)
  return width >= WIDE && height >= WIDE_HEIGHT && others === 0 ? wide(needs) : beside(needs)
}

/** The least height at which nothing is left out in a frame so wide. */
export function wishedHeight(needs: FrameNeeds): number {
  const heights = Array.from({ length: 88 }, (_, i) => 240 + 20 * i)
  return heights.find((height) => framePlan({ ...needs, height, named: false }).complete) ?? 2000
}

/** Room that is given away piece by piece, what matters most first. */
class Room {
  left: number
  complete = true
  /** Where the frame scrolls nothing is left out. */
  readonly #endless: boolean

  constructor(left: number, endless: boolean) {
    this.left = left
    this.#endless = endless
  }

  /** Takes `height` where it is wanted and there is so much; whether it did. */
  take(wanted: boolean, height: number): boolean {
    if (!wanted) return false
    const fits = height <= this.left || this.#endless
    if (fits) this.left -= height
    else this.complete = false
    return fits
  }
}

/** The lines above everything else, and the room beneath them. */
function linesOf(needs: FrameNeeds) {
  const line = needs.coarse ? 52 : 40
  const across = Math.max(1, Math.floor((needs.width - 2 * FIELD_GAP + FIELD_GAP) / (FIELD + FIELD_GAP)))
  const units = (needs.lr ? Math.min(2, across) : 0) + needs.fields
  const fields = Math.ceil(units / across) * (needs.coarse ? 48 : 36)
  return {
    line,
    across,
    timeline: needs.coarse ? 48 : 28,
    room: new Room(needs.height - (needs.transport ? line : 0) - fields - GAP, needs.named),
  }
}

function stacked(needs: FrameNeeds): FramePlan {
  const { line, across, timeline, room } = linesOf(needs)
  const inner = needs.width - 2 * GAP - PANEL_WIDTH
  if (needs.chart) room.left -= Math.min(CHART_ENOUGH, Math.max(CHART, CHART_SHARE * needs.height)) + GAP
  const around = PANEL + GAP
  const box = { width: inner, height: roomFor(needs, room.left - around), highest: SMALL }
  const two = needs.matrices ? matricesIn(needs, { ...box, count: 2 }, [2, 1]) : null
  const hasTwo = two !== null && room.take(true, two.height + around)
  const isNarrow = needs.width < 480
  const steps = isNarrow ? room.take(needs.moves, line) : needs.moves
  const head = room.take(needs.chart, HEAD)
  const hasTimeline = room.take(needs.moves, timeline)
  const verdict = room.take(needs.chart, isNarrow ? 72 : 44)
  const three = hasTwo
    ? matricesIn(needs, { ...box, height: roomFor(needs, room.left + two.height), count: 3 }, [3, 2, 1])
    : null
  const hasThree = three !== null && hasTwo && room.take(true, three.height - two.height)
  return {
    arrangement: 'stack',
    fieldsAcross: across,
    steps: !steps ? null : isNarrow ? 'beneath' : 'beside',
    timeline: hasTimeline,
    head,
    verdict,
    matrices: hasThree ? three : hasTwo ? two : null,
    output: room.take(needs.output, OUTPUT + GAP),
    side: 0,
    complete: room.take(true, needs.others * OTHER) && room.complete && (!needs.matrices || hasThree),
  }
}

function beside(needs: FrameNeeds): FramePlan {
  const { across, timeline, room } = linesOf(needs)
  const most = Math.floor(SIDE_SHARE * needs.width) - PANEL_WIDTH
  const hasSide = needs.matrices || needs.output || needs.others > 0
  const widest = needs.width < WIDE ? NARROW : WIDEST
  const aim = (count: 2 | 3) =>
    needs.matrices
      ? matricesIn(needs, { width: most, height: roomFor(needs, room.left - PANEL - GAP), count, widest }, [1, 2, 3])
      : null
  const least = needs.chart ? CHART + GAP : 0
  const hasTimeline = room.take(needs.moves && (needs.named || room.left >= least + timeline), timeline)
  const head = needs.chart && (needs.named || room.left >= least + HEAD)
  const verdict = room.left >= least + HEAD + 44 + 40 && room.take(needs.chart, 44)
  const matrices = aim(3) ?? aim(2)
  room.left -= matrices === null ? 0 : matrices.height + PANEL + GAP
  const output = room.take(needs.output, OUTPUT + GAP)
  return {
    arrangement: needs.chart && hasSide ? 'side' : 'stack',
    fieldsAcross: across,
    steps: needs.moves ? 'beside' : null,
    timeline: hasTimeline,
    head,
    verdict,
    matrices,
    output,
    side: Math.round(matrices === null ? SIDE_ALONE * needs.width : matrices.width + PANEL_WIDTH),
    complete:
      room.take(true, needs.others * OTHER) &&
      room.complete &&
      (hasTimeline || !needs.moves) &&
      ((head && verdict) || !needs.chart) &&
      (matrices?.target === true || !needs.matrices),
  }
}

function wide(needs: FrameNeeds): FramePlan {
  const { across, timeline, room } = linesOf(needs)
  const hasTimeline = room.take(needs.moves, timeline)
  const verdict = room.take(needs.chart, 44)
  const width = (needs.output ? 0.6 : 1) * needs.width - 2 * GAP - PANEL_WIDTH
  const height = needs.chart ? Math.min(260, 0.42 * room.left) : room.left
  const matrices = needs.matrices ? matricesIn(needs, { width, height: height - PANEL, count: 3 }, [3]) : null
  if (needs.matrices && matrices === null) return beside(needs)
  return {
    arrangement: 'wide',
    fieldsAcross: across,
    steps: needs.moves ? 'beside' : null,
    timeline: hasTimeline,
    head: needs.chart,
    verdict,
    matrices,
    output: needs.output,
    side: 0,
    complete: true,
  }
}

/** Around the cells of a matrix: its title, and its legend or buttons; between two of them; the buttons at the target. */
const TITLE = 24
const ROW_GAP = 12
const EDGE = 28
const MATRIX_GAP = 20
const BIAS_LABEL = 20
/** Cells, as the page has them: for numbers in the smaller type, in the usual one, comfortable, and as wide as it goes. */
const TIGHT = 50
const USUAL = 56
const LOWEST = 20
const HIGHEST = 38
const SMALL = 28
const WIDEST = 120
const NARROW = 64
const ROOMY = 24
/** The width of the longest title. */
const LONGEST = 108
/** A matrix of more rows or columns than this may do without its numbers. */
const LARGE = 6
/** All three beneath each other. */
const ENOUGH = 480

/** The height that matrices may have where so much is left: where the frame scrolls, enough in any case. */
function roomFor({ named }: FrameNeeds, left: number): number {
  return named ? Math.max(ENOUGH, left) : left
}

interface MatricesRoom {
  readonly width: number
  readonly height: number
  readonly count: 2 | 3
  readonly highest?: number
  readonly widest?: number
}

/** So many matrices in the first of these arrangements in which they can be read; null where there is none. */
function matricesIn(
  { rows, columns, bias, coarse }: FrameNeeds,
  { width, height, count, highest = HIGHEST, widest = WIDEST }: MatricesRoom,
  arrangements: readonly (1 | 2 | 3)[],
): MatricesPlan | null {
  const edge = count === 3 ? EDGE : 0
  for (const across of arrangements) {
    const lines = Math.ceil(count / across)
    const around = TITLE + (coarse && count === 3 ? 48 : 28) + (bias ? BIAS_LABEL : 0)
    const cells = (height - lines * around - (lines - 1) * ROW_GAP) / lines
    const cellHeight = Math.floor(Math.min(highest, cells / (bias ? rows + 1 : rows)))
    const cellWidth = Math.floor(Math.min(widest, (width - edge - MATRIX_GAP * (across - 1)) / across / columns))
    const numbers = cellWidth >= TIGHT && cellHeight >= LOWEST
    const isLarge = Math.max(rows, columns) > LARGE
    if (!(numbers || (isLarge && cellWidth >= 2 && cellHeight >= 2)) || cellWidth * columns < LONGEST) continue
    const high = lines * (around + cellHeight * (bias ? rows + 1 : rows)) + (lines - 1) * ROW_GAP
    return {
      target: count === 3,
      width: edge + across * columns * cellWidth + MATRIX_GAP * (across - 1),
      height: high,
      layout: {
        across,
        cellWidth,
        cellHeight,
        numbers,
        tight: numbers && cellWidth < USUAL,
        roomy: cellWidth >= ROOMY && cellHeight >= ROOMY,
        gap: MATRIX_GAP,
      },
    }
  }
  return null
}
