import { expect, test } from 'vitest'
import { integer, real } from '../../src/experiment/kinds.ts'
import { habitual } from '../../src/ui/number-habits.ts'

const whole = habitual(integer({ min: 1, max: 1e7 }))
const decimal = habitual(real({ min: 0, max: 10 }))

test.each([
  ['what programs write', '1000', 1000],
  ['thousands that have nothing but digits and points', '1.000.000', 1000000],
  ['thousands with commas', '1,000,000', 1000000],
  ['a power', '10^4', 10000],
])('%s is read, at once or when the code for it has come', async (_, text, value) => {
  expect(await whole(text)).toEqual({ ok: true, value })
})

test('what reads habits is not loaded for a number that is out of range', () => {
  expect(decimal('11')).toMatchObject({ ok: false, problem: { code: 'outOfRange' } })
})

test.each(['1.2.3', '--1', '1e', '-', '.'])('%j stays none', async (text) => {
  expect(await decimal(text)).toMatchObject({ ok: false, problem: { code: 'notANumber' } })
})

test('a point at the end of a sentence is none of the number', async () => {
  expect(await decimal('0.5.')).toEqual({ ok: true, value: 0.5 })
})
