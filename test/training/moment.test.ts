import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { withChange } from '../../src/experiment/run.ts'
import { type Moment, STATEMENTS, type Statement } from '../../src/training/moment.ts'
import { statementsOf } from '../../src/training/phases.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { configs, runs, tutorial } from '../engine/arbitraries.ts'
import { momentAt } from '../engine/reference.ts'
import { toHex } from '../goldens/bits.ts'
import { held } from './held.ts'

const ROWS = 32

function trainerOf(values: Partial<Config>): Trainer {
  return new Trainer({ config: tutorial(values), changes: [] })
}

/** The moments after each statement of the next iterations. */
function follow(trainer: Trainer, iterations: number): Moment[] {
  const moments: Moment[] = []
  for (const end = trainer.iteration + iterations; trainer.iteration < end; ) {
    trainer.advance()
    moments.push(trainer.moment(ROWS))
  }
  return moments
}

/** Loss, weight and bias as bits. */
function bitsOf(trainer: Trainer): string {
  const { weight, bias } = held(trainer)
  const { loss } = trainer
  return toHex([loss, ...weight, ...(bias ?? [])])
}

describe('the loop’s variables', () => {
  test('before anything was done there are none', () => {
    const trainer = trainerOf({})
    const moment = trainer.moment(ROWS)
    expect(moment).toMatchObject({ epoch: 0, last: null, executed: true, next: 'batch', batchRows: 0, shownRows: 0 })
    expect(moment).toMatchObject({ loss: Number.NaN, backwardPasses: 0, parameters: [{ grad: null }] })
    expect(moment.before).toEqual(moment.parameters)
    expect([...moment.inputBatch, ...moment.outputPred]).toEqual([])
  })

  test('come one by one: a batch of the data, its prediction, its loss, the gradients, the step', () => {
    const trainer = trainerOf({})
    const [batch, zeroGrad, forward, loss, backward, step] = follow(trainer, 1)
    const x = trainer.x
    expect([batch, zeroGrad, forward, loss, backward, step].map((moment) => moment?.last)).toEqual(
      STATEMENTS.filter((name) => name !== 'clip' && name !== 'scheduler'),
    )
    expect([...(batch?.inputBatch ?? [])]).toEqual(
      [...(batch?.indices ?? [])].flatMap((i) => [...x.slice(3 * i, 3 * i + 3)]),
    )
    expect(zeroGrad?.outputPred.every(Number.isNaN)).toBe(true)
    expect(forward?.outputPred.some(Number.isNaN)).toBe(false)
    expect(forward?.loss).toBeNaN()
    expect(loss?.loss).toBeGreaterThan(0)
    expect(loss?.parameters[0]?.grad).toBeNull()
    expect(backward?.before[0]?.grad).toBeNull()
    const { predGrad, outputPred, outputBatch } = backward ?? trainer.moment(ROWS)
    expect(predGrad).toEqual(outputPred.map((value, i) => 0.25 * Math.fround(value - (outputBatch[i] ?? 0))))
    const [now, before] = [step?.parameters[0], step?.before[0]]
    expect(before?.data).toEqual(backward?.parameters[0]?.data)
    const stepped = before?.data.map((value, i) => value - 0.01 * (before.grad?.[i] ?? 0)) ?? []
    for (const [i, value] of stepped.entries()) expect(now?.data[i]).toBeCloseTo(value, 6)
    expect(step).toMatchObject({ epoch: 0, next: 'batch' })
    expect(trainer).toMatchObject({ iteration: 1, statement: 0 })
  })

  test('are copies', () => {
    const trainer = trainerOf({ momentum: 0.9 })
    follow(trainer, 2)
    const moment = trainer.moment(ROWS)
    const kept = structuredClone(moment)
    for (const { data } of trainer.moment(ROWS).before) data.fill(7)
    expect(trainer.moment(ROWS)).toEqual(kept)
    trainer.iterate()
    expect(moment).toEqual(kept)
    expect(Object.keys(moment.parameters[0]?.memory ?? {})).toEqual(['momentum_buffer'])
  })

  test('of a large batch are those of its first rows', () => {
    const trainer = trainerOf({ batchSize: 50 })
    const [moment] = follow(trainer, 1)
    expect(moment).toMatchObject({ batchRows: 50, shownRows: 32 })
    expect([moment?.indices.length, moment?.inputBatch.length, moment?.outputBatch.length]).toEqual([32, 96, 64])
  })

  test('of a batch of another height say nothing of this one', () => {
    const trainer = trainerOf({ numSamples: 6, batchSize: 4, sampler: 'sequential' })
    const heights = follow(trainer, 3).map(({ last, batchRows, outputPred }) => [
      last,
      batchRows,
      outputPred.some(Number.isNaN),
    ])
    expect(heights.filter(([last]) => last === 'zero_grad' || last === 'forward')).toEqual([
      ['zero_grad', 4, true],
      ['forward', 4, false],
      ['zero_grad', 2, true],
      ['forward', 2, false],
      ['zero_grad', 4, true],
      ['forward', 4, false],
    ])
  })

  test('between two iterations the batch is that of the one before, whatever a live change says of the next', () => {
    const config = tutorial()
    const trainer = new Trainer({ config, changes: [{ iteration: 2, key: 'batchSize', value: 9 }] })
    follow(trainer, 2)
    expect(trainer.config.batchSize).toBe(9)
    expect(trainer.moment(ROWS)).toMatchObject({ epoch: 1, last: 'step', batchRows: 4 })
    const undisturbed = new Trainer({ config, changes: [] })
    follow(undisturbed, 2)
    expect(trainer.moment(ROWS)).toEqual(undisturbed.moment(ROWS))
  })

  test('where nobody stepped nothing is said to have changed', () => {
    const trainer = trainerOf({})
    trainer.iterate()
    const moment = trainer.moment(ROWS)
    expect(moment).toMatchObject({ epoch: 0, last: 'step', next: 'batch', batchRows: 4 })
    expect(moment.before).toEqual(moment.parameters)
  })
})

test('a statement that is commented out neither comes next nor was last', () => {
  fc.assert(
    fc.property(configs(20), (config) => {
      const written = statementsOf(config).filter((name) => !config.off.some((each) => each === name))
      const moments = follow(new Trainer({ config, changes: [] }), 3)
      expect(moments.map(({ last }) => last)).toEqual([...written, ...written, ...written])
      const next = [...written.slice(1), written[0]]
      expect(moments.map(({ next }) => next)).toEqual([...next, ...next, ...next])
    }),
  )
})

test('accumulation: what an if keeps from happening, and how many passes a gradient is of', () => {
  fc.assert(
    fc.property(configs(20), (config) => {
      const k = config.accumulationSteps
      const ifs: { readonly [S in Statement]?: (epoch: number) => boolean } = {
        zero_grad: (epoch) => epoch % k === 0,
        clip: (epoch) => (epoch + 1) % k === 0,
        step: (epoch) => (epoch + 1) % k === 0,
        scheduler: (epoch) => (epoch + 1) % config.schedulerEvery === 0,
      }
      let passes = 0
      for (const { last, executed, epoch, backwardPasses, parameters, before } of follow(
        new Trainer({ config, changes: [] }),
        3 * k + 1,
      )) {
        expect(executed).toBe(last === null || (ifs[last]?.(epoch) ?? true))
        if (last === 'zero_grad' && executed) passes = 0
        if (last === 'backward') passes++
        expect(backwardPasses).toBe(passes)
        if (!executed) expect(before).toEqual(parameters)
        expect(parameters.every(({ grad }) => (grad !== null) === passes > 0)).toBe(true)
      }
    }),
  )
})

/** How somebody may go about a run. */
const walk = fc.array(fc.constantFrom('advance', 'iterate', 'save', 'restore', 'look'), { maxLength: 60 })

test('any mix of statements, iterations and snapshots gives the run of iterations alone, to the bit', () => {
  fc.assert(
    fc.property(runs(25), walk, (run, ways) => {
      const trainer = new Trainer(run)
      let checkpoint = trainer.save()
      for (const way of ways) {
        if (way === 'advance') trainer.advance()
        else if (way === 'iterate') trainer.iterate()
        else if (way === 'look') trainer.moment(ROWS)
        else if (way === 'restore') trainer.restore(checkpoint)
        else if (trainer.statement === 0) checkpoint = trainer.save()
      }
      if (trainer.statement > 0) trainer.iterate()
      const whole = new Trainer(run)
      while (whole.iteration < trainer.iteration) whole.iterate()
      expect(bitsOf(trainer)).toBe(bitsOf(whole))
      for (let i = 0; i < 3; i++) {
        trainer.iterate()
        whole.iterate()
        expect(bitsOf(trainer)).toBe(bitsOf(whole))
      }
    }),
  )
})

test('a moment is the same however the run got there, from a snapshot at least one iteration before', () => {
  const places = fc.record({ iteration: fc.nat(20), statement: fc.nat(2), back: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(runs(25), places, (run, { iteration, statement, back }) => {
      const trainer = new Trainer(run)
      while (trainer.iteration < Math.max(0, iteration - back)) trainer.iterate()
      const checkpoint = trainer.save()
      for (let i = 0; i < 3; i++) trainer.iterate()
      trainer.restore(checkpoint)
      while (trainer.iteration < (statement > 0 ? iteration : iteration - 1)) trainer.iterate()
      while (trainer.iteration < iteration || trainer.statement < statement) trainer.advance()
      expect(trainer.moment(ROWS)).toEqual(momentAt(run, { iteration, statement }))
    }),
  )
})

test('a live change for later is taken note of in the middle of an iteration', () => {
  const run: Run = { config: tutorial(), changes: [] }
  const change = { iteration: 2, key: 'lr', value: 0.5 } as const
  const trainer = new Trainer(run)
  trainer.iterate()
  trainer.advance()
  trainer.change(change)
  const told = new Trainer(withChange(run, change))
  while (trainer.iteration < 5) trainer.iterate()
  while (told.iteration < 5) told.iterate()
  expect(bitsOf(trainer)).toBe(bitsOf(told))
})
