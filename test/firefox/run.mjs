// The journeys that another engine may take otherwise, through the built site in Firefox: `npm test -- firefox`.
// Prints a line for each; leaves how many passed and failed in the file FIREFOX_REPORT names.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { serveSite } from '../tools/static-server.mjs'
import { FirefoxPage } from './bidi.mjs'

const ENTER = '\uE007'

/** @param {string} id */
const byTestId = (id) => `document.querySelector('[data-testid="${id}"]')`

/** @typedef {{ page: FirefoxPage, url: string }} Visit */

/**
 * Opens a link and waits until the page can be used.
 * @param {Visit} visit
 * @param {string} [hash]
 */
async function open({ page, url }, hash = '') {
  await page.open(`${url}?lang=en${hash}`)
  await page.until(`${byTestId('live-summary')} !== null`, true)
  await page.until(`${byTestId('max-error')}?.textContent !== ''`, true)
}

/**
 * @param {FirefoxPage} page
 * @param {string} id
 */
const click = (page, id) => page.value(`${byTestId(id)}.click()`)

/** @param {FirefoxPage} page */
const finish = async (page) => {
  await click(page, 'finish')
  await page.until(`${byTestId('app')}.dataset.status`, 'finished')
}

/**
 * Types into the field that a selector finds, as at a keyboard.
 * @param {FirefoxPage} page
 * @param {string} element
 * @param {string} text
 */
async function type(page, element, text) {
  await page.value(`(${element}).focus(), (${element}).select()`)
  await page.press([...text.split(''), ENTER])
}

/** @type {Readonly<Record<string, (visit: Visit) => Promise<void>>>} */
const JOURNEYS = {
  async 'the tutorial ends with the digits of PyTorch'(visit) {
    const { page } = visit
    await open(visit)
    await finish(page)
    const printed = String(await page.value(`${byTestId('transcript')}.textContent`))
    for (const line of ['Epoch: 5000 cost = 0.000006', '[0.2982, 0.4021]', '[0.5090, 0.5997]', '[0.5928, 0.1980]']) {
      assert.ok(printed.includes(line), `${line} is not in ${printed}`)
    }
  },

  async 'every tab opens'(visit) {
    const { page } = visit
    await open(visit, '#v=2&iterations=200')
    await finish(page)
    for (const tab of ['tab-path', 'tab-moment', 'tab-sweep', 'tab-why', 'tab-loss']) {
      await click(page, tab)
      await page.until(`${byTestId(tab)}.getAttribute('aria-selected')`, 'true')
      const panel = `document.getElementById(${byTestId(tab)}.getAttribute('aria-controls'))`
      await page.until(`(${panel}?.textContent.length ?? 0) > 10`, true)
      const said = String(await page.value(`${panel}.textContent`))
      assert.doesNotMatch(said, /could not be loaded|broke/)
    }
  },

  async 'a cell of the target is edited'(visit) {
    const { page } = visit
    await open(visit)
    await type(page, `document.querySelector('[data-testid="matrix-target"] [data-testid="cell-0-0"]')`, '0.7')
    await page.until(`location.hash.includes('W=0.7,')||location.hash.includes('W=.7,')`, true)
  },

  async 'lr is changed while the run goes on'(visit) {
    const { page } = visit
    await open(visit, '#v=2&iterations=100000')
    await click(page, 'run')
    await page.until(`Number(${byTestId('app')}.dataset.iteration) > 100`, true)
    await type(page, byTestId('field-lr'), '0.02')
    await page.until(`/at=\\d+:lr=0?\\.02/.test(location.hash)`, true)
    await click(page, 'run')
    await page.until(`${byTestId('app')}.dataset.status`, 'paused')
  },

  async 'a translator puts its own elements around every text, and the page goes on'(visit) {
    const { page } = visit
    await open(visit, '#v=2&iterations=500')
    await page.value(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest('[translate=no], script, style') === null && node.textContent.trim() !== ''
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_SKIP)
      const texts = []
      while (walker.nextNode()) texts.push(walker.currentNode)
      for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')]
        inner.textContent = '«' + text.textContent + '»'
        outer.append(inner)
        text.replaceWith(outer)
      }
    })()`)
    await click(page, 'run')
    await page.until(`${byTestId('app')}.dataset.status`, 'finished')
    await click(page, 'tab-why')
    await page.until(`${byTestId('tab-why')}.getAttribute('aria-selected')`, 'true')
    await click(page, 'theme')
  },
}

/** @param {string} executable */
async function main(executable) {
  const site = await serveSite()
  const page = new FirefoxPage(executable)
  let [passed, failed] = [0, 0]
  try {
    await page.start()
    for (const [name, journey] of Object.entries(JOURNEYS)) {
      page.noise.length = 0
      try {
        await journey({ page, url: site.url })
        assert.deepEqual(page.noise, [], 'what the console heard')
        passed++
        console.log(`  ✓ ${name}`)
      } catch (error) {
        failed++
        console.log(`  ✘ ${name}\n${error instanceof Error ? error.stack : String(error)}`)
      }
      // What Firefox says of files that a page was still loading when it is left is not the next one's.
      await page.open('about:blank')
    }
  } finally {
    await page.close()
    await site.close()
  }
  const report = process.env.FIREFOX_REPORT
  if (report !== undefined) writeFileSync(report, JSON.stringify({ passed, failed }))
  return failed === 0
}

const executable = process.env.FIREFOX_PATH
if (executable === undefined) throw new Error('FIREFOX_PATH says which Firefox; npm test -- firefox finds it.')
process.exitCode = (await main(executable)) ? 0 : 1
