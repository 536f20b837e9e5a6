import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page, Route } from '@playwright/test'

/** The files of the built site, index.html aside. */
export const ASSETS: readonly string[] = readdirSync(fileURLToPath(new URL('../../dist/assets', import.meta.url)))

export function scriptText(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../dist/assets/${file}`, import.meta.url)), 'utf8')
}

const FAULTS = {
  missing: (route: Route) => route.fulfill({ status: 404, body: 'not found' }),
  foreign: (route: Route) => route.fulfill({ contentType: 'text/html', body: '<p>Welcome to this network</p>' }),
  async cutOff(route: Route) {
    const response = await route.fetch()
    const body = await response.text()
    await route.fulfill({ response, body: body.slice(0, body.length / 2) })
  },
  // Nobody answers for as long as the test lasts.
  hanging: () => undefined,
}

/** Has every request for `file` go wrong, and tells which were made. */
export async function breakFile(page: Page, file: string, fault: keyof typeof FAULTS): Promise<string[]> {
  const asked: string[] = []
  await page.route(`**/assets/${file}`, async (route) => {
    asked.push(route.request().url())
    await FAULTS[fault](route)
  })
  return asked
}

/** What the browser itself says of a file that it cannot use. */
export const FAULTY = /Failed to (load|fetch)|MIME type|^thrown: (SyntaxError|$)/
