import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { real } from '../../src/experiment/kinds.ts'
import { readNumber } from '../../src/experiment/numbers.ts'
import type { Problem } from '../../src/experiment/problem.ts'
import { LogSlider } from '../../src/ui/features/setup/LogSlider.tsx'
import { scaleOf } from '../../src/ui/features/setup/slider-scale.ts'
import { formatCell } from '../../src/ui/format.ts'
import { habitual } from '../../src/ui/number-habits.ts'
import { stepped } from '../../src/ui/stepped.ts'
import { heatScales, shadeOf } from '../../src/ui/theme/heat-scale.ts'
import { HeatCanvas } from '../../src/ui/widgets/HeatCanvas.tsx'
import { type HeatHandle, HeatTable } from '../../src/ui/widgets/HeatTable.tsx'
import { Menu } from '../../src/ui/widgets/Menu.tsx'
import { Term } from '../../src/ui/widgets/Term.tsx'
import { TextField } from '../../src/ui/widgets/TextField.tsx'

describe('TextField', () => {
  const take = vi.fn<(value: number) => Problem | null>()
  const field = (text: string) => (
    <TextField
      label="lr"
      hint="Learning rate"
      testId="lr"
      text={text}
      read={readNumber}
      take={take}
      say={({ code }) => `wrong: ${code}`}
      stepped={(typed, direction) => stepped(typed, direction, { integer: false, min: 0, max: 10 })}
    />
  )
  beforeEach(() => {
    take.mockReset().mockReturnValue(null)
  })

  test('takes a number in any habit, and asks what may be two', async () => {
    const kind = real({ min: 0, max: 1e30 })
    const typed = (read: typeof kind.read | ReturnType<typeof habitual<number>>) => (
      <TextField label="lr" hint="" testId="lr" text="0.01" read={read} take={take} say={({ code }) => code} />
    )
    const screen = await render(typed(habitual(kind)))
    const input = screen.getByRole('textbox', { name: 'lr' })
    expect(input.element()).toHaveAttribute('inputmode', 'text')
    for (const [text, value] of [
      ['0,7', 0.7],
      ['0。7', 0.7],
      ['1/4', 0.25],
      ['10**−3', 0.001],
    ] as const) {
      await input.fill(text)
      await userEvent.keyboard('{Enter}')
      await expect.poll(() => take.mock.lastCall?.[0]).toBe(value)
    }
    take.mockClear()
    await input.fill('1,234')
    await userEvent.keyboard('{Enter}')
    const second = screen.getByRole('button', { name: '1234', exact: true })
    await expect.element(screen.getByRole('button', { name: '1.234' })).toBeVisible()
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    expect(take).not.toHaveBeenCalled()
    // By the keyboard as by a press: the focus comes back to where it was typed.
    await userEvent.keyboard('{Tab}{Tab}{Enter}')
    expect(take).toHaveBeenCalledExactlyOnceWith(1234)
    await expect.element(second).not.toBeInTheDocument()
    await expect.element(input).toHaveFocus()
  })

  test('takes what was typed on Enter or on leaving, and only then', async () => {
    const screen = await render(field('0.01'))
    const input = screen.getByRole('textbox', { name: 'lr' })
    await input.fill('0.5')
    expect(take).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    expect(take.mock.calls).toEqual([[0.5]])
    await input.fill('0.6')
    await userEvent.tab()
    expect(take.mock.calls).toEqual([[0.5], [0.6]])
    await input.click()
    await userEvent.tab()
    expect(take).toHaveBeenCalledTimes(2)
  })

  test('says what is wrong, keeps what was typed, and Escape gives it up', async () => {
    const screen = await render(field('0.01'))
    const input = screen.getByRole('textbox', { name: 'lr' })
    await input.fill('abc')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('wrong: notANumber')
    await expect.element(input).toHaveAccessibleDescription('Learning rate wrong: notANumber')
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    take.mockReturnValue({ code: 'changeLimit', limit: 200 })
    await input.fill('1')
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('wrong: changeLimit')
    await userEvent.keyboard('{Escape}')
    await expect.element(input).toHaveValue('0.01')
    await expect.element(input).toHaveAttribute('aria-invalid', 'false')
  })

  test('arrows step what is typed', async () => {
    const screen = await render(field('0.01'))
    await screen.getByRole('textbox').click()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{Enter}')
    expect(take.mock.calls).toEqual([[0.02]])
  })

  test('a value that changes from elsewhere puts aside what was typed about the old one', async () => {
    const screen = await render(field('0.01'))
    await screen.getByRole('textbox').fill('0.5')
    await screen.rerender(field('0.2'))
    await expect.element(screen.getByRole('textbox')).toHaveValue('0.2')
    await userEvent.keyboard('{Enter}')
    expect(take).not.toHaveBeenCalled()
  })
})

describe('LogSlider', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('dragged it gives the first value at once, the last always, and few in between', async () => {
    const given: number[] = []
    const screen = await render(
      <LogSlider
        label="lr"
        testId="s"
        value={0.01}
        scale={scaleOf(1e-4, [{ to: 10, share: 1 }])}
        say={String}
        onMove={(value) => given.push(value)}
      />,
    )
    const slider = screen.getByRole('slider', { name: 'lr' })
    await expect.element(slider).toHaveValue('40')
    for (let position = 41; position <= 60; position++) {
      await slider.fill(String(position))
      vi.advanceTimersByTime(10)
    }
    vi.advanceTimersByTime(1000)
    expect(given[0]).toBe(0.011)
    expect(given.at(-1)).toBe(0.1)
    expect(given.length).toBeLessThanOrEqual(3)
  })
})

describe.each(['light', 'dark'] as const)('heatmaps in the %s theme', (theme) => {
  const scale = heatScales[theme]
  const values = Float32Array.of(-1, 0, 1, 0.25, Number.NaN, Infinity)
  const colour = (value: number) => (scale.colors[shadeOf(value, 1)] ?? '').match(/\d+/g)?.map(Number)
  const shared = { rows: 2, columns: 3, caption: 'Learned', scale, rowHeight: 20 }

  test('a table says and colours each cell, and ignores another shape', async () => {
    const handle = createRef<HeatHandle>()
    const screen = await render(<HeatTable {...shared} format={formatCell} mute={false} handle={handle} />)
    const turned = { rows: shared.columns, columns: shared.rows }
    handle.current?.paint(values, 1, true)
    const cells = screen.getByRole('table', { name: 'Learned' }).getByRole('cell').elements()
    expect(cells.map((cell) => cell.textContent)).toEqual([...values].map(formatCell))
    const painted = cells.map((cell) => getComputedStyle(cell).backgroundColor.match(/\d+/g)?.map(Number))
    expect(painted).toEqual([...values].map(colour))
    // They have its whole width: the outline of a cell is laid over them by its place.
    const table = screen.getByRole('table', { name: 'Learned' }).element().getBoundingClientRect()
    const widths = cells.map((cell) => cell.getBoundingClientRect().width)
    for (const width of widths) expect(Math.abs(width - table.width / 3)).toBeLessThan(0.5)
    handle.current?.paint(Float32Array.of(9), 1, true)
    expect(cells[0]?.textContent).toBe(formatCell(-1))
    // As many cells in another shape are other cells.
    await screen.rerender(<HeatTable {...shared} {...turned} format={formatCell} mute={false} handle={handle} />)
    handle.current?.paint(values, 1, true)
    const now = screen.getByRole('table', { name: 'Learned' }).getByRole('cell').elements()
    expect(now.map((cell) => cell.textContent)).toEqual([...values].map(formatCell))
  })

  test('a canvas has a pixel a cell', async () => {
    const handle = createRef<HeatHandle>()
    const screen = await render(<HeatCanvas {...shared} handle={handle} />)
    handle.current?.paint(values, 1, true)
    const canvas = screen.getByRole('img', { name: 'Learned' }).element()
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, 3, 2) ?? { data: [] }
    const pixels = [...values].map((_, i) => [...data.slice(4 * i, 4 * i + 3)])
    expect(pixels).toEqual([...values].map(colour))
  })
})

test('a menu opens beneath its button, closes on Escape and when an entry is chosen', async () => {
  const chosen = vi.fn()
  const screen = await render(
    <Menu label="Examples" testId="examples">
      {(close) => (
        <button
          type="button"
          onClick={() => {
            chosen()
            close()
          }}
        >
          The tutorial
        </button>
      )}
    </Menu>,
  )
  const opener = screen.getByRole('button', { name: 'Examples' })
  const entry = screen.getByText('The tutorial')
  // It is made when it is first opened.
  await expect.element(entry).not.toBeInTheDocument()
  await opener.click()
  await expect.element(entry).toBeVisible()
  expect(entry.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(
    opener.element().getBoundingClientRect().bottom,
  )
  await userEvent.keyboard('{Escape}')
  await expect.element(entry).not.toBeVisible()
  await opener.click()
  await entry.click()
  expect(chosen).toHaveBeenCalledOnce()
  await expect.element(entry).not.toBeVisible()
})

describe('Term', () => {
  const term = (
    <>
      <p>
        <Term says="The loss on one batch">batch loss</Term>
      </p>
      <button type="button">elsewhere</button>
    </>
  )

  test('explains itself by the focus, by Enter and by a tap; Escape and leaving end it', async () => {
    const screen = await render(term)
    const word = screen.getByRole('button', { name: 'batch loss' })
    const says = screen.getByText('The loss on one batch')
    await expect.element(word).toHaveAccessibleDescription('The loss on one batch')
    await expect.element(says).not.toBeVisible()
    await userEvent.tab()
    await expect.element(says).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(says).not.toBeVisible()
    await expect.element(word).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(says).toBeVisible()
    await userEvent.tab()
    await expect.element(says).not.toBeVisible()
    const tap = () => word.element().dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true }))
    tap()
    await expect.element(says).toBeVisible()
    tap()
    await expect.element(says).not.toBeVisible()
    tap()
    await expect.element(says).toBeVisible()
    document.body.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }))
    await expect.element(says).not.toBeVisible()
  })

  test('stays while the mouse is on it or on what it says, within the window', async () => {
    const screen = await render(term)
    const says = screen.getByText('The loss on one batch')
    await screen.getByRole('button', { name: 'batch loss' }).hover()
    await expect.element(says).toBeVisible()
    const { left, right } = says.element().getBoundingClientRect()
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(window.innerWidth)
    await says.hover()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await expect.element(says).toBeVisible()
    await screen.getByRole('button', { name: 'elsewhere' }).hover()
    await expect.element(says).not.toBeVisible()
  })
})
