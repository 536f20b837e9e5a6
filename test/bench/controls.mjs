// How long the page is held up by each control at the largest sizes that it allows: 64 x 64, 10,000 samples, a thousand million
// iterations. The site is built already, see page.mjs.
import { chromium } from 'playwright'
import { findBrowser, LAUNCH_ARGS } from '../tools/find-browser.mjs'
import { serveSite } from '../tools/static-server.mjs'

/** Within so many milliseconds an answer counts as at once. */
const AT_ONCE = 100

/** How often each is tried. */
const ROUNDS = 5

const W = Array.from({ length: 64 }, (_, r) =>
  Array.from({ length: 64 }, (_, c) => (Math.sin(r * 1.7 + c) * 1.2).toFixed(2)).join(','),
).join(';')

/** @typedef {import('playwright').Page} Page */

/** @type {readonly (readonly [string, (page: Page) => Promise<unknown>])[]} */
const CONTROLS = [
  ['Run', (page) => page.getByTestId('run').click()],
  ['Weights', (page) => page.getByTestId('tab-path').click()],
  ['Step by step', (page) => page.getByTestId('tab-moment').click()],
  ['Why', (page) => page.getByTestId('tab-why').click()],
  ['Loss', (page) => page.getByTestId('tab-loss').click()],
  ['speed', (page) => page.getByTestId('speed').press('ArrowRight')],
  ['Pause', (page) => page.getByTestId('run').click()],
  ['Step', (page) => page.getByTestId('step').click()],
  ['lr', (page) => page.getByTestId('slider-lr').press('ArrowRight')],
  ['timeline', (page) => page.getByTestId('timeline').press('ArrowLeft')],
]

/**
 * Of each control the longest task of the page behind it, in that of an answer at once: above 1 it is too long.
 * @param {number} batchSize
 * @returns {Promise<readonly { name: string, shares: number[] }[]>}
 */
export async function measureControls(batchSize) {
  const site = await serveSite()
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
    await page.goto(`${site.url}#v=2&W=${W}&num_samples=10000&batch_size=${batchSize}&iterations=1000000000`)
    await page.getByTestId('slider-lr').waitFor()
    await page.waitForTimeout(3000)
    const measured = CONTROLS.map(([name]) => ({ name, shares: /** @type {number[]} */ ([]) }))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, [, act]] of CONTROLS.entries()) measured[i]?.shares.push((await longestTask(page, act)) / AT_ONCE)
    }
    return measured
  } finally {
    await browser.close()
    await site.close()
  }
}

/**
 * In milliseconds; 0 where none is long.
 * @param {Page} page
 * @param {(page: Page) => Promise<unknown>} act
 */
async function longestTask(page, act) {
  const longest = page.evaluate(
    (wait) =>
      new Promise((resolve) => {
        let most = 0
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) most = Math.max(most, duration)
        })
        observer.observe({ type: 'longtask' })
        setTimeout(() => resolve(most), wait)
      }),
    900,
  )
  await act(page)
  return Number(await longest)
}
