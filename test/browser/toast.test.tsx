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
  const page = new FakePage('#v=2&iterations=50')
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
  /** The worker is asked for signs of life meanwhile, and gives them. */
  const wait = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      vi.advanceTimersByTime(1000)
      page.settle()
    }
  }
  return { page, undo, wait }
}

test('what offers a run back stays for 20 seconds', async () => {
  const { undo, wait } = await offered()
  wait(19)
  await expect.element(undo).toBeVisible()
  wait(2)
  await expect.element(undo).not.toBeInTheDocument()
})

test('under the pointer or with the focus in it, it stays', async () => {
  const { page, undo, wait } = await offered()
  await undo.hover()
  wait(60)
  await expect.element(undo).toBeVisible()
  undo.element().focus()
  await undo.unhover()
  wait(60)
  await undo.click()
  expect(page.state.run.config.seed).toBe(0)
  await expect.element(undo).not.toBeInTheDocument()
})
