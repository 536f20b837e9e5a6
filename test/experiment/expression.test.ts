import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fields } from '../../src/experiment/fields.ts'
import { LOSS_EXAMPLES } from '../../src/experiment/loss-examples.ts'
import { lossText } from './any-loss.ts'

const { kind } = fields.expression

test.each([
  ['((pred-target)**2).mean()', '((pred - target) ** 2).mean()'],
  ['loss = ((output_pred - output_batch) ** 4).mean()', '((pred - target) ** 4).mean()'],
  [
    'torch.clamp( pred-target ,min = -1e-1, max=+1 ).abs( ) .mean()',
    'torch.clamp(pred - target, min=-0.1, max=+1).abs().mean()',
  ],
  ['-(pred*-2.-1_000).sum()', '-(pred * -2.0 - 1000).sum()'],
  ['（pred − target）.abs().mean()', '(pred - target).abs().mean()'],
  ['(~(pred>target)*pred).sum()', '(~(pred > target) * pred).sum()'],
])('%s is written as %s', (text, written) => {
  expect(kind.read(text)).toEqual({ ok: true, value: written })
})

test('what was read is read back', () => {
  fc.assert(
    fc.property(lossText, (text) => {
      const reading = kind.read(text)
      if (!reading.ok) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`)
      expect(kind.read(kind.write(reading.value))).toEqual(reading)
      // As it stands between the settings of a pin in a link.
      expect(reading.value).not.toMatch(/[!;"'#]/)
    }),
  )
})

test('the examples are written as they are read', () => {
  for (const example of Object.values(LOSS_EXAMPLES)) expect(kind.read(example)).toEqual({ ok: true, value: example })
})

test('a fault is told by its place, counted from 1', () => {
  expect(kind.read('(pred - y).mean()')).toMatchObject({ problem: { code: 'unknownInLoss', text: 'y', at: 9 } })
  expect(kind.read('(pred % 2).mean()')).toMatchObject({ problem: { code: 'notInLoss', text: '%', at: 7 } })
  expect(kind.read('(pred')).toMatchObject({ problem: { code: 'notPython', text: '', at: 6 } })
  expect(kind.read('pred - target')).toMatchObject({ problem: { code: 'refused' } })
  expect(kind.read(' ')).toEqual({ ok: false, problem: { code: 'empty' } })
  expect(kind.read(`${'-'.repeat(300)}pred.mean()`)).toEqual({ ok: false, problem: { code: 'tooLong', limit: 300 } })
})

test('one of the longest is read with the names of the program, which are longer', () => {
  const short = `(${'pred - target + '.repeat(17)}pred).mean()`
  const long = short.replaceAll('pred', 'output_pred').replaceAll('target', 'output_batch')
  expect(short.length).toBeLessThanOrEqual(300)
  expect(long.length).toBeGreaterThan(400)
  expect(kind.read(long)).toEqual({ ok: true, value: short })
})
