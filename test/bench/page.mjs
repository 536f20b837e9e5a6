// The built site in a real browser, running as fast as it can. What one opens is a run of a thousand million iterations.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser, LAUNCH_ARGS } from '../tools/find-browser.mjs'
import { serveSite } from '../tools/static-server.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * @template T
 * @param {(page: import('playwright').Page) => Promise<T>} measure given the page under way at full speed
 * @returns {Promise<T>}
 */
export async function atFullSpeed(measure) {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  const site = await serveSite()
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
    await page.goto(`${site.url}#v=2&iterations=1000000000`)
    await page.getByTestId('speed').fill('60')
    await page.getByTestId('run').click()
    await page.waitForTimeout(2000)
    return await measure(page)
  } finally {
    await browser.close()
    await site.close()
  }
}

/**
 * Iterations done.
 * @param {import('playwright').Page} page
 */
export async function iterationOf(page) {
  return Number(await page.getByTestId('app').getAttribute('data-iteration'))
}
