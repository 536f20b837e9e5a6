import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, Run } from '../../src/experiment/config.ts'
import { namesOf } from '../../src/experiment/names.ts'
import { configAt, withChange } from '../../src/experiment/run.ts'
import type { SavedState } from '../../src/experiment/saved-state.ts'
import { releases } from '../../src/torch/kernels/releases.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { samplers } from '../../src/training/samplers/registry.ts'
import { loadOf, readLoadOf } from '../../src/training/state-load.ts'
import { stateRefusal } from '../../src/training/state-refusal.ts'
import { readStateText } from '../../src/training/state-text.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { changesOf, configs, possible, tutorial } from '../engine/arbitraries.ts'

/** A trainer after `iterations` of them. */
function ranTo(run: Run, iterations: number): Trainer {
  const trainer = new Trainer(run)
  while (trainer.iteration < iterations) trainer.iterate()
  return trainer
}

function savedIn(trainer: Trainer): SavedState {
  const { model, optimizer } = trainer.save()
  return { model, optimizer }
}

/** All that a run goes on with but the gradients, which no state dict has, and which are cleared at once. */
function goneOn(trainer: Trainer) {
  const { model, optimizer, sampler, loss } = trainer.save()
  return { model, optimizer, sampler, loss }
}

/** Runs, one of their settings that was another until the state is loaded, and when: the batches are the same all the time. */
const detours = fc
  .record({ config: configs(24), torch: fc.constantFrom(...namesOf(releases)) })
  .map(({ config, torch }) => {
    const off = config.off.filter((name) => name !== 'zero_grad')
    // What a scheduler has counted, or seen of losses, is no part of a state.
    return possible({ ...config, torch, off, scheduler: 'none' })
  })
  .chain((config) => {
    // Where gradients are gathered, those of a batch before are no part of a state.
    const groups = Math.floor((config.iterations - 1) / config.accumulationSteps)
    return fc.record({
      config: fc.constant(config),
      other: changesOf(config)
        .filter(({ key }) => key !== 'batchSize')
        .map((change): Change => ({ ...change, iteration: 0 })),
      at: fc.nat(groups).map((group) => group * config.accumulationSteps),
    })
  })

test('a run that went elsewhere and loads the state goes on as the one that it was saved of, to the bit', () => {
  fc.assert(
    fc.property(detours, ({ config, other, at }) => {
      const run = { config, changes: [] }
      const saved = savedIn(ranTo(run, at))
      const refusal = stateRefusal(saved, config)
      // A scheduler may have taken lr beyond what a setting can be, or written the first beta, which stays the run's.
      fc.pre(refusal?.code !== 'outOfRange' && refusal?.code !== 'otherArgument')
      expect(refusal).toBeNull()
      // The target is no part of a state.
      const target: readonly Change[] = other.key === 'W' ? [{ iteration: at, key: 'W', value: config.W }] : []
      const elsewhere = [other, ...target, loadOf(saved, config, at)].reduce<Run>(withChange, run)
      expect(goneOn(ranTo(elsewhere, config.iterations))).toEqual(goneOn(ranTo(run, config.iterations)))
    }),
    { numRuns: 150 },
  )
})

describe.each(namesOf(optimizers))('%s', (optimizer) => {
  const config = possible(tutorial({ optimizer, momentum: 0.9, iterations: 40, lr: 0.02 }))

  test.each(namesOf(samplers).flatMap((sampler) => namesOf(releases).map((torch) => [sampler, torch] as const)))(
    'its state, from %s batches of PyTorch %s, is loaded to the bit and reads back from its text',
    (sampler, torch) => {
      const run = { config: possible({ ...config, sampler, torch }), changes: [] }
      const saved = savedIn(ranTo(run, 20))
      expect(stateRefusal(saved, run.config)).toBeNull()
      const load = loadOf(saved, run.config, 20)
      expect(readLoadOf(load.value.text, run.config, 20)).toEqual(load)
      expect(readStateText(load.value.text)).toMatchObject({
        model: saved.model,
        optimizer: { state: saved.optimizer.state },
      })
      const elsewhere = { ...run, changes: [{ iteration: 0, key: 'lr', value: 1e-3 } as const, load] }
      expect(goneOn(ranTo(elsewhere, 40))).toEqual(goneOn(ranTo(run, 40)))
      expect(configAt(elsewhere, 20).lr).toBe(config.lr)
    },
  )

  test('what it keeps after a step is what a state must have of it, no more and no less', () => {
    const saved = savedIn(ranTo({ config, changes: [] }, 1))
    for (const [i, memory] of Object.entries(saved.optimizer.state)) {
      for (const name of Object.keys(memory)) {
        const { [name]: _, ...rest } = memory
        const state = { ...saved.optimizer.state, [i]: rest }
        const refusal = stateRefusal({ ...saved, optimizer: { ...saved.optimizer, state } }, config)
        expect(refusal).toEqual(optimizer === 'sgd' ? null : { code: 'keyError', name })
      }
    }
  })

  test('a state from before the first step begins as the program does', () => {
    const run = { config, changes: [] }
    const saved = savedIn(new Trainer(run))
    expect(stateRefusal(saved, config)).toBeNull()
    const again = { config, changes: [loadOf(saved, config, 0)] }
    expect(goneOn(ranTo(again, 40))).toEqual(goneOn(ranTo(run, 40)))
  })
})
