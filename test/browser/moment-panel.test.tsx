import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { createApp } from '../../src/store/app.ts'
import { AppContext } from '../../src/ui/context.ts'
import { LowerPanel } from '../../src/ui/LowerPanel.tsx'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from '../store/fake-address.ts'

/** The lower panel as it is on the page; the worker works when it is told to. */
async function panel(hash = '#v=2') {
  const worker = new FakeWorker()
  const app = createApp({
    feed: new FrameFeed((paint) => paint()),
    workers: { ...workers, engine: () => worker },
    address: new FakeAddress(hash),
    opened: readHash(hash),
    readLink: async (link) => readHash(link),
    storage: () => localStorage,
    drawSeed: () => 1,
    loadMessages,
    language: 'en',
    text: en,
    theme: 'light',
  })
  const screen = await render(
    <AppContext value={app}>
      <div style={{ display: 'flex', flexDirection: 'column', width: 628, height: 376 }}>
        <LowerPanel />
      </div>
    </AppContext>,
  )
  const work = (slices = Infinity) => {
    let worked = 0
    while (worked < slices && (worker.hear() || worker.speak() || (worker.work() && ++worked))) {}
  }
  /** Carries out so many statements. */
  const step = (count: number) => {
    for (let i = 0; i < count; i++) {
      app.actions.step('statement')
      work()
    }
  }
  const tab = (name: string) => screen.getByRole('tab', { name })
  const sentence = screen.getByTestId('sentence')
  const tensor = (name: string) => screen.getByTestId(`tensor-${name}`)
  const marked = () =>
    [...document.querySelectorAll('[data-state=new], [data-state=changed]')].map(
      (element) => element.getAttribute('data-testid') ?? '',
    )
  work()
  return { app, screen, work, step, tab, sentence, tensor, marked }
}

const said: unknown[][] = []
beforeEach(() => {
  said.length = 0
  for (const how of ['error', 'warn'] as const) vi.spyOn(console, how).mockImplementation((...args) => said.push(args))
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(said).toEqual([])
})

describe('the tabs', () => {
  test('follow what is done until a person chooses', async () => {
    const { app, step, work, tab } = await panel()
    await expect.element(tab('Loss')).toHaveAttribute('aria-selected', 'true')
    step(1)
    await expect.element(tab('Step by step')).toHaveAttribute('aria-selected', 'true')
    app.actions.finish()
    await expect.element(tab('Loss')).toHaveAttribute('aria-selected', 'true')
    work()
    await tab('Step by step').click()
    app.actions.restart()
    app.actions.toggle()
    await expect.element(tab('Step by step')).toHaveAttribute('aria-selected', 'true')
    await tab('Loss').click()
    app.actions.withoutChanges()
    step(1)
    await expect.element(tab('Loss')).toHaveAttribute('aria-selected', 'true')
  })

  test('slow running shows the statements, and fast running the loss again', async () => {
    const { app, work, tab } = await panel()
    app.actions.setRate(1)
    app.actions.toggle()
    await expect.element(tab('Step by step')).toHaveAttribute('aria-selected', 'true')
    work(3)
    app.actions.setRate(100)
    await expect.element(tab('Loss')).toHaveAttribute('aria-selected', 'true')
  })

  test('are chosen with the arrow keys, one stop of the Tab key', async () => {
    const { screen, tab } = await panel()
    const tabs = screen.getByRole('tab').all()
    const [first, second, last] = [tabs[0], tabs[1], tabs.at(-1)]
    if (first === undefined || second === undefined || last === undefined) throw new Error('too few tabs')
    await first.click()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(second).toHaveFocus()
    await expect.element(screen.getByRole('tabpanel')).toHaveAccessibleName(second.element().textContent ?? '')
    await expect.element(tab('Loss')).toHaveAttribute('tabindex', '-1')
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(last).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(first).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect.element(last).toHaveFocus()
  })

  test('the chart stays as it is while it is out of view', async () => {
    const { screen, tab } = await panel()
    await expect.poll(() => screen.container.querySelector('.recharts-surface')).not.toBeNull()
    const drawing = screen.container.querySelector('.recharts-surface')
    const size = drawing?.getBoundingClientRect().toJSON()
    await tab('Step by step').click()
    await expect.element(screen.getByTestId('loss-chart')).not.toBeVisible()
    await tab('Loss').click()
    await expect.element(screen.getByTestId('loss-chart')).toBeVisible()
    expect(screen.container.querySelector('.recharts-surface')).toBe(drawing)
    expect(drawing?.getBoundingClientRect().toJSON()).toEqual(size)
  })
})

describe('one iteration', () => {
  test('each statement says what it did and marks what it changed', async () => {
    const { step, sentence, marked } = await panel()
    const seen: (readonly [RegExp, readonly string[]])[] = [
      [/^Rows 26, 86, 2, 55 of the 100/, ['tensor-input_batch', 'tensor-output_batch']],
      [/^Nothing to clear yet/, []],
      [/misses output_batch by up to 1\.0488/, ['tensor-output_pred', 'tensor-error']],
      [/mean of the 8 squared errors is 0\.481361/, ['tensor-loss']],
      [/the steepest is −0\.3416\. No weight has changed yet/, ['tensor-weight.grad']],
      [/lr = 0\.01\); the largest move was 0\.0034\. Only this line/, ['tensor-weight-after']],
    ]
    for (const [says, changes] of seen) {
      step(1)
      await expect.element(sentence).toHaveTextContent(says)
      expect(marked()).toEqual(changes)
    }
  })

  test('tensors have their names, shapes and states', async () => {
    const { screen, step, tensor } = await panel('#v=2&optimizer=adam&bias=1')
    step(1)
    await expect.element(screen.getByRole('table', { name: 'input_batch 4 × 3 · new' })).toBeVisible()
    await expect.element(tensor('output_pred')).toHaveTextContent(/4 × 2 · not yet/)
    await expect.element(screen.getByRole('grid', { name: 'weight.grad 2 × 3 · None' })).toBeVisible()
    step(5)
    await expect.element(tensor('weight-exp_avg')).toHaveTextContent('2 × 3 · new')
    await expect.element(tensor('weight')).toHaveTextContent('2 × 3 · before')
    await expect.element(tensor('bias-after')).toHaveTextContent('2 · after · changed')
    await expect.element(screen.getByRole('img', { name: /100 samples: 2, 26, 55, 86/ })).toBeVisible()
  })

  test('accumulation: passes are counted, and what is not due is said', async () => {
    const { step, sentence, tensor } = await panel('#v=2&accumulation_steps=2')
    step(6)
    await expect.element(sentence).toHaveTextContent('Skipped this time: step() waits for 2 backward passes')
    step(2)
    await expect.element(sentence).toHaveTextContent('Skipped this time: gradients accumulate over 2 backward passes')
    step(3)
    await expect.element(tensor('weight.grad')).toHaveTextContent('2 × 3 · pass 2 of 2 · changed')
  })

  test('a large batch and a large matrix show their beginnings', async () => {
    const row = Array.from({ length: 20 }, (_, i) => i / 20).join(',')
    const W = Array.from({ length: 20 }, () => row).join(';')
    const { screen, step, tensor } = await panel(`#v=2&batch_size=100&W=${W}`)
    step(5)
    await expect.element(screen.getByText('… 68 more rows')).toBeInTheDocument()
    await expect.element(tensor('weight.grad')).toHaveTextContent('20 × 20 · the first 8 × 8')
    expect(tensor('weight.grad').element().querySelectorAll('td')).toHaveLength(64)
    expect(tensor('input_batch').element().querySelectorAll('tr')).toHaveLength(32)
  })

  test('while it runs too fast it says so and keeps the last picture', async () => {
    const { app, screen, step, work, tab, sentence } = await panel()
    await tab('Step by step').click()
    step(3)
    app.actions.toggle()
    work(3)
    await expect.element(sentence).toHaveTextContent('Running too fast to read')
    await expect.element(screen.getByTestId('tensor-output_pred')).toBeInTheDocument()
    app.actions.toggle()
    work()
    await expect.element(sentence).toHaveTextContent(/^Iteration \d+ ran in one go|^Each weight/)
  })
})

describe('where a gradient comes from', () => {
  const numbers = (text: string) => Number(text.replace('−', '-'))

  test('its sum is shown to the pointer, and its terms add up', async () => {
    const { screen, step, tensor } = await panel()
    step(5)
    await tensor('weight.grad').getByTestId('cell-1-2').hover()
    const sum = screen.getByTestId('gradient-sum')
    await expect.element(sum).toHaveTextContent(/weight\.grad\[1\]\[2\] = −0\.23/)
    await expect.element(sum).toHaveTextContent('row 26')
    const terms = sum
      .getByTestId('sum-term')
      .elements()
      .map(({ textContent }) => numbers(textContent))
    const total = numbers(sum.getByTestId('sum-total').element().textContent)
    expect(terms).toHaveLength(4)
    expect(terms.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 5)
    await tensor('output_batch').hover()
    await expect.element(sum).not.toBeInTheDocument()
  })

  test('by keyboard: arrows move, Escape closes', async () => {
    const { screen, step, tensor } = await panel('#v=2&bias=1&accumulation_steps=2')
    step(11)
    await expect.element(tensor('weight.grad')).toBeVisible()
    tensor('weight.grad').element().focus()
    const sum = screen.getByTestId('gradient-sum')
    await expect.element(sum).toHaveTextContent('weight.grad[0][0]')
    await expect.element(sum).toHaveTextContent('there before')
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}')
    await expect.element(sum).toHaveTextContent('weight.grad[1][1]')
    await userEvent.keyboard('{Escape}')
    await expect.element(sum).not.toBeInTheDocument()
    await userEvent.keyboard('{Tab}{ArrowRight}')
    await expect.element(sum).toHaveTextContent('bias.grad[1]')
  })

  test('in words where the loss is another, and where the rows are gone', async () => {
    const { screen, step, tensor } = await panel('#v=2&loss=huber')
    step(5)
    await tensor('weight.grad').getByTestId('cell-0-0').hover()
    await expect.element(screen.getByTestId('gradient-sum')).toHaveTextContent('Σ ∂loss/∂output_pred · input')
    step(2)
    await expect.element(screen.getByTestId('gradient-sum')).toHaveTextContent('no longer in input_batch')
  })
})
