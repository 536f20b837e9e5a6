import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { kernelsOf } from '../../src/torch/kernels/registry.ts'
import { Linear } from '../../src/torch/nn/linear.ts'
import { Generator } from '../../src/torch/random/generator.ts'
import { Dataset } from '../../src/training/dataset.ts'
import { samplers } from '../../src/training/samplers/registry.ts'
import type { Sampler } from '../../src/training/samplers/sampler.ts'
import { toRun } from '../goldens/config.ts'
import { RUN_FILES, runs } from '../goldens/load.ts'
import { expected, replay } from '../goldens/replay.ts'

/** The sampler of a run, torch's generator where the loop begins. */
function samplerOf(config: Config): Sampler {
  const generator = new Generator(config.seed)
  new Dataset(config, generator)
  new Linear(config.W.rows, config.W.columns, config.bias, generator, kernelsOf[config.torch])
  return new samplers[config.sampler]({ ...config, generator })
}

test.each([
  ['runs.json', 50],
  ['mse-sgd.json', 60],
  ['classes.json', 156],
  ['torch-2/runs.json', 56],
  ['torch-2/runs-exact-sqrt.json', 23],
])('the runs of %s are there', (file, count) => {
  expect(runs(file)).toHaveLength(count)
})

describe.each(RUN_FILES)('%s', (file) => {
  const cases = runs(file)

  test.each(cases.map((golden) => [golden.config.id, golden] as const))('%s, every bit and character', (_, golden) => {
    expect(replay(toRun(golden.config))).toEqual(expected(golden))
  })

  test.each(cases.map((golden) => [golden.config.id, golden] as const))('%s, the first batches', (_, golden) => {
    const { config, changes } = toRun(golden.config)
    const sampler = samplerOf(config)
    for (const [iteration, expected] of golden.batches.entries()) {
      const change = changes.findLast((made) => made.key === 'batchSize' && made.iteration <= iteration)
      const out = new Int32Array(change?.key === 'batchSize' ? change.value : config.batchSize)
      const rows = sampler.next(out)
      expect([...out.subarray(0, rows)]).toEqual(expected)
    }
  })
})
