// What a frame costs the main thread while the worker streams at full speed, and how many come late.
import { atFullSpeed } from './page.mjs'

const SECONDS = 10

/** A display's period and what is late, in milliseconds. */
const PERIOD = 1000 / 60
const LATE = 20

/** @returns {Promise<{ late: number, busy: number }>} the share of late frames; the main thread's time over a frame's */
export function measureFrames() {
  return atFullSpeed(async (page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busySeconds = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
    }
    const before = await busySeconds()
    const gaps = await page.evaluate(gapsBetweenFrames, SECONDS * 1000)
    const busy = (((await busySeconds()) - before) * 1000) / gaps.length / PERIOD
    return { late: gaps.filter((gap) => gap > LATE).length / gaps.length, busy }
  })
}

/**
 * Runs in the page.
 * @param {number} milliseconds
 * @returns {Promise<number[]>}
 */
function gapsBetweenFrames(milliseconds) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const gaps = []
    let start = 0
    let last = 0
    // The display's own times: when a frame was due, not when this callback got its turn within it.
    const next = (/** @type {number} */ now) => {
      if (start === 0) start = now
      else gaps.push(now - last)
      last = now
      if (now - start < milliseconds) requestAnimationFrame(next)
      else resolve(gaps)
    }
    requestAnimationFrame(next)
  })
}
