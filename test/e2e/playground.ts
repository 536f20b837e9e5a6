import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'

type MatrixName = 'target' | 'weight' | 'difference'
type ButtonName =
  | 'run'
  | 'step'
  | 'finish'
  | 'reset'
  | 'without-changes'
  | 'undo'
  | 'share'
  | 'lang'
  | 'theme'
  | 'examples'
type Status = 'idle' | 'running' | 'paused' | 'finished' | 'failed'

/** The page as a person uses it, so that the journeys read as such. */
export class Playground {
  readonly page: Page
  readonly app: Locator
  readonly chart: Locator
  readonly issues: Locator
  readonly toast: Locator

  constructor(page: Page) {
    this.page = page
    this.app = page.getByTestId('app')
    this.chart = page.getByTestId('loss-chart')
    this.issues = page.getByTestId('issues')
    this.toast = page.getByTestId('toast')
  }

  /** Loads the page with a hash and a query, and waits until the run stands there with its numbers. */
  async open(hash = '', query = ''): Promise<void> {
    await this.page.goto(`./${query}${hash}`)
    await expect(this.page.getByTestId('max-error')).not.toBeEmpty()
    // The keys are heard, too.
    await expect(this.page.getByTestId('live-summary')).toBeAttached()
  }

  /** Gives the open tab another hash, as a pasted link does, and waits until it has been read, by what comes for the first. */
  async visit(hash: string): Promise<void> {
    await this.page.evaluate((next) => {
      location.hash = next
    }, hash)
    await this.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/link-[^/]*\.js$/.test(name)),
    )
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    )
  }

  button(name: ButtonName): Locator {
    return this.page.getByTestId(name)
  }

  async press(...names: ButtonName[]): Promise<void> {
    for (const name of names) await this.button(name).click()
  }

  /** Completes one iteration. */
  async iterate(): Promise<void> {
    await this.button('step').click({ modifiers: ['Shift'] })
  }

  /** The control of a field, its name as in the URL. */
  field(key: string): Locator {
    return this.page.getByTestId(`field-${key}`)
  }

  /** Types a value into a field and takes it. */
  async type(key: string, text: string): Promise<void> {
    await this.field(key).fill(text)
    await this.field(key).press('Enter')
  }

  matrix(name: MatrixName): Locator {
    return this.page.getByTestId(`matrix-${name}`)
  }

  cell(name: MatrixName, row: number, column: number): Locator {
    return this.matrix(name).getByTestId(`cell-${row}-${column}`)
  }

  async setSpeed(position: number): Promise<void> {
    await this.page.getByTestId('speed').fill(String(position))
  }

  async expectStatus(status: Status): Promise<void> {
    await expect(this.app).toHaveAttribute('data-status', status)
  }

  async expectIteration(iteration: number): Promise<void> {
    await expect(this.app).toHaveAttribute('data-iteration', String(iteration))
  }

  /** Waits until more than `count` iterations are done. */
  async expectPast(count: number): Promise<void> {
    await expect.poll(() => this.iteration(), { intervals: [20] }).toBeGreaterThan(count)
  }

  async iteration(): Promise<number> {
    return Number(await this.app.getAttribute('data-iteration'))
  }

  /** The printed lines, every character: no matcher that forgives white space. */
  async transcript(): Promise<string> {
    return (await this.page.getByTestId('transcript').textContent()) ?? ''
  }

  async expectTranscript(lines: readonly string[]): Promise<void> {
    await expect.poll(() => this.transcript(), { intervals: [50] }).toBe(lines.join('\n'))
  }

  hash(): string {
    return new URL(this.page.url()).hash
  }

  async expectHash(hash: string | RegExp): Promise<void> {
    const is = expect.poll(() => this.hash())
    await (typeof hash === 'string' ? is.toBe(hash) : is.toMatch(hash))
  }

  /** What a spreadsheet or a document leaves on the clipboard, pasted into a cell of the target. */
  async paste(text: string, row = 0, column = 0): Promise<void> {
    await this.cell('target', row, column).focus()
    await this.cell('target', row, column).evaluate((cell, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }

  /** The values of the target as its fields say them. */
  async target(): Promise<string[]> {
    return this.matrix('target')
      .getByRole('textbox')
      .evaluateAll((cells) => cells.map((cell) => (cell instanceof HTMLInputElement ? cell.value : '')))
  }
}
