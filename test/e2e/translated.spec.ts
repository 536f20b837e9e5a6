import type { Page } from '@playwright/test'
import { toRun } from '../goldens/config.ts'
import { replay } from '../goldens/replay.ts'
import { expect, test } from './fixture.ts'

/**
 * Runs in the page: a translator at work, which puts `<font>` elements in the place of every text node as soon as it is
 * there, as Chrome's does; it is stricter than that one and spares neither numbers nor white space.
 */
function translate(): void {
  const isDone = (text: Node) => text.parentElement?.localName === 'font'
  const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE
  const replace = (text: Text) => {
    if (isDone(text) || text.parentElement?.closest('script, style, head') !== null) return
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = text.data
    outer.append(inner)
    text.replaceWith(outer)
  }
  const all = (root: Node) => {
    if (isText(root)) return replace(root)
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) if (isText(node)) found.push(node)
    for (const text of found) replace(text)
  }
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node.isConnected) all(node)
  }).observe(document, { childList: true, subtree: true })
}

/** Texts that were not replaced: the translator has to have been at work for the journey to say anything. */
function untouched(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let count = 0
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement?.closest('font, script, noscript') === null) count++
    }
    return count
  })
}

test.describe('while a translator replaces every text', () => {
  test.beforeEach(({ page }) => page.addInitScript(translate))
  test.afterEach(async ({ page }) => {
    await expect(page.getByTestId('failure')).toHaveCount(0)
    await expect.poll(() => untouched(page)).toBe(0)
  })

  test('a run goes its way, and is edited in every way', async ({ page, playground }) => {
    await playground.open()
    const run = playground.button('run')
    await expect(run).toHaveText('Run')
    await playground.press('run')
    await expect(run).toHaveText('Pause')
    await playground.expectPast(200)
    await playground.type('lr', '0.05')
    await playground.cell('target', 0, 1).fill('-0.75')
    await playground.cell('target', 0, 1).press('Enter')
    await playground.press('run')
    await playground.expectStatus('paused')
    await expect(run).toHaveText('Run')
    await playground.iterate()
    await playground.press('finish')
    await expect(run).toHaveText('Run again')
    await expect(page.getByTestId('iteration')).toHaveText('5,000')
    await expect(playground.cell('weight', 0, 1)).toHaveText(/^−0\.7/)
    await playground.press('reset')
    await playground.type('noise', '0.1')

    // Matrices of other sizes, with and without a bias; fields that come and go with their class.
    for (const name of ['Add a row', 'Add a column', 'Remove the last row', 'Remove the last row']) {
      await page.getByRole('button', { name }).click()
    }
    await expect(playground.matrix('target').getByRole('textbox')).toHaveCount(6)
    await expect(playground.matrix('weight').getByRole('cell').last()).not.toBeEmpty()
    await playground.field('bias').selectOption('1')
    await playground.type('true_bias', '1,2,3')
    await playground.field('optimizer').selectOption('adam')
    await expect(playground.field('betas')).toBeVisible()
    await playground.field('optimizer').selectOption('sgd')
    await playground.field('loss').selectOption('huber')
    await playground.field('loss').selectOption('mse')
    await page.getByTestId('off-step').click()
    await page.getByTestId('off-step').click()
    await page.getByTestId('value-lr').click()
    await page.getByTestId('edit-lr').fill('nothing')
    await page.getByTestId('edit-lr').press('Enter')
    await page.getByTestId('edit-lr').press('Escape')
    await playground.paste('1 2\n3 4')
    await expect(page.getByTestId('undo')).toBeVisible()
    await page.getByTestId('undo').click()
    await playground.visit('#v=2&iterations=300&log_every=100')
    await playground.press('finish')
    await playground.expectTranscript(replay(toRun({ iterations: 300, log_every: 100, torch: '2' })).transcript)
  })

  test('every tab, menu, dialog and notice, in both languages', async ({ page, playground }) => {
    await playground.open('#v=2&iterations=400&lr=oops&at=100:lr=0.1')
    await expect(playground.issues).toContainText('oops')
    await page.getByTestId('dismiss-issues').click()
    await expect(playground.issues).toHaveCount(0)
    for (const menu of ['examples', 'export']) {
      await page.getByTestId(menu).click()
      await expect(page.getByTestId(menu === 'export' ? 'export-python' : 'example-fast')).toBeVisible()
      await page.keyboard.press('Escape')
    }
    await page.getByTestId('shortcuts').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await everyWayToShare(page)
    for (const label of ['运行', 'Run']) {
      await everyTab(page)
      await playground.press('lang')
      await expect(playground.button('run')).toContainText(label)
      await expect(page.getByTestId('sweep')).toHaveCount(0)
      await playground.press('theme')
    }
    await page.getByTestId('pin').click()
    await playground.type('lr', '0.2')
    await playground.press('finish')
    await expect(page.getByTestId('pin-1')).toContainText('lr 0.01')
    await playground.chart.hover({ position: { x: 200, y: 60 } })
    await page.getByTestId('pin-1-load').click()
    await page.getByTestId('pins-clear').click()
    await expect(page.getByTestId('pins')).toHaveCount(0)
    await playground.visit('#v=2&lr=30&iterations=400')
    await playground.press('finish')
    await expect(page.getByTestId('diverged')).toBeVisible()
    await page.getByTestId('remedy').click()
    await expect(page.getByTestId('diverged')).toBeHidden()
  })
})

/** The dialog of Share with all that can be chosen in it. */
async function everyWayToShare(page: Page): Promise<void> {
  await page.getByTestId('share').click()
  await page.getByTestId('share-readers').locator('summary').first().click()
  await page.getByTestId('controls-ticked').click()
  await page.getByTestId('show-setup').uncheck()
  await page.getByTestId('share-width').fill('1')
  await page.getByTestId('share-frame-copy').click()
  await page.getByTestId('share-way-qr').click()
  await expect(page.getByTestId('share-qr')).toBeVisible()
  await page.getByTestId('share-way-markdown').click()
  await page.getByTestId('share-beside').click()
  await expect(page.getByTestId('share-picture')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** What there is beneath the matrices, one after the other, each with what can be done in it. */
async function everyTab(page: Page): Promise<void> {
  await page.getByTestId('tab-moment').click()
  for (let i = 0; i < 7; i++) await page.getByTestId('step').click()
  await page.getByTestId('tensor-weight.grad').hover()
  await page.getByTestId('step-back').click()
  await page.getByTestId('go-to').fill('50')
  await page.getByTestId('go-to').press('Enter')
  await expect(page.getByTestId('app')).toHaveAttribute('data-iteration', '50')
  await page.getByTestId('tab-path').click()
  for (const view of ['directions', 'landscape', 'weights']) await page.getByTestId(`path-${view}`).click()
  await page.getByTestId('path-plot').hover()
  await page.getByTestId('tab-sweep').click()
  await page.getByTestId('sweep-map').click()
  await page.getByTestId('sweep-lr').click()
  await expect(page.getByTestId('sweep')).toBeVisible()
  await page.getByTestId('tab-why').click()
  await page.getByTestId('why-numbers').locator('summary').click()
  await expect(page.getByTestId('limits')).toBeVisible()
  await page.getByTestId('tab-loss').click()
  await page.getByTestId('scale-linear').click()
  await page.getByTestId('scale-log').click()
  await page.getByTestId('reset').click()
}

test('code, names of parameters and numbers are not translated, and read from the left on any page', async ({
  page,
  playground,
}) => {
  await playground.open()
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  const verbatim = async (selector: string) => {
    const found = await page.locator(selector).evaluateAll((elements) =>
      elements.map((element) => ({
        translated: element instanceof HTMLElement && element.translate,
        direction: getComputedStyle(element).direction,
      })),
    )
    expect(found.length, selector).toBeGreaterThan(0)
    for (const each of found) expect(each, selector).toEqual({ translated: false, direction: 'ltr' })
  }
  const always = ['loop', 'transcript', 'iteration', 'batch-loss', 'max-error'].map((id) => `[data-testid="${id}"]`)
  const inMatrices = ['target', 'weight', 'difference'].map((name) => `[data-testid="matrix-${name}"] [data-row]`)
  for (const selector of [...always, ...inMatrices, '[id$="-label"] > span', 'output', 'h1']) await verbatim(selector)
  for (const id of ['field-lr', 'field-seed', 'go-to', 'speed', 'timeline', 'loss-chart']) {
    await expect(page.getByTestId(id)).toHaveCSS('direction', 'ltr')
  }
  // The timeline fills from where its slider begins.
  await playground.press('step')
  await page.getByTestId('timeline').press('Home')
  await page.getByTestId('timeline').press('ArrowRight')
  await playground.expectIteration(1)
  await page.getByTestId('tab-moment').click()
  for (const selector of ['[data-testid="moment"] td', '[data-testid="statement-code"]']) await verbatim(selector)
  await page.getByTestId('tab-why').click()
  await page.getByTestId('why-numbers').locator('summary').click()
  await expect(page.getByTestId('limits')).toBeVisible()
  await verbatim('[data-testid="limits"] tbody td')
})
