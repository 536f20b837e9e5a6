import { CODE_LINE, codeSize, rowsAt } from './fit.ts'
import { type Shortened, shortenedLines, withoutLongLiterals } from './shortened-lines.ts'

/** How program and output are set in the room that the page leaves them. */
export interface PageSetting {
  /** The size of the program's letters, in points; null where it does not go onto the page and follows on others. */
  readonly size: number | null
  readonly program: readonly string[]
  /** Whether the chart is lower than it would be, so that the program has room. */
  readonly isLow: boolean
  readonly output: Shortened
}

/** What is to be set. */
export interface Copy {
  readonly program: readonly string[]
  readonly output: { readonly omitted: number; readonly lines: readonly string[]; readonly final: number }
  /** Says in the program how many lines of a literal are left out. */
  readonly rowsLeftOut: (lines: number) => string
}

/** A room, in pixels. */
interface Room {
  readonly width: number
  readonly height: number
}

/** What the page leaves for program and output, and how much lower the chart can be. */
interface Rooms {
  readonly ofProgram: Room
  readonly ofOutput: Room
  readonly spare: number
}

/** Below this size letters are worth a lower chart, in points. */
const COMFORTABLE = 6

/** CSS pixels to a point. */
const PIXELS = 96 / 72

/** The size of the output's letters, in points. */
export const SMALL_CODE = 6.4

/** Lines of numbers in a literal that are all printed. */
const MOST_NUMBERS = 16

/** The setting of what is printed, in the rooms that it has. */
export function settingOf({ program, output, rowsLeftOut }: Copy, { ofProgram, ofOutput, spare }: Rooms): PageSetting {
  const lines = withoutLongLiterals(program, MOST_NUMBERS, rowsLeftOut)
  const full = codeSize(lines, inPoints(ofProgram))
  const low = full !== null && full >= COMFORTABLE ? null : codeSize(lines, inPoints(higher(ofProgram, spare)))
  const isLow = low !== null
  const more = isLow ? spare : 0
  return {
    size: low ?? full,
    program: lines,
    isLow,
    output: fittingOutput(output, inPoints(higher(ofOutput, more))),
  }
}

function higher({ width, height }: Room, more: number): Room {
  return { width, height: height + more }
}

function inPoints({ width, height }: Room): Room {
  return { width: width / PIXELS, height: height / PIXELS }
}

/** As much of the output as there is room for; what is printed after the loop stays whole, where it can. */
function fittingOutput({ omitted, lines, final }: Copy['output'], { width, height }: Room): Shortened {
  const room = Math.floor(height / (SMALL_CODE * CODE_LINE))
  const rowsOf = ({ head, leftOut, tail }: Shortened) =>
    rowsAt([...head, ...tail], width, SMALL_CODE) + (leftOut > 0 ? 1 : 0)
  for (const last of [final, 0]) {
    for (let most = room; most > last + 1; most--) {
      const shown = shortenedLines(lines, omitted, most, last)
      if (rowsOf(shown) <= room) return shown
    }
  }
  return { head: [], leftOut: omitted + lines.length, tail: [] }
}
