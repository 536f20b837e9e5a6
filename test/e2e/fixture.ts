import { test as base, type ConsoleMessage, type Request } from '@playwright/test'
import { serveSite } from '../tools/static-server.mjs'
import { expect } from './expect.ts'
import { watchOwnedTexts } from './owned-texts.ts'
import { Playground } from './playground.ts'

type Options = {
  /** What the console may say in this test: `test.use({ tolerated: /worker was lost/ })`. Normally nothing. */
  tolerated: RegExp | null
}
type Checks = { quiet: undefined; playground: Playground }
type Site = { siteUrl: string }

/**
 * Playwright's `test` with the built site under a sub-path as `baseURL`, so `page.goto('./#v=2')` opens it. A test
 * fails when a page of it writes a warning or an error to the console, throws, asks another host for anything, or has a
 * text that a translator must not replace.
 */
export const test = base.extend<Options & Checks, Site>({
  tolerated: [null, { option: true }],

  siteUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const site = await serveSite()
      await use(site.url)
      await site.close()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ siteUrl }, use) => use(siteUrl),

  playground: async ({ page }, use) => use(new Playground(page)),

  quiet: [
    async ({ context, siteUrl, tolerated }, use) => {
      const noise: string[] = []
      const hear = (text: string) => {
        // So says Playwright, where it blocks one.
        if (text.includes('Service Worker registration blocked')) return
        if (tolerated?.test(text) !== true) noise.push(text)
      }
      context.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error' || message.type() === 'warning') hear(`${message.type()}: ${message.text()}`)
      })
      context.on('weberror', (error) => hear(`thrown: ${error.error().stack ?? error.error().message}`))
      context.on('request', (request: Request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== new URL(siteUrl).origin) hear(`request: ${request.url()}`)
      })
      await context.addInitScript(watchOwnedTexts)
      await use(undefined)
      expect(noise, 'what the console heard').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
