/** Values along a slider: parts of its way from 0 to 1. */
export interface SliderScale {
  /** Where `value` lies; beyond the ends at the end. */
  partOf(value: number): number
  valueAt(part: number): number
}

/** A piece of a slider: its values from the end of the piece before to `to`, in decades, on so much of the way. */
export interface ScalePiece {
  readonly to: number
  readonly share: number
}

/** A slider over decades, from `min` on, piece by piece: what lies close together gets room of its own. */
export function scaleOf(min: number, pieces: readonly ScalePiece[]): SliderScale {
  const whole = pieces.reduce((sum, { share }) => sum + share, 0)
  let [from, start] = [min, 0]
  const placed = pieces.map(({ to, share }) => {
    const piece = { from, to, start, share: share / whole }
    from = to
    start += share / whole
    return piece
  })
  return {
    partOf(value) {
      if (!(value > min)) return 0
      const piece = placed.find(({ to }) => value <= to)
      return piece === undefined ? 1 : piece.start + piece.share * logPart(value, piece.from, piece.to)
    },
    valueAt(part) {
      const piece = placed.find(({ start, share }) => part <= start + share) ?? placed.at(-1)
      if (piece === undefined) return min
      return piece.from * (piece.to / piece.from) ** ((part - piece.start) / piece.share)
    },
  }
}

function logPart(value: number, from: number, to: number): number {
  return Math.log(value / from) / Math.log(to / from)
}
