import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { MatrixReading } from '../../src/reading/pasted.ts'
import { readPasted } from '../../src/reading/read-pasted.ts'
import { PasteDesk } from '../../src/store/services/paste-desk.ts'
import { AppContext } from '../../src/ui/context.ts'
import { PasteDialog } from '../../src/ui/features/paste/PasteDialog.tsx'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { FakePage } from '../store/fake-page.ts'

test('each reading is shown before it counts; by keyboard alone, told to a screen reader, within a phone', async () => {
  const desk = new PasteDesk()
  const take = vi.fn<(reading: MatrixReading) => null>().mockReturnValue(null)
  const pasted = readPasted('Parameter containing:\ntensor([[1., 2., 3.], [4., 5., 6.]])', '', {
    maxRows: 64,
    maxColumns: 64,
  })
  if (pasted.type !== 'ask') throw new Error('it is not asked')
  const screen = await render(
    <AppContext value={new FakePage().app}>
      <button type="button">before</button>
      <PasteDialog desk={desk} />
    </AppContext>,
  )
  const before = screen.getByRole('button', { name: 'before' })
  const ask = () => {
    before.element().focus()
    desk.ask({ readings: pasted.readings, take })
  }
  ask()
  const dialog = screen.getByRole('dialog', { name: 'Pasted: which of 2?' })
  await expect.element(dialog).toBeVisible()
  const [first, second] = [screen.getByRole('radio').nth(0), screen.getByRole('radio').nth(1)]
  await expect.element(first).toHaveFocus()
  await expect.element(first).toHaveAccessibleName(/3 × 2.*transposed/)
  await expect.element(screen.getByRole('table')).toHaveTextContent('142536')
  expect((await axe.run(dialog.element())).violations).toEqual([])
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    expect((await axe.run(dialog.element(), { runOnly: ['color-contrast'] })).violations).toEqual([])
  }
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(before).toHaveFocus()
  expect(take).not.toHaveBeenCalled()
  ask()
  await expect.element(first).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(second).toBeChecked()
  await expect.element(screen.getByRole('table')).toHaveTextContent('123456')
  await userEvent.keyboard('{Enter}')
  expect(take).toHaveBeenCalledExactlyOnceWith(pasted.readings[1])
  await expect.element(before).toHaveFocus()
})
