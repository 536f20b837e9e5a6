// Ratios formed side by side: each round measures both within a fraction of a second, so that what else the machine does
// and how fast its clock runs meets both; and times are the processor's, so that waiting for a turn does not count. Bare times
// would tell about the machine.

/**
 * @param {number} rounds
 * @param {readonly (() => number)[]} measures each returns a time; the first is what the others are divided by
 * @returns {number[][]} per further measure, its time over the first's in every round
 */
export function ratios(rounds, [base, ...others]) {
  /** @type {number[][]} */
  const found = others.map(() => [])
  for (let round = 0; round < rounds; round++) {
    const before = base()
    const times = others.map((measure) => measure())
    // The base before and after: a clock that changes in between is met halfway.
    const around = (before + base()) / 2
    for (const [i, time] of times.entries()) found[i]?.push(time / around)
  }
  return found
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * The median of a few ratios and the middle half they lie in.
 * @param {readonly number[]} values
 */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))]
  return { median: median(values), low: at(0.25), high: at(0.75) }
}
