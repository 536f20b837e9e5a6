/** Lines that are shown, with those between them that are not. */
export interface Shortened {
  readonly head: readonly string[]
  /** How many lines there were between the two. */
  readonly leftOut: number
  readonly tail: readonly string[]
}

/**
 * `lines` in at most `most` lines, one of which says how many are left out: the first and the last stay, and `last` lines at the
 * end whatever happens.
 * @param before how many lines came before the first, which are no longer known
 */
export function shortenedLines(lines: readonly string[], before: number, most: number, last: number): Shortened {
  if (before === 0 && lines.length <= most) return { head: lines, leftOut: 0, tail: [] }
  const room = Math.max(last + 1, most - 1)
  if (before > 0) {
    const kept = Math.min(lines.length, room)
    return { head: [], leftOut: before + lines.length - kept, tail: lines.slice(lines.length - kept) }
  }
  const head = Math.floor((room - last) / 2)
  const tail = room - head
  return { head: lines.slice(0, head), leftOut: lines.length - room, tail: lines.slice(lines.length - tail) }
}

/** Nothing but numbers and brackets, as no statement of Python's. */
const NUMBERS = /^ *\[?-?[\d.]/

/** A program whose literals of more than `most` lines of numbers have only their ends, and what says so. */
export function withoutLongLiterals(
  lines: readonly string[],
  most: number,
  says: (leftOut: number) => string,
): readonly string[] {
  const shown: string[] = []
  for (let i = 0; i < lines.length; ) {
    const length = lengthOfNumbers(lines, i)
    if (length > most) {
      const { head, leftOut, tail } = shortenedLines(lines.slice(i, i + length), 0, most, 1)
      shown.push(...head, says(leftOut), ...tail)
    } else shown.push(...lines.slice(i, i + Math.max(1, length)))
    i += Math.max(1, length)
  }
  return shown
}

function lengthOfNumbers(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, i) => i >= from && !NUMBERS.test(line))
  return (end === -1 ? lines.length : end) - from
}
