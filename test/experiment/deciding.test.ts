import { describe, expect, test } from 'vitest'
import { EndingCache } from '../../src/engine/page/ending-cache.ts'
import { type Config, fieldOf, KEYS, type Key } from '../../src/experiment/config.ts'
import { keysDeciding, sameData } from '../../src/experiment/deciding.ts'
import type { Decides } from '../../src/experiment/field.ts'
import { belongsTo, planOf } from '../../src/store/services/sweep-plan.ts'
import { Desk } from '../../src/theory/questions/desk.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { toHex } from '../goldens/bits.ts'
import { held } from '../training/held.ts'
import { conflictsOf } from './arbitrary.ts'
import { differingIn } from './variants.ts'

/** What there is of a run, part by part in their order. */
function observed(config: Config): Readonly<Record<Decides, string>> {
  const trainer = new Trainer({ config, changes: [] })
  const { x, y } = trainer
  const weights = () => {
    const { weight, bias } = held(trainer)
    return toHex(weight) + (bias === null ? ' no bias' : toHex(bias))
  }
  const [data, model] = [toHex(x) + toHex(y), weights()]
  const batches: string[] = []
  const print: string[] = []
  while (trainer.iteration < config.iterations) {
    trainer.iterate()
    batches.push(trainer.moment(99).indices.join())
    if (trainer.iteration % config.logEvery === 0) print.push(toHex(Float32Array.of(trainer.loss)))
  }
  return {
    data,
    model,
    batches: batches.slice(0, 10).join(' '),
    step: weights() + JSON.stringify(trainer.save().optimizer.state),
    print: print.join(' '),
  }
}

/** The first part in which two runs are not the same. */
function firstDifference(key: Key): Decides | undefined {
  const [a, b] = differingIn(key).map(observed)
  const parts = ['data', 'model', 'batches', 'step', 'print'] as const
  return parts.find((part) => a?.[part] !== b?.[part])
}

describe.each(KEYS)('%s', (key) => {
  const [a, b] = differingIn(key)
  const part = firstDifference(key)

  test('decides what is another in the trainer’s run', () => {
    expect([...conflictsOf(a), ...conflictsOf(b)]).toEqual([])
    expect(fieldOf(key).decides).toBe(part)
  })

  test('tells data apart where it decides them', () => {
    expect(sameData(a, b)).toBe(part !== 'data' && part !== 'model')
    expect(sameData(a, { ...a, W: { ...a.W } })).toBe(true)
  })

  test('tells the endings of a sweep apart where it decides one', () => {
    const cache = new EndingCache()
    const ending = { fullLoss: 1, initial: 2, divergedAt: null }
    cache.set(a, ending)
    expect(cache.get(b)).toBe(part === 'print' ? ending : null)
  })

  test('makes another sweep where it decides something and is not what is swept', () => {
    const isSwept = key === 'lr' || key === 'batchSize'
    expect(belongsTo(planOf('map', 'batchSize', a, null), b)).toBe(isSwept || part === 'print')
  })

  test('has the limits of lr computed again where they can be others', () => {
    const desk = new Desk()
    const limitsOf = (config: Config) => {
      const answer = desk.answer({
        type: 'rates',
        run: { config, changes: [] },
        config,
        batchSizes: [config.batchSize],
      })
      return answer.type === 'rates' ? answer.rates[0]?.limits : null
    }
    const limits = limitsOf(a)
    expect(limits).toBeDefined()
    expect(limitsOf(b) === limits).toBe(key === 'lr' || part === 'print')
  })
})

test('the endings of one family are kept together, whatever is swept', () => {
  const cache = new EndingCache()
  const ending = { fullLoss: 1, initial: 2, divergedAt: null }
  const [config] = differingIn('lr')
  const many = Array.from({ length: 99 }, (_, i) => ({ ...config, lr: i, momentum: i, batchSize: i + 1 }))
  for (const each of many) cache.set(each, ending)
  expect(many.every((each) => cache.get(each) === ending)).toBe(true)
})

test('the keys that decide something are all but those of the other parts', () => {
  const parts = ['data', 'model', 'batches', 'step', 'print'] as const
  expect(parts.flatMap((part) => keysDeciding(part)).sort()).toEqual([...KEYS].sort())
})
