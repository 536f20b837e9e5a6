import axe from 'axe-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { DataDesk } from '../../src/store/services/data-desk.ts'
import { AppContext } from '../../src/ui/context.ts'
import { DataDialog } from '../../src/ui/features/data/DataDialog.tsx'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { FakePage } from '../store/fake-page.ts'

const DOUBTFUL = 'when;a;b;y\n2021-03-04;1,234;5;6\n2021-03-05;2,500;;8\n2021-03-06;3,125;9;10'

test('what may be two numbers is asked before a run is made of it, and all can be read and done by keyboard', async () => {
  const page = new FakePage()
  const desk = new DataDesk()
  desk.open({ file: new File([DOUBTFUL], 'table.csv') })
  const given = desk.store.getState().given
  if (given === null) throw new Error('nothing is given')
  const screen = await render(
    <AppContext value={page.app}>
      <DataDialog desk={desk} given={given} />
    </AppContext>,
  )
  const dialog = screen.getByRole('dialog', { name: 'Your data' })
  await expect.element(dialog).toBeVisible()
  const take = screen.getByRole('button', { name: 'Train on these data' })
  await expect.element(take).toBeDisabled()
  expect((await axe.run(dialog.element())).violations).toEqual([])
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    expect((await axe.run(dialog.element(), { runOnly: ['color-contrast'] })).violations).toEqual([])
  }
  screen.getByRole('radio').nth(0).element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(screen.getByRole('radio', { name: '1.234' })).toBeChecked()
  await expect.element(screen.getByRole('status')).toHaveTextContent(/2 samples, 2 → 1.*One row is left out/)
  screen.getByRole('combobox', { name: 'Use of b' }).element().focus()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Use of b' }), 'leave out')
  await expect.element(screen.getByRole('status')).toHaveTextContent(/3 samples, 1 → 1/)
  take.element().focus()
  await userEvent.keyboard('{Enter}')
  expect(page.app.store.getState().run.config).toMatchObject({
    data: { written: 'a:y;1.234,6;2.5,8;3.125,10' },
    bias: true,
    numSamples: 3,
    batchSize: 3,
  })
  expect(desk.store.getState().given).toBeNull()
})
