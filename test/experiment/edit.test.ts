import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, type Config, KEYS, type Key, type Run } from '../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { changeProblem, editOf } from '../../src/experiment/edit.ts'
import { tabulate, withCell } from '../../src/experiment/matrix.ts'
import { resized } from '../../src/experiment/resized.ts'
import { configAt, equalRuns, MAX_CHANGES, withChange } from '../../src/experiment/run.ts'
import { stateOwner } from '../../src/experiment/state-owner.ts'
import { canBeMade, config, conflictsOf, run } from './arbitrary.ts'

const tutorial = defaults[CURRENT]
const later: Change = { iteration: 1000, key: 'lr', value: 0.1 }
const fresh: Run = { config: tutorial, changes: [] }
const changed: Run = { config: tutorial, changes: [later] }

/** The run that an edit leads to; throws where it is refused. */
function edited<K extends Key>(run: Run, iteration: number, key: K, value: Config[K]): Run {
  const edit = editOf(run, iteration, key, value)
  if (!edit.ok) throw new Error(edit.problem.code)
  return edit.value.type === 'run' ? edit.value.run : withChange(run, edit.value.change)
}

describe('before the first iteration', () => {
  it('describes a new run with the changes that are still to come', () => {
    expect(edited(changed, 0, 'lr', 0.5)).toEqual({ config: { ...tutorial, lr: 0.5 }, changes: [later] })
    expect(edited(changed, 0, 'seed', 7)).toEqual({ config: { ...tutorial, seed: 7 }, changes: [later] })
  })

  it('is not undone by a change at 0', () => {
    const run: Run = { config: tutorial, changes: [{ iteration: 0, key: 'lr', value: 1 }, later] }
    expect(configAt(edited(run, 0, 'lr', 0.5), 0).lr).toBe(0.5)
    expect(edited(run, 0, 'seed', 7)).toEqual({ config: { ...tutorial, seed: 7, lr: 1 }, changes: [later] })
  })

  it('keeps a state that is loaded at 0: what its group has is written behind it', () => {
    const group = { lr: 0.3, momentum: 0, weightDecay: 0 }
    const state: Change = {
      iteration: 0,
      key: 'state',
      value: {
        state: { model: {}, optimizer: { state: {}, paramGroups: [] } },
        text: `${stateOwner(tutorial)},`,
        group,
      },
    }
    const run: Run = { config: tutorial, changes: [state, later] }
    expect(edited(run, 0, 'lr', 0.5).changes).toEqual([state, { iteration: 0, key: 'lr', value: 0.5 }])
    expect(edited(run, 0, 'seed', 7)).toEqual({ config: { ...tutorial, lr: 0.3, seed: 7 }, changes: [state, later] })
    expect(edited(run, 0, 'bias', true).changes).toEqual([later])
  })

  it('keeps the rules with the values on screen', () => {
    const config = { ...tutorial, batchSize: 100 }
    const run: Run = { config, changes: [{ iteration: 0, key: 'batchSize', value: 4 }] }
    expect(edited(run, 0, 'numSamples', 50)).toEqual({ config: { ...tutorial, numSamples: 50 }, changes: [] })
  })

  it('drops the changes that have become impossible', () => {
    const W: Change = { iteration: 10, key: 'W', value: tabulate(3, 2, () => 1) }
    const batch: Change = { iteration: 10, key: 'batchSize', value: 90 }
    const run: Run = { config: tutorial, changes: [W, batch, later] }
    expect(edited(run, 0, 'iterations', 1000).changes).toEqual([W, batch])
    expect(edited(run, 0, 'W', resized(tutorial.W, 4, 2)).changes).toEqual([batch, later])
    expect(edited(run, 0, 'numSamples', 80).changes).toEqual([W, later])
  })

  it('keeps a true bias as wide as W', () => {
    const run: Run = { config: { ...tutorial, trueBias: [1, 2] }, changes: [] }
    expect(edited(run, 0, 'W', resized(tutorial.W, 3, 3)).config.trueBias).toEqual([1, 2, 0])
    expect(edited(run, 0, 'W', resized(tutorial.W, 3, 1)).config.trueBias).toEqual([1])
    expect(edited(run, 0, 'trueBias', null).config.trueBias).toBeNull()
  })
})

describe('under way', () => {
  it('makes a live change at the earliest moment', () => {
    expect(editOf(fresh, 7, 'lr', 0.5)).toEqual({
      ok: true,
      value: { type: 'change', change: { iteration: 7, key: 'lr', value: 0.5 } },
    })
    expect(edited(changed, 7, 'batchSize', 8).changes).toEqual([{ iteration: 7, key: 'batchSize', value: 8 }])
    const W = withCell(tutorial.W, 0, 0, 9)
    expect(edited(fresh, 7, 'W', W).changes).toEqual([{ iteration: 7, key: 'W', value: W }])
  })

  it('describes a new run of the values on screen where the field is not live', () => {
    expect(edited(changed, 2000, 'seed', 7)).toEqual({ config: { ...tutorial, lr: 0.1, seed: 7 }, changes: [] })
  })

  it('describes a new run where W takes another shape', () => {
    const W = resized(tutorial.W, 4, 2)
    expect(edited(changed, 2000, 'W', W)).toEqual({ config: { ...tutorial, lr: 0.1, W }, changes: [] })
  })

  it('refuses more changes than a link holds, but not another value for the last', () => {
    const changes = Array.from({ length: MAX_CHANGES }, (_, i): Change => ({ iteration: i + 1, key: 'lr', value: i }))
    const full: Run = { config: tutorial, changes }
    const problem = { code: 'changeLimit', limit: MAX_CHANGES }
    expect(editOf(full, 4000, 'lr', 0.5)).toEqual({ ok: false, problem })
    expect(edited(full, MAX_CHANGES, 'lr', 0.5).changes).toHaveLength(MAX_CHANGES)
  })
})

describe('after the last iteration', () => {
  it('describes a new run of the values on screen', () => {
    expect(edited(changed, 5000, 'lr', 0.5)).toEqual({ config: { ...tutorial, lr: 0.5 }, changes: [] })
  })
})

describe('the rules between fields', () => {
  it('are kept at any time', () => {
    const problem = { code: 'batchOverSamples', batchSize: 101, numSamples: 100 }
    for (const when of [0, 7, 5000]) {
      expect(editOf(fresh, when, 'batchSize', 101)).toEqual({ ok: false, problem })
      expect(editOf(fresh, when, 'numSamples', 3)).toMatchObject({ problem: { code: 'samplesUnderBatch' } })
      expect(editOf(fresh, when, 'trueBias', [1])).toMatchObject({ problem: { code: 'wrongLength' } })
    }
  })

  it('hold in whatever an edit leads to, and every change in it can be made', () => {
    const edit = fc.constantFrom<Key>(...KEYS)
    fc.assert(
      fc.property(run, config, edit, fc.nat(12), (run, other, key, when) => {
        const reading = editOf(run, when, key, other[key])
        if (!reading.ok) return
        const { value } = reading
        const result = value.type === 'run' ? value.run : withChange(run, value.change)
        expect(conflictsOf(result.config)).toEqual([])
        expect(canBeMade(result)).toBe(true)
        const shown = value.type === 'run' ? 0 : when
        const now = { config: configAt(result, shown), changes: [] }
        expect(equalRuns(now, { ...now, config: { ...now.config, [key]: other[key] } })).toBe(true)
      }),
    )
  })
})

describe('choosing a class', () => {
  it('puts its arguments to PyTorch’s defaults and leaves none of the old ones behind', () => {
    const run: Run = { config: { ...tutorial, lr: 3, momentum: 0.9, weightDecay: 1 }, changes: [] }
    const { config } = edited(run, 0, 'optimizer', 'adamw')
    expect(config).toEqual({ ...tutorial, optimizer: 'adamw', lr: 0.001, weightDecay: 0.01 })
    expect(edited({ config, changes: [] }, 0, 'optimizer', 'sgd').config).toEqual(tutorial)
  })

  it('drops the live changes that the new one has no argument for', () => {
    const changes: Change[] = [{ iteration: 9, key: 'momentum', value: 0.5 }, later]
    expect(edited({ config: tutorial, changes }, 0, 'optimizer', 'adam').changes).toEqual([later])
  })

  it('of a batch without a DataLoader forgets drop_last', () => {
    const run: Run = { config: { ...tutorial, sampler: 'shuffle', dropLast: true }, changes: [] }
    expect(edited(run, 0, 'sampler', 'choice').config).toEqual(tutorial)
  })
})

describe('an argument', () => {
  it('that the constructor refuses says so in its words', () => {
    const error = 'ValueError: Nesterov momentum requires a momentum and zero dampening'
    expect(editOf(fresh, 0, 'nesterov', true)).toEqual({ ok: false, problem: { code: 'refused', error } })
  })

  it('may be written live to what the constructor would refuse', () => {
    const run: Run = { config: { ...tutorial, momentum: 0.9, nesterov: true }, changes: [] }
    expect(editOf(run, 7, 'momentum', 0)).toMatchObject({ ok: true, value: { type: 'change' } })
  })

  it('of a DataLoader describes a new run', () => {
    const run: Run = { config: { ...tutorial, sampler: 'shuffle' }, changes: [] }
    expect(editOf(run, 7, 'batchSize', 8)).toMatchObject({ ok: true, value: { type: 'run' } })
  })
})

describe('changeProblem', () => {
  it('names what is in the way', () => {
    const W: Change = { iteration: 0, key: 'W', value: tabulate(2, 2, () => 1) }
    expect(changeProblem(fresh, { ...later, iteration: 4999 })).toBeNull()
    expect(changeProblem(fresh, { ...later, iteration: 5000 })).toEqual({ code: 'changeTooLate', iterations: 5000 })
    expect(changeProblem(fresh, W)).toEqual({ code: 'shapeChanged', expected: '3 × 2' })
    expect(changeProblem(fresh, { iteration: 0, key: 'batchSize', value: 101 })).toMatchObject({
      code: 'batchOverSamples',
    })
  })
})
