// Makes the pictures in public/ anew, of the favicon and of the built site: node test/tools/pictures.mjs
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser, LAUNCH_ARGS } from './find-browser.mjs'
import { serveSite } from './static-server.mjs'

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url))

/** What links show of the page: half way through a run that is worth looking at. */
const SHOWN = '?lang=en&theme=light#v=2&lr=0.1&noise=0.1&t=400&iterations=1000'

/**
 * The icons: a side in pixels, and how much of it the favicon takes. On a home screen whatever shape is cut out of a square
 * holds the middle 80 %, so its ground goes to the edges there.
 * @type {readonly { readonly name: string, readonly side: number, readonly ground?: boolean }[]}
 */
const ICONS = [
  { name: 'icon-192', side: 192 },
  { name: 'icon-512', side: 512 },
  { name: 'icon-maskable', side: 512, ground: true },
  { name: 'apple-touch-icon', side: 180, ground: true },
]

/** @param {import('playwright').Browser} browser */
async function makeIcons(browser) {
  const svg = await readFile(`${PUBLIC}favicon.svg`, 'utf8')
  const [, color = ''] = /<rect [^>]*fill="(#\w+)"/.exec(svg) ?? []
  for (const { name, side, ground = false } of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side } })
    const style = `margin:0;display:grid;place-items:center;height:100vh${ground ? `;background:${color}` : ''}`
    const width = ground ? '84%' : '100%'
    await page.setContent(`<body style="${style}">${svg.replace('<svg', `<svg style="width:${width};display:block"`)}`)
    await page.screenshot({ path: `${PUBLIC}${name}.png`, omitBackground: true })
    await page.close()
  }
}

/** @param {import('playwright').Browser} browser */
async function makePreview(browser) {
  const site = await serveSite()
  // As wide as everything has room, and 1200 x 630 pixels as programs want it.
  const page = await browser.newPage({ viewport: { width: 1440, height: 756 }, deviceScaleFactor: 1200 / 1440 })
  await page.goto(`${site.url}${SHOWN}`)
  await page.getByTestId('expected-curve').waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${PUBLIC}preview.png` })
  await site.close()
}

const executablePath = findBrowser()
const browser = await chromium.launch({ args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) })
await makeIcons(browser)
await makePreview(browser)
await browser.close()
