import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { toHex } from '../goldens/bits.ts'
import { toRun } from '../goldens/config.ts'

const ITERATIONS = 40

const config: fc.Arbitrary<Config> = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 5 }),
    numSamples: fc.integer({ min: 1, max: 40 }),
    seed: fc.maxSafeInteger(),
    npSeed: fc.nat(),
    bias: fc.boolean(),
    noise: fc.constantFrom(0, 0.1),
    lr: fc.constantFrom(0.01, 0.3, 5),
  })
  .map(({ rows, columns, ...rest }) => ({
    ...toRun({}).config,
    ...rest,
    W: tabulate(rows, columns, (r, c) => Math.sin(3 * r + c)),
    batchSize: Math.min(4, rest.numSamples),
  }))

const run: fc.Arbitrary<Run> = config.chain((start) => {
  const iteration = fc.integer({ min: 0, max: ITERATIONS })
  const { rows, columns } = start.W
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ iteration, key: fc.constant('lr' as const), value: fc.constantFrom(0.02, 0.5) }),
    fc.record({
      iteration,
      key: fc.constantFrom('momentum' as const, 'weightDecay' as const),
      value: fc.constantFrom(0, 0.3, 0.9),
    }),
    fc.record({
      iteration,
      key: fc.constant('batchSize' as const),
      value: fc.integer({ min: 1, max: start.numSamples }),
    }),
    fc.record({
      iteration,
      key: fc.constant('W' as const),
      value: fc.nat().map((k) => tabulate(rows, columns, (r, c) => Math.cos(k * r + c))),
    }),
  )
  const changes = fc.array(change, { maxLength: 4 }).map((all) => all.toSorted((a, b) => a.iteration - b.iteration))
  return changes.map((sorted) => ({ config: start, changes: sorted }))
})

/** What a run shows from here on, iteration by iteration, as bits. */
function trajectory(trainer: Trainer, until: number): string[] {
  const seen: string[] = []
  while (trainer.iteration < until) {
    trainer.iterate()
    seen.push(toHex([trainer.loss, ...trainer.values().flatMap(({ data }) => [...data])]))
  }
  return seen
}

describe('Trainer', () => {
  test('continues from a checkpoint at any point to the same bits, forwards and backwards', () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 0, max: ITERATIONS }), (description, at) => {
        const trainer = new Trainer(description)
        trajectory(trainer, at)
        const checkpoint = trainer.save()
        const expected = trajectory(trainer, ITERATIONS)
        trainer.restore(checkpoint)
        expect(trajectory(trainer, ITERATIONS)).toEqual(expected)
        const another = new Trainer(description)
        another.restore(checkpoint)
        expect(another.iteration).toBe(at)
        expect(another.loss).toBe(checkpoint.loss)
        expect(trajectory(another, ITERATIONS)).toEqual(expected)
        expect(toHex(another.y)).toBe(toHex(trainer.y))
      }),
    )
  })

  test('a change made on the way is a change described from the start', () => {
    fc.assert(
      fc.property(run, (description) => {
        const trainer = new Trainer({ config: description.config, changes: [] })
        const seen: string[] = []
        for (const change of description.changes) {
          seen.push(...trajectory(trainer, change.iteration))
          trainer.change(change)
        }
        seen.push(...trajectory(trainer, ITERATIONS))
        const whole = new Trainer(description)
        expect(seen).toEqual(trajectory(whole, ITERATIONS))
        expect(toHex(trainer.y)).toBe(toHex(whole.y))
        expect(trainer.config).toEqual(whole.config)
      }),
    )
  })

  test('a change drops the changes after it and replaces one of its moment and key', () => {
    const { config: start } = toRun({ num_samples: 20 })
    const trainer = new Trainer({ config: start, changes: [{ iteration: 5, key: 'lr', value: 3 }] })
    trainer.change({ iteration: 2, key: 'lr', value: 0.5 })
    trainer.change({ iteration: 2, key: 'lr', value: 0.25 })
    const expected = new Trainer({ config: start, changes: [{ iteration: 2, key: 'lr', value: 0.25 }] })
    expect(trajectory(trainer, 10)).toEqual(trajectory(expected, 10))
    expect(trainer.config.lr).toBe(0.25)
  })

  test('a change taken back at its own moment leaves the parameter group as it came, also where a checkpoint was taken', () => {
    const { config: start } = toRun({ num_samples: 20, momentum: 0.5 })
    const changes: Change[] = [
      { iteration: 5, key: 'lr', value: 3 },
      { iteration: 5, key: 'momentum', value: 0.25 },
    ]
    const trainer = new Trainer({ config: start, changes })
    trajectory(trainer, 5)
    const checkpoint = trainer.save()
    trainer.change({ iteration: 5, key: 'lr', value: start.lr })
    expect(trainer.run.changes).toEqual(changes.slice(1))
    const expected = trajectory(new Trainer({ config: start, changes: changes.slice(1) }), 10).slice(5)
    expect(trajectory(trainer, 10)).toEqual(expected)
    trainer.restore(checkpoint)
    expect(trajectory(trainer, 10)).toEqual(expected)
  })

  test('a live change is written once: what else writes to the parameter group goes on from there', () => {
    const { config: start } = toRun({ num_samples: 20 })
    const trainer = new Trainer({ config: start, changes: [{ iteration: 2, key: 'lr', value: 0.5 }] })
    trajectory(trainer, 4)
    const checkpoint = trainer.save()
    const [group] = checkpoint.optimizer.paramGroups
    expect(group).toEqual({
      lr: 0.5,
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
      maximize: false,
      params: [0],
    })
    // As a scheduler would have left it.
    const halved = { ...checkpoint.optimizer, paramGroups: [{ lr: 0.25, params: [0] }] }
    trainer.restore({ ...checkpoint, optimizer: halved })
    const changed = new Trainer({
      config: start,
      changes: [...trainer.run.changes, { iteration: 4, key: 'lr', value: 0.25 }],
    })
    trajectory(changed, 4)
    expect(trajectory(trainer, 8)).toEqual(trajectory(changed, 8))
  })

  test('a checkpoint has the names of the exported program’s state dict', () => {
    const trainer = new Trainer(toRun({ bias: true }))
    const { model, grads } = trainer.save()
    expect(Object.entries(model).map(([name, { shape }]) => [name, shape])).toEqual([
      ['W.weight', [2, 3]],
      ['W.bias', [2]],
    ])
    expect(grads).toEqual({})
    trainer.iterate()
    expect(Object.keys(trainer.save().grads)).toEqual(['W.weight', 'W.bias'])
  })

  test('fullLoss is the loss over all samples and disturbs nothing', () => {
    fc.assert(
      fc.property(config, (start) => {
        const changes: Change[] = [{ iteration: 0, key: 'batchSize', value: start.numSamples }]
        const trainer = new Trainer({ config: start, changes })
        const undisturbed = new Trainer({ config: start, changes })
        const before = trainer.fullLoss()
        const seen = trajectory(trainer, 1)
        expect(seen).toEqual(trajectory(undisturbed, 1))
        // The same samples in another order.
        expect(before).toBeCloseTo(trainer.loss, 4)
      }),
    )
  })

  test('the first loss is NaN before the first iteration', () => {
    const trainer = new Trainer(toRun({}))
    expect(trainer.loss).toBeNaN()
    expect(trainer.iteration).toBe(0)
  })

  test('a checkpoint counts its bytes', () => {
    const trainer = new Trainer(toRun({ bias: true }))
    expect(trainer.save().bytes).toBe(4 * (6 + 2 + 624))
    trainer.iterate()
    expect(trainer.save().bytes).toBe(4 * (2 * (6 + 2) + 624))
  })

  test('the largest run fits', () => {
    const W = tabulate(64, 64, (r, c) => (r - c) / 64)
    const start = { ...toRun({}).config, W, numSamples: 10_000, batchSize: 10_000, noise: 0.1 }
    const trainer = new Trainer({ config: start, changes: [] })
    trainer.iterate()
    expect(trainer.loss).toBeGreaterThan(0)
    expect(trainer.save().bytes).toBeLessThan(2 ** 16)
  })
})
