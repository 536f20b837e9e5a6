import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import { programText } from '../../src/export/program.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { createApp } from '../../src/store/app.ts'
import { AppContext } from '../../src/ui/context.ts'
import { LoopPanel } from '../../src/ui/features/loop/LoopPanel.tsx'
import { MatricesPanel } from '../../src/ui/features/matrices/MatricesPanel.tsx'
import { SetupPanel } from '../../src/ui/features/setup/SetupPanel.tsx'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from '../store/fake-address.ts'

/** Setup and code panel beside each other, as on the page; the worker works when it is told to. */
async function panels(hash = '#v=2', unfolded: readonly string[] = []) {
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
      <div style={{ display: 'grid', gridTemplateColumns: '220px 404px', height: 640 }}>
        <SetupPanel />
        <div style={{ display: 'flex', flexDirection: 'column', height: 456 }}>
          <LoopPanel />
        </div>
      </div>
    </AppContext>,
  )
  const code = screen.getByTestId('loop')
  await expect.element(screen.getByTestId('off-step')).toBeInTheDocument()
  for (const name of unfolded) await screen.getByTestId(`fold-${name}`).click()
  const value = (name: string) => screen.getByTestId(`value-${name}`)
  const typed = (name: string) => screen.getByTestId(`edit-${name}`)
  const field = (name: string) => screen.getByTestId(`field-${name}`)
  const line = (statement: string) => code.element().querySelector(`[data-statement="${statement}"]`)
  /** Lets the worker hear, work and speak until nothing is left, or so many events were told. */
  const work = (events = Infinity) => {
    let told = 0
    while (told < events && (worker.hear() || (worker.speak() && ++told) || worker.work())) {}
  }
  const text = () => `${code.element().textContent}\n`
  return { app, screen, code, value, typed, field, line, work, text }
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

/** A matrix with as many digits as fit. */
function square(size: number): string {
  return Array.from({ length: size }, (_, r) =>
    Array.from({ length: size }, (_, c) => Math.fround((r + 1) / (c + 3))).join(','),
  ).join(';')
}

describe('the text', () => {
  test.each([
    '#v=2',
    '#v=2&optimizer=adam&betas=.8,.9&amsgrad=1&loss=huber&delta=2&bias=1&true_bias=1,2&noise=.5',
    '#v=2&accumulation_steps=4&accumulation_mean=1&off=zero_grad,step&sampler=shuffle&drop_last=1',
    '#v=2&at=10:lr=0.1&at=10:batch_size=5&at=20:W=1,2;3,4;5,6',
    `#v=2&W=${square(16)}&at=9:W=${square(16)}`,
  ])('is the exported program, to the character: %s', async (hash) => {
    const { app, text } = await panels(hash)
    expect(text()).toBe(programText(app.store.getState().run))
  })

  test('copied from the page it is the program, without anything of the gutter and with what is folded', async () => {
    const { app, code } = await panels('#v=2&bias=1&off=backward', ['data'])
    getSelection()?.selectAllChildren(code.element())
    const copied = new DataTransfer()
    code.element().dispatchEvent(new ClipboardEvent('copy', { clipboardData: copied, bubbles: true, cancelable: true }))
    expect(`${copied.getData('text/plain')}\n`).toBe(programText(app.store.getState().run))
  })

  test('stands there whole from the model to the last print, what is before it in a line each', async () => {
    const { code, line } = await panels()
    const box = code.element().getBoundingClientRect()
    const visible = [...code.element().querySelectorAll('[data-line]')].filter((each) => each.checkVisibility())
    const first = visible.slice(0, 5).map((each) => each.getAttribute('data-says') ?? each.textContent)
    expect(first).toEqual(['imports, seeds', 'data: W, x, y', 'model', 'batches', 'model = Simple_nn()\n'])
    expect(visible[0]?.getBoundingClientRect().top).toBe(box.top)
    expect(visible.at(-1)).toHaveTextContent('print(model.W.weight.t())')
    expect(visible.at(-1)?.getBoundingClientRect().bottom).toBeLessThanOrEqual(box.bottom)
    expect(line('step')?.checkVisibility()).toBe(true)
    expect(code.element().scrollWidth).toBe(code.element().clientWidth)
  })

  test('where it is higher than its room it opens at its end, its first line whole', async () => {
    const changes = Array.from({ length: 9 }, (_, i) => `at=${i + 1}:lr=0.${i + 1}`).join('&')
    const { code } = await panels(`#v=2&${changes}`)
    const box = code.element().getBoundingClientRect()
    const lines = [...code.element().querySelectorAll('[data-line]')].filter((each) => each.checkVisibility())
    const edges = lines.map((each) => each.getBoundingClientRect())
    expect(edges.at(-1)?.bottom).toBeLessThanOrEqual(box.bottom)
    expect(edges.filter(({ top, bottom }) => top < box.top - 0.5 && bottom > box.top + 0.5)).toEqual([])
  })
})

describe('a section before the loop', () => {
  test('is unfolded and folded again by its line, which says what in it is not the tutorial’s', async () => {
    const { screen, value, field } = await panels('#v=2&x=randn')
    const line = screen.getByRole('button', { name: 'data: W, x, y; x=randn' })
    await expect.element(line).toHaveAttribute('aria-expanded', 'false')
    await expect.element(value('num_samples')).not.toBeVisible()
    await line.click()
    await expect.element(value('num_samples')).toBeVisible()
    await field('noise').fill('0.5')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('button', { name: 'data: W, x, y; x=randn, noise=0.5' })).toBeVisible()
    await screen.getByTestId('fold-data').click()
    await expect.element(value('num_samples')).not.toBeVisible()
  })

  test('in which something was changed from outside says so where it is folded', async () => {
    const { screen, field } = await panels()
    await field('batch_size').fill('9')
    await userEvent.keyboard('{Enter}')
    const line = screen.getByRole('button', { name: 'batches; batch_size=9' })
    await expect.element(line).toHaveAttribute('data-fresh')
    await expect.element(screen.getByTestId('fold-data')).not.toHaveAttribute('data-fresh')
  })
})

describe('a value', () => {
  test('is edited in its place, the setup panel follows, and the focus comes back', async () => {
    const { screen, value, typed, field } = await panels()
    await value('lr').click()
    await expect.element(typed('lr')).toHaveFocus()
    await userEvent.keyboard('0.5{Enter}')
    await expect.element(field('lr')).toHaveValue('0.5')
    await expect.element(screen.getByRole('button', { name: 'lr, 0.5' })).toHaveFocus()
    expect(value('lr').element().closest('[data-fresh]')).not.toBeNull()
    await userEvent.keyboard('{Enter}{ArrowUp}{Enter}')
    await expect.element(value('lr')).toHaveTextContent('0.6')
    await expect.element(field('lr')).toHaveValue('0.6')
    await userEvent.keyboard('7{Enter}')
    await expect.element(field('lr')).toHaveValue('7')
  })

  test('follows the setup panel', async () => {
    const { value, field } = await panels()
    await field('batch_size').fill('9')
    await userEvent.keyboard('{Enter}')
    await expect.element(value('batch_size')).toHaveTextContent('9')
    await field('loss').selectOptions('huber')
    await expect.element(value('loss')).toHaveTextContent('HuberLoss')
  })

  test('that cannot be taken says why beside it and moves nothing; Escape gives it up', async () => {
    const { screen, value, typed, field, line } = await panels()
    await value('lr').click()
    const before = line('step')?.getBoundingClientRect().top
    await typed('lr').fill('abc')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('“abc” is not a number.')
    await expect.element(typed('lr')).toHaveAttribute('aria-invalid', 'true')
    await expect.element(typed('lr')).toHaveAccessibleDescription(/“abc” is not a number\./)
    expect(line('step')?.getBoundingClientRect().top).toBe(before)
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument()
    await expect.element(value('lr')).toHaveFocus()
    await expect.element(field('lr')).toHaveValue('0.01')
  })

  test('that is one of a few is chosen from a list', async () => {
    const { screen, value, typed, field } = await panels()
    await value('optimizer').click()
    await typed('optimizer').selectOptions('Adam')
    await expect.element(value('optimizer')).toHaveTextContent('Adam')
    await expect.element(value('optimizer')).toHaveFocus()
    await expect.element(field('optimizer')).toHaveValue('adam')
    await expect.element(value('lr')).toHaveTextContent('0.001')
    await screen.getByTestId('fold-model').click()
    await value('bias').click()
    await typed('bias').selectOptions('True')
    await expect.element(field('bias')).toHaveValue('1')
  })

  test('W is one line of text, reached once by Tab and from all of its lines by a press', async () => {
    const { code, value, typed, app } = await panels(`#v=2&W=${square(16)}`, ['data'])
    const pieces = [...code.element().querySelectorAll('span')].filter(({ textContent }) => textContent.endsWith('],'))
    expect(pieces.length).toBeGreaterThan(10)
    expect(code.element().querySelectorAll('[data-key="W"]')).toHaveLength(1)
    pieces.at(-1)?.click()
    await expect.element(typed('W')).toHaveFocus()
    await typed('W').fill('1 2; 3 4')
    await userEvent.keyboard('{Enter}')
    await expect.element(value('W')).toHaveTextContent('[[1.0, 2.0], [3.0, 4.0]]')
    expect(app.store.getState().run.config.W.rows).toBe(2)
  })

  test('under way becomes a live change, which is marked; the value says what it began with and what it is now', async () => {
    const { app, screen, value, typed, code, text, work } = await panels('#v=2&iterations=100')
    work()
    app.actions.setRate(830)
    app.actions.toggle()
    work(3)
    app.actions.toggle()
    work()
    const { stoppedAt } = app.store.getState()
    expect(stoppedAt).toBeGreaterThan(0)
    await value('lr').click()
    await userEvent.keyboard('0.2{Enter}')
    work()
    await expect.poll(text).toContain(`if epoch == ${stoppedAt}:\n        optimizer.param_groups[0]['lr'] = 0.2\n`)
    const fresh = [...code.element().querySelectorAll('[data-fresh]')].map(({ textContent }) => textContent.trim())
    expect(fresh).toContain(`if epoch == ${stoppedAt}:`)
    await expect.element(screen.getByRole('button', { name: 'lr, 0.01; now 0.2' })).toHaveTextContent('0.01')
    await value('lr').click()
    await expect.element(typed('lr')).toHaveValue('0.2')
  })
})

describe('a statement', () => {
  test('is commented out by its gutter and back in, and the setup panel says so', async () => {
    const { screen, field, line, app } = await panels()
    const toggle = screen.getByRole('button', { name: 'Comment out optimizer.zero_grad()' })
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'false')
    await toggle.click()
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'true')
    expect(line('zero_grad')?.textContent).toBe('    # optimizer.zero_grad()\n')
    await screen.getByTestId('off-step').click()
    await expect.element(field('off')).toHaveValue('zero_grad,step')
    expect(app.store.getState().run.config.off).toEqual(['zero_grad', 'step'])
    await userEvent.keyboard('{Enter}')
    await expect.element(field('off')).toHaveValue('zero_grad')
    await expect.element(screen.getByTestId('off-step')).toHaveFocus()
  })

  test('that was carried out last is lit, muted where its if did not hold, and none at full speed', async () => {
    const { app, line, code, work } = await panels('#v=2&accumulation_steps=2')
    work()
    expect(code.element().querySelectorAll('[data-lit]')).toHaveLength(0)
    app.actions.setRate(1)
    const lit = () =>
      [...code.element().querySelectorAll<HTMLElement>('[data-lit]')].map(
        ({ dataset }) => `${dataset.statement} ${dataset.lit}`,
      )
    const seen: string[][] = []
    for (let i = 0; i < 12; i++) {
      app.actions.step('statement')
      work()
      seen.push(lit())
    }
    const once = ['batch executed', 'zero_grad executed', 'forward executed', 'loss executed', 'backward executed']
    expect(seen.flat()).toEqual(expect.arrayContaining([...once, 'step skipped', 'zero_grad skipped', 'step executed']))
    expect(line('step')).toHaveAttribute('aria-current', 'step')
    expect(code.element().textContent).not.toContain('weight.grad')
  })
})

test('two hundred live changes are shown in a thousand elements', async () => {
  const changes = Array.from({ length: 40 }, (_, i) => `at=${i + 1}:W=${square(20)}`)
  const rates = Array.from({ length: 160 }, (_, i) => `at=${i + 50}:lr=0.${i + 100}`)
  const { code } = await panels(`#v=2&W=${square(20)}&iterations=400&${[...changes, ...rates].join('&')}`)
  expect(code.element().querySelectorAll('*').length).toBeLessThan(1200)
})

describe('the setup panel', () => {
  test('shows the arguments of the class that is chosen, at PyTorch’s defaults', async () => {
    const { field } = await panels()
    await expect.element(field('momentum')).toBeInTheDocument()
    await expect.element(field('betas')).not.toBeInTheDocument()
    await field('optimizer').selectOptions('adam')
    await expect.element(field('betas')).toHaveValue('.9,.999')
    await expect.element(field('eps')).toHaveValue('1e-8')
    await expect.element(field('amsgrad')).toHaveValue('0')
    await expect.element(field('lr')).toHaveValue('0.001')
    await expect.element(field('momentum')).not.toBeInTheDocument()
  })

  test('says at the field what PyTorch would refuse', async () => {
    const { screen, field } = await panels()
    await field('nesterov').selectOptions('True')
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/Nesterov momentum requires a momentum/)
    await expect.element(field('nesterov')).toHaveValue('0')
    await expect.element(field('nesterov')).toHaveAttribute('aria-invalid', 'true')
  })
})

describe('what a card names', () => {
  test('has a ring while the card does: a field in a group that is closed, a value in a section that is folded, switches', async () => {
    const { app, screen, code, field, value } = await panels()
    const ringOf = (element: Element, pseudo?: string) => getComputedStyle(element, pseudo).outlineStyle
    /** Of a field with its name. */
    const isRinged = (name: string) => {
      const around = field(name).element().closest('section > * > div')
      return around !== null && ringOf(around) === 'solid'
    }
    const group = screen.getByTestId('group-loop')
    await expect.element(group).toHaveAttribute('aria-expanded', 'false')
    app.store.setState({ marked: { panel: 'setup', field: 'accumulationSteps' } })
    await expect.element(group).toHaveAttribute('aria-expanded', 'true')
    expect(isRinged('accumulation_steps')).toBe(true)
    expect(isRinged('sampler')).toBe(false)
    // It is opened once, and not held open.
    await userEvent.click(group)
    await expect.element(group).toHaveAttribute('aria-expanded', 'false')

    await expect.element(value('sampler')).not.toBeVisible()
    app.store.setState({ marked: { panel: 'program', field: 'sampler' } })
    await expect.element(value('sampler')).toBeVisible()
    expect(isRinged('accumulation_steps')).toBe(false)
    expect(ringOf(value('sampler').element())).toBe('solid')
    const [box, place] = [
      code.element().getBoundingClientRect(),
      () => value('sampler').element().getBoundingClientRect(),
    ]
    await expect.poll(() => place().top >= box.top && place().bottom <= box.bottom).toBe(true)

    app.store.setState({ marked: { panel: 'program', field: 'off' } })
    await expect.poll(() => ringOf(screen.getByTestId('off-step').element(), '::before')).toBe('solid')
    expect(ringOf(value('sampler').element())).toBe('none')
    app.store.setState({ marked: null })
    await expect.poll(() => ringOf(screen.getByTestId('off-step').element(), '::before')).toBe('none')
  })

  test('a cell is outlined in all three matrices, until another is pointed at; one that W no longer has is not', async () => {
    const { app, screen } = await panels()
    await screen.rerender(
      <AppContext value={app}>
        <MatricesPanel />
      </AppContext>,
    )
    const parts = () => ['target', 'weight', 'difference'].map((name) => screen.getByTestId(`matrix-${name}`).element())
    const outlines = () => parts().map(({ lastElementChild: last }) => last?.getBoundingClientRect().top ?? 0)
    const plain = parts().map(({ childElementCount }) => childElementCount)
    app.store.setState({ marked: { panel: 'matrices', cell: [2, 1] } })
    const more = (by: number) => plain.map((count) => count + by)
    await expect.poll(() => parts().map(({ childElementCount }) => childElementCount)).toEqual(more(1))
    const cell = screen.getByTestId('matrix-target').element().querySelector('[data-row="2"][data-column="1"]')
    for (const top of outlines()) expect(Math.abs(top - (cell?.getBoundingClientRect().top ?? 0))).toBeLessThan(2)
    app.store.setState({ marked: { panel: 'matrices', cell: [7, 7] } })
    await expect.poll(() => parts().map(({ childElementCount }) => childElementCount)).toEqual(more(0))
  })
})
