import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { AppContext } from '../../src/ui/context.ts'
import { Toast } from '../../src/ui/features/notices/Toast.tsx'
import { FakePage } from '../store/fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The message that offers a run that was left back. */
async function offered() {
  const page = new FakePage('#v=1&iterations=50')
  page.actions.finish()
  page.settle()
  page.actions.newSeeds()
  page.settle()
  const screen = await render(
    <AppContext value={page.app}>
      <Toast />
    </AppContext>,
  )
  const undo = screen.getByRole('button', { name: 'Undo' })
  await expect.element(undo).toBeVisible()
  const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))
  return { page, undo, wait }
}

test('what offers a run back stays for 20 seconds', async () => {
  const { undo, wait } = await offered()
  await wait(19_000)
  await expect.element(undo).toBeVisible()
  await wait(2000)
  await expect.element(undo).not.toBeInTheDocument()
})

test('under the pointer or with the focus in it, it stays', async () => {
  const { page, undo, wait } = await offered()
  await undo.hover()
  await wait(60_000)
  await expect.element(undo).toBeVisible()
  undo.element().focus()
  await undo.unhover()
  await wait(60_000)
  await undo.click()
  expect(page.state.run.config.seed).toBe(0)
  await expect.element(undo).not.toBeInTheDocument()
})
