import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { serveSite } from '../tools/static-server.mjs'
import { expect, test } from './fixture.ts'

// Wherever the page is opened, it works or says what it needs, in both languages: nobody is left before a white page.

/** What says that the page cannot be shown; nothing else is to be seen. */
async function expectWords(page: Page, english: string, chinese: string): Promise<void> {
  const said = page.getByRole('status').locator('p:visible')
  await expect(said).toHaveCount(1)
  await expect(said).toContainText(english)
  await expect(said).toContainText(chinese)
}

test.describe('where the page cannot be shown', () => {
  test.use({ tolerated: /CORS policy|Failed to load resource/ })

  test('from a disk: it says that it needs a server', async ({ page }) => {
    const file = fileURLToPath(new URL('../../dist/index.html', import.meta.url))
    await page.goto(`${pathToFileURL(file).href}#v=2&lr=0.1`)
    await expectWords(page, 'opened from a disk', '从磁盘直接打开')
  })

  for (const [what, lacks] of Object.entries({
    'array methods of 2023': () => {
      for (const name of ['findLast', 'findLastIndex']) Reflect.deleteProperty(Array.prototype, name)
    },
    modules: () => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'),
    'colours for both themes': () => {
      CSS.supports = () => false
    },
  })) {
    test(`in a browser without ${what}: it says which will do`, async ({ page }) => {
      await page.addInitScript(lacks)
      await page.goto('./#v=2&W=1,2;3,4')
      await page.waitForLoadState('load')
      await expectWords(page, 'It needs Chrome or Edge 123', '需要 Chrome 或 Edge 123')
    })
  }
})

test.describe('where the server sends a policy of its own', () => {
  /** Opens the page as a server with `policy` gives it. */
  async function openWith(page: Page, policy: string): Promise<() => Promise<void>> {
    const site = await serveSite(0, { headers: { 'content-security-policy': policy } })
    await page.goto(`${site.url}#v=2&iterations=300`)
    return site.close
  }

  test.describe('that is strict', () => {
    test.use({ tolerated: /Content Security Policy|^request: / })
    test('all works: the workers, the derivation, a picture', async ({ page, playground }) => {
      const close = await openWith(
        page,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; " +
          "worker-src 'self'; connect-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'",
      )
      await playground.press('finish')
      await playground.expectStatus('finished')
      await page.getByTestId('tab-why').click()
      await page.getByTestId('why-derivation').locator('summary').click()
      await expect(page.getByTestId('why-derivation').locator('math').first()).toBeVisible()
      await playground.page.getByTestId('export').click()
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('export-matrices-png').click(),
      ])
      expect(saved.suggestedFilename()).toMatch(/png$/)
      await close()
    })

    test('without workers it says so, without scripts it says that they are blocked', async ({ page }) => {
      const closeFirst = await openWith(page, "default-src 'self'; worker-src 'none'")
      await expect(page.getByTestId('failure')).toContainText('Content-Security-Policy block it')
      await page.clock.install()
      const close = await openWith(page, "script-src 'none'")
      const blocked = page.locator('#blocked')
      await expect(blocked).toContainText('脚本被浏览器扩展')
      await blocked.evaluate((words) => words.getAnimations().map((animation) => animation.finish()))
      await expect(blocked).toBeVisible()
      await close()
      // Not before: the page of the first still fetched what comes later.
      await closeFirst()
    })
  })
})
