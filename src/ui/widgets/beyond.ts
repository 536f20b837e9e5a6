/** Whether values lie beyond the ends of a colour scale, where all have the colour of the end. */
export interface BeyondEnds {
  readonly below: boolean
  readonly above: boolean
}

export const WITHIN: BeyondEnds = { below: false, above: false }

/** As far beyond an end a value still looks like it, as a part of the scale: rounding is nothing that a legend tells. */
const SLACK = 0.005

/** Where `values` leave the scale from `-limit` to `limit`; the same object as `before` where nothing has changed. */
export function beyondOf(values: readonly ArrayLike<number>[], limit: number, before: BeyondEnds = WITHIN): BeyondEnds {
  const end = limit * (1 + SLACK)
  const above = values.some((some) => Array.prototype.some.call(some, (value: number) => value > end))
  const below = values.some((some) => Array.prototype.some.call(some, (value: number) => value < -end))
  return below === before.below && above === before.above ? before : { below, above }
}
