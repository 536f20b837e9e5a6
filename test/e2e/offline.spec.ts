import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { serveSite } from '../tools/static-server.mjs'
import { expect, test } from './fixture.ts'

// The page without a network, and the page while its site is renewed: the only tests that have a service worker.

test.use({ serviceWorkers: 'allow', tolerated: /^request: |ERR_CONNECTION_REFUSED/ })

/** A copy of the built site, on a server of its own. */
async function deploy() {
  const folder = mkdtempSync(join(tmpdir(), 'sgd-playground-site-'))
  cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), folder, { recursive: true })
  const server = await serveSite(0, { site: folder })
  return {
    url: server.url,
    takeDown: server.close,
    /** Another version takes its place: no file of it has the name that it had. */
    renew() {
      const assets = readdirSync(join(folder, 'assets'))
      const renamed = (name: string) =>
        name.replace(/-([\w-])(?=[\w-]{7}\.\w+$)/, (_, first) => (first === '9' ? '-8' : '-9'))
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html)$/.test(name)) continue
        const path = join(folder, name)
        const text = assets.reduce((all, asset) => all.replaceAll(asset, renamed(asset)), readFileSync(path, 'utf8'))
        writeFileSync(path, text)
      }
      for (const asset of assets) renameSync(join(folder, 'assets', asset), join(folder, 'assets', renamed(asset)))
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Waits until the browser has kept the page: from then on it answers in the network's place. */
async function expectKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

/** The tab whose answers come from a worker that loads them when they are asked for; and the derivation behind it. */
async function expectWhy(page: Page): Promise<void> {
  await page.getByTestId('tab-why').click()
  await page.getByTestId('why-derivation').locator('summary').click()
  await expect(page.getByTestId('why-derivation').locator('math').first()).toBeVisible()
}

test('after one visit all of it is there without a network, then and when it is opened again', async ({
  context,
  page,
  playground,
}) => {
  await using site = await deploy()
  await page.goto(`${site.url}#v=2&iterations=300`)
  await expectKept(page)
  await site.takeDown()
  await playground.press('finish')
  await expectWhy(page)
  await page.close()
  const again = await context.newPage()
  await again.goto(`${site.url}?lang=zh#v=2&iterations=300`)
  await again.getByTestId('finish').click()
  await expect(again.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  await expect(again.getByTestId('run')).toHaveText('再次运行')
  await expect(again.getByTestId('expected-curve')).toBeAttached()
  for (const tab of ['path', 'moment', 'sweep']) {
    await again.getByTestId(`tab-${tab}`).click()
    await expect(again.getByRole('tabpanel')).not.toBeEmpty()
  }
  await expectWhy(again)
  // A lesson that nobody has opened yet.
  await again.getByTestId('examples').click()
  await again.getByRole('link', { name: '这段程序在做什么？' }).click()
  await expect(again.getByTestId('card')).toHaveAttribute('data-card', 'tutorial.1')
  await expect(again.getByTestId('card')).toContainText('第 1 张')
  await again.getByTestId('lang').click()
  await again.getByTestId('export').click()
  await Promise.all([again.waitForEvent('download'), again.getByTestId('export-python').click()])
  await expect(again.getByRole('alert')).toHaveCount(0)
})

test('the site is renewed under an open page: it goes on with its own parts, and the new one is offered', async ({
  page,
  playground,
}) => {
  await using site = await deploy()
  await page.goto(`${site.url}#v=2&t=77`)
  await expectKept(page)
  await playground.iterate()
  const before = await page.locator('script[type=module]').getAttribute('src')
  site.renew()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  const offer = page.getByTestId('new-version')
  await expect(offer).toContainText('new version')
  await page.getByTestId('tab-why').click()
  await expect(page.getByTestId('why')).toBeVisible()
  await playground.expectIteration(78)
  await offer.getByRole('button', { name: 'Reload' }).click()
  await expect(page.locator('script[type=module]')).not.toHaveAttribute('src', before ?? '')
  await playground.expectIteration(78)
  await expect(offer).toBeEmpty()
  await page.getByTestId('tab-sweep').click()
  await expect(page.getByTestId('sweep')).toBeVisible()
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1)
})
