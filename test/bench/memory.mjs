// `node test/bench/memory.mjs`: does the tab grow? Its heaps, page and worker, after each ten million of 10^8
// iterations at full speed, over what they were after the first. Takes some minutes, so `npm run bench` leaves it out.
import { atFullSpeed, iterationOf } from './page.mjs'

const STEP = 10_000_000
const STEPS = 10

/**
 * Bytes in use after a garbage collection, by thread.
 * @param {import('playwright').CDPSession} session of the page
 * @param {(method: string) => Promise<{ usedSize?: number }>} askWorker
 */
async function heaps(session, askWorker) {
  await session.send('HeapProfiler.collectGarbage')
  await askWorker('HeapProfiler.collectGarbage')
  const main = (await session.send('Runtime.getHeapUsage')).usedSize
  return { main, worker: (await askWorker('Runtime.getHeapUsage')).usedSize ?? Number.NaN }
}

/**
 * A way to ask the page's worker what a browser's tools can ask: it is a target of its own beneath the page's.
 * @param {import('playwright').CDPSession} session of the page
 */
async function workerOf(session) {
  /** @type {Map<number, (result: { usedSize?: number }) => void>} */
  const waiting = new Map()
  /** @type {Promise<string>} */
  const attached = new Promise((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId }) => resolve(sessionId))
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    waiting.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const sessionId = await attached
  let id = 0
  return (/** @type {string} */ method) =>
    new Promise((/** @type {(result: { usedSize?: number }) => void} */ resolve) => {
      id++
      waiting.set(id, resolve)
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    })
}

await atFullSpeed(async (page) => {
  const session = await page.context().newCDPSession(page)
  const askWorker = await workerOf(session)
  /** @type {{ main: number, worker: number } | null} */
  let first = null
  for (let step = 1; step <= STEPS; step++) {
    while ((await iterationOf(page)) < step * STEP) await page.waitForTimeout(500)
    const now = await heaps(session, askWorker)
    first ??= now
    const ratio = (/** @type {'main' | 'worker'} */ thread) => (now[thread] / (first?.[thread] ?? 1)).toFixed(2)
    console.log(`after ${step * 10} million: page ${ratio('main')}, worker ${ratio('worker')} of the first`)
  }
})
