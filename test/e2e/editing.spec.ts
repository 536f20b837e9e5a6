import type { OracleChange } from '../goldens/config.ts'
import { toRun } from '../goldens/config.ts'
import { replay } from '../goldens/replay.ts'
import { expect, test } from './fixture.ts'

/** The live changes that an address names, in the oracle's words. */
function changesIn(hash: string): readonly (readonly [number, OracleChange])[] {
  return [...hash.matchAll(/at=(\d+):(lr|batch_size)=([^&]+)/g)].map(
    ([, iteration, key = '', value]) => [Number(iteration), { [key]: Number(value) }] as const,
  )
}

test('a cell of W by keyboard, as in a spreadsheet', async ({ page, playground }) => {
  await playground.open()
  await playground.cell('target', 0, 0).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(playground.cell('target', 1, 1)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(playground.cell('target', 1, 1)).toBeFocused()
  await page.keyboard.type('-7.25')
  await page.keyboard.press('ArrowLeft')
  await expect(playground.cell('target', 1, 1)).toBeFocused()
  await page.keyboard.press('Enter')
  await playground.expectHash('#v=2&W=.3,.4~.5,-7.25~.6,.2')
  await page.keyboard.press('ArrowUp')
  await expect(playground.cell('target', 0, 1)).toBeFocused()
  await page.keyboard.type('8')
  await page.keyboard.press('Escape')
  await expect(playground.cell('target', 0, 1)).toHaveValue('0.4000')
  await page.keyboard.press('Enter')
  await expect(playground.cell('target', 0, 1)).toHaveValue('0.4')
  await page.keyboard.press('Tab')
  await expect(playground.cell('target', 0, 1)).toHaveValue('0.4000')
  expect(playground.hash()).toBe('#v=2&W=.3,.4~.5,-7.25~.6,.2')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const W = [
    [0.3, 0.4],
    [0.5, -7.25],
    [0.6, 0.2],
  ]
  await playground.expectTranscript(replay(toRun({ W, torch: '2' })).transcript)
})

test('edits under way are live changes: marked, in the address, restarted; without them the values stay', async ({
  page,
  playground,
}) => {
  await playground.open()
  await playground.press('run')
  await playground.expectPast(300)
  await playground.type('lr', '0.05')
  await expect(playground.chart.locator('svg')).toContainText('lr 0.01 → 0.05')
  await playground.expectHash(/^#v=2&at=\d+:lr=0\.05$/)
  await playground.expectStatus('running')
  await playground.expectPast(1500)
  await playground.press('run')
  await playground.expectStatus('paused')
  await playground.type('batch_size', '16')
  const moment = await playground.iteration()
  await playground.expectHash(new RegExp(`^#v=2&at=\\d+:lr=0\\.05&at=${moment}:batch_size=16&t=${moment}$`))
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectHash(/batch_size=16$/)
  const hash = playground.hash()
  const { transcript } = replay(toRun({ at: changesIn(hash), torch: '2' }))
  await playground.expectTranscript(transcript)

  await playground.press('reset')
  await playground.expectStatus('idle')
  await playground.expectIteration(0)
  await expect(playground.field('lr')).toHaveValue('0.01')
  await playground.press('run')
  await playground.expectPast(moment)
  await expect(playground.field('lr')).toHaveValue('0.05')
  await expect(playground.field('batch_size')).toHaveValue('16')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectTranscript(transcript)
  await playground.expectHash(hash)

  await playground.press('without-changes')
  await playground.expectStatus('idle')
  await playground.expectHash('#v=2&lr=0.05&batch_size=16')
  await expect(playground.button('without-changes')).toBeHidden()
  await expect(page.getByTestId('change-marks').locator('line')).toHaveCount(0)
  await playground.expectTranscript([])
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectTranscript(replay(toRun({ lr: 0.05, batch_size: 16, torch: '2' })).transcript)
})

test('a value typed and Restart pressed at once: the change stays a change', async ({ playground }) => {
  await playground.open()
  await playground.press('run')
  await playground.expectPast(100)
  await playground.field('lr').fill('0.07')
  await playground.press('reset')
  await playground.expectStatus('idle')
  await playground.expectHash(/^#v=2&at=\d+:lr=0\.07$/)
  await expect(playground.field('lr')).toHaveValue('0.01')
})

test('a cell of W edited under way is a live change and moves the goal at once', async ({ playground }) => {
  await playground.open()
  await playground.press('run')
  await playground.expectPast(200)
  await playground.cell('target', 0, 1).fill('-0.75')
  await playground.cell('target', 0, 1).press('Enter')
  await playground.expectHash(/^#v=2&at=\d+:W=\.3,-\.75~\.5,\.6~\.6,\.2$/)
  await playground.expectStatus('running')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(playground.cell('weight', 0, 1)).toHaveText(/^\u22120\.7/)
})

test('what cannot change under way begins a new run', async ({ page, playground }) => {
  await playground.open('#v=2&at=100:lr=0.1&t=200')
  await playground.expectIteration(200)
  await playground.type('seed', '12')
  await playground.expectStatus('idle')
  await playground.expectIteration(0)
  await playground.expectHash('#v=2&seed=12&lr=0.1')

  await playground.press('run')
  await playground.expectPast(50)
  await page.getByRole('button', { name: 'New seeds' }).click()
  await playground.expectStatus('idle')
  await playground.expectHash(/^#v=2&seed=\d+&np_seed=\d+&lr=0\.1$/)
  const drawn = [await playground.field('seed').inputValue(), await playground.field('np_seed').inputValue()]
  expect(playground.hash()).toBe(`#v=2&seed=${drawn[0]}&np_seed=${drawn[1]}&lr=0.1`)
  expect(drawn).not.toContain('12')
  await page.getByRole('button', { name: 'New seeds' }).click()
  await expect(playground.field('seed')).not.toHaveValue(drawn[0] ?? '')
  await expect(playground.field('np_seed')).not.toHaveValue(drawn[1] ?? '')
})

test('every choice and switch describes another run', async ({ playground }) => {
  await playground.open()
  await playground.field('x').selectOption('randn')
  await playground.field('bias').selectOption('1')
  await playground.type('true_bias', '0.5, -1')
  await playground.type('noise', '.25')
  await playground.type('num_samples', '50')
  await playground.type('iterations', '1e3')
  await playground.type('log_every', '250')
  await playground.expectHash(
    '#v=2&true_bias=.5,-1&num_samples=50&x=randn&noise=0.25&bias=1&iterations=1000&log_every=250',
  )
  await playground.press('finish')
  await playground.expectStatus('finished')
  const config = { true_bias: [0.5, -1], num_samples: 50, noise: 0.25, bias: true, iterations: 1000, log_every: 250 }
  await playground.expectTranscript(replay(toRun({ ...config, x: 'randn' })).transcript)
})

test('rows and columns are added and removed at the edge', async ({ page, playground }) => {
  await playground.open('#v=2&true_bias=1,2')
  const shape = async (rows: number, columns: number) => {
    await expect(playground.matrix('target').getByRole('textbox')).toHaveCount(rows * columns)
    await expect(playground.matrix('weight').getByRole('cell')).toHaveCount(rows * columns)
    await expect(playground.matrix('weight').getByRole('cell').last()).not.toBeEmpty()
  }
  await page.getByRole('button', { name: 'Add a row' }).click()
  await shape(4, 2)
  await page.getByRole('button', { name: 'Add a column' }).click()
  await shape(4, 3)
  await playground.expectHash('#v=2&W=.3,.4,0~.5,.6,0~.6,.2,0~0,0,0&true_bias=1,2,0')
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Remove the last column' }).click()
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Remove the last row' }).click()
  await shape(1, 1)
  await expect(page.getByRole('button', { name: 'Remove the last row' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Remove the last column' })).toBeDisabled()
  await playground.expectHash('#v=2&W=.3&true_bias=1')
  await playground.press('finish')
  await playground.expectStatus('finished')
})

const PASTES = {
  'a spreadsheet': '1\t-2\r\n0.5\t4\r\n',
  CSV: '1,-2\n0.5,4\n',
  'nested lists': '[[1, -2], [0.5, 4]]',
  NumPy: 'array([[ 1. , -2. ],\n       [ 0.5,  4. ]])',
  PyTorch: 'tensor([[ 1.0000, -2.0000],\n        [ 0.5000,  4.0000]], grad_fn=<TBackward0>)',
}
test('W pasted as others write it replaces it, and Undo brings the old one back', async ({ playground }) => {
  await playground.open()
  for (const [from, text] of Object.entries(PASTES)) {
    await test.step(from, async () => {
      await playground.paste(text, 2, 1)
      await playground.expectHash('#v=2&W=1,-2~.5,4')
      await expect(playground.toast).toContainText('2 × 2')
      await expect(playground.matrix('weight').getByRole('cell')).toHaveCount(4)
      await playground.toast.getByRole('button', { name: 'Undo' }).click()
      await playground.expectHash('#v=2')
      await expect(playground.matrix('target').getByRole('textbox')).toHaveCount(6)
      expect(await playground.target()).toEqual(['0.3000', '0.4000', '0.5000', '0.6000', '0.6000', '0.2000'])
    })
  }
})

test('a paste that may be two matrices is asked: Enter takes the likelier, Escape leaves all as it is', async ({
  page,
  playground,
}) => {
  await playground.open()
  const dialog = page.getByTestId('paste-dialog')
  await playground.paste('0,3\n0,5\n0,6', 1, 1)
  await expect(dialog).toContainText('3 × 1')
  await expect(dialog).toContainText('3 × 2')
  expect(playground.hash()).toBe('')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(playground.cell('target', 1, 1)).toBeFocused()
  expect(playground.hash()).toBe('')
  await playground.paste('0,3\n0,5\n0,6', 1, 1)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('paste-preview').getByRole('cell')).toHaveCount(6)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await playground.expectHash('#v=2&W=.3~.5~.6')
  await playground.toast.getByRole('button', { name: 'Undo' }).click()
  await playground.expectHash('#v=2')
  // One number in any habit is the cell's.
  await playground.paste('0,75', 1, 1)
  await playground.expectHash('#v=2&W=.3,.4~.5,.75~.6,.2')
})

test('Ctrl+V with the real clipboard', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open()
  await page.evaluate(() => navigator.clipboard.writeText('9\t8\t7'))
  await playground.cell('target', 0, 0).focus()
  await page.keyboard.press('Control+V')
  await playground.expectHash('#v=2&W=9,8,7')
  await page.evaluate(() => navigator.clipboard.writeText('0.125'))
  await playground.cell('target', 0, 1).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Enter')
  await playground.expectHash('#v=2&W=9,.125,7')
})

const RUBBISH = {
  'ragged rows': ['1,2\n3', 'Row 2 has 1 value,'],
  letters: ['1,2\nthree,4', 'Row 2, column 1: “three”'],
  nan: ['[[1, nan], [3, 4]]', 'Row 1, column 2: “nan”'],
  '1e999': ['1 2\n3 1e999', 'Row 2, column 2: “1e999”'],
  'beyond float32': ['1 2\n3 1e39', '1e39 is beyond float32'],
  '65 columns': [Array.from({ length: 65 }, (_, i) => i).join('\t'), '65 columns; at most 64'],
  '65 rows': [Array.from({ length: 65 }, (_, i) => `${i},1`).join('\n'), '65 rows; at most 64'],
  'brackets that do not pair': ['[[1, 2], [3, 4]', 'brackets do not pair'],
} as const
test('rubbish pasted into W is refused in its place, and the last good W stays', async ({ page, playground }) => {
  await playground.open()
  const problem = page.getByTestId('matrix-problem')
  for (const [name, [text, says]] of Object.entries(RUBBISH)) {
    await test.step(name, async () => {
      await playground.paste(text)
      await expect(problem).toContainText(says)
      await expect(problem).toHaveRole('alert')
    })
  }
  await expect(playground.toast).toBeEmpty()
  expect(playground.hash()).toBe('')
  expect(await playground.target()).toEqual(['0.3000', '0.4000', '0.5000', '0.6000', '0.6000', '0.2000'])
  // What is put right is no longer complained about.
  await page.keyboard.type('1.5')
  await page.keyboard.press('Enter')
  await playground.expectHash('#v=2&W=1.5,.4~.5,.6~.6,.2')
  await expect(problem).toBeHidden()
})

test('rubbish typed into a cell is told there, also when a paste follows', async ({ page, playground }) => {
  await playground.open()
  const problem = page.getByTestId('matrix-problem')
  const cell = playground.cell('target', 1, 1)
  for (const text of ['', 'abc', '1e999', '--1', 'nan', '0x10']) {
    await cell.fill(text)
    await cell.press('Enter')
    await expect(cell).toHaveAttribute('aria-invalid', 'true')
    await expect(problem).toBeVisible()
    await expect(cell).toHaveAccessibleDescription(await problem.innerText())
  }
  await playground.paste('1,2\n3', 1, 1)
  await expect(problem).toContainText('Row 2 has 1 value,')
  await cell.fill('abc')
  await cell.press('Enter')
  await expect(problem).toContainText('abc')
  await cell.press('Escape')
  await expect(cell).toHaveAttribute('aria-invalid', 'false')
  await expect(cell).toHaveValue('0.6000')
  await expect(problem).toBeHidden()
  expect(playground.hash()).toBe('')
})

const NUMBERS = ['', 'abc', '-1', '1e999', '1e300']
const BAD_VALUES: { readonly [key: string]: readonly string[] } = {
  num_samples: [...NUMBERS, '0', '10001', '2.5', '3'],
  noise: [...NUMBERS, 'NaN', '1000.1'],
  seed: ['', 'abc', '1.5', '1e999', '1e300', '18446744073709551616'],
  np_seed: [...NUMBERS, '4294967296', '0.5'],
  lr: [...NUMBERS, 'Infinity', '0x10', '1 2', '1.1e30'],
  batch_size: [...NUMBERS, '0', '101', '10001', '1.5'],
  iterations: [...NUMBERS, '0', '1000000001', '0.5'],
  log_every: [...NUMBERS, '0', '1000000001'],
  true_bias: ['abc', '1', '1,2,3', '1,nan', '1,1e39', '[1', 'x'.repeat(10_000)],
}
test('bad values are told at their field, change nothing, and Escape gives them up', async ({ page, playground }) => {
  await playground.open('#v=2&t=40')
  await playground.expectIteration(40)
  const alert = page.locator('[role=alert]')
  for (const [key, values] of Object.entries(BAD_VALUES)) {
    await test.step(key, async () => {
      const field = playground.field(key)
      const good = await field.inputValue()
      for (const text of values) {
        await playground.type(key, text)
        await expect(field, text).toHaveAttribute('aria-invalid', 'true')
        await expect(alert).toHaveCount(1)
        await expect(field).toHaveAccessibleDescription(new RegExp(escaped(await alert.innerText())))
        await expect(field).toHaveValue(text)
      }
      await field.press('Escape')
      await expect(field).toHaveValue(good)
      await expect(field).toHaveAttribute('aria-invalid', 'false')
      await expect(alert).toHaveCount(0)
    })
  }
  await playground.expectIteration(40)
  expect(playground.hash()).toBe('#v=2&t=40')
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
