import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { deviceOf } from '../../src/torch/device.ts'
import { scriptKernels } from '../../src/torch/kernels/registry.ts'
import { Lease } from '../../src/torch/memory.ts'
import { Linear } from '../../src/torch/nn/linear.ts'
import { Generator } from '../../src/torch/random/generator.ts'
import { Dataset } from '../../src/training/dataset.ts'
import { samplers } from '../../src/training/samplers/registry.ts'
import type { Sampler } from '../../src/training/samplers/sampler.ts'
import { toRun } from '../goldens/config.ts'
import { RUN_FILES, runs } from '../goldens/load.ts'
import { expected, replay } from '../goldens/replay.ts'
import { vectorKernels } from '../torch/vector-kernels.ts'

/** The sampler of a run, torch's generator where the loop begins. */
function samplerOf(config: Config): Sampler {
  const generator = new Generator(config.seed)
  const device = deviceOf(config.torch)
  new Dataset(config, generator, device)
  new Linear(config.W.rows, config.W.columns, config.bias, generator, device)
  return new samplers[config.sampler]({ ...config, generator, lease: device.lease })
}

/** What is right, and what is fast. */
const ways = [
  { how: 'TypeScript', kernelsOf: scriptKernels },
  { how: 'vectors', kernelsOf: vectorKernels },
]

test.each([
  ['runs.json', 50],
  ['mse-sgd.json', 60],
  ['classes.json', 156],
  ['schedulers.json', 141],
  ['inputs.json', 39],
  ['optimizers.json', 103],
  ['norm-types.json', 126],
  ['reductions.json', 162],
  ['states.json', 45],
  ['torch-2/runs.json', 56],
  ['torch-2/runs-exact-sqrt.json', 23],
])('the runs of %s are there', (file, count) => {
  expect(runs(file)).toHaveLength(count)
})

describe.each(RUN_FILES)('%s', (file) => {
  const cases = runs(file)

  describe.each(ways)('in $how', ({ kernelsOf }) => {
    test.each(cases.map((golden) => [golden.config.id, golden] as const))(
      '%s, every bit and character',
      (_, golden) => {
        const run = toRun(golden.config)
        const device = { kernels: kernelsOf[run.config.torch], lease: new Lease() }
        expect(replay(run, device)).toEqual(expected(golden))
        device.lease.release()
      },
    )
  })

  test.each(cases.map((golden) => [golden.config.id, golden] as const))('%s, the first batches', (_, golden) => {
    const { config, changes } = toRun(golden.config)
    const sampler = samplerOf(config)
    for (const [iteration, expected] of golden.batches.entries()) {
      const change = changes.findLast((made) => made.key === 'batchSize' && made.iteration <= iteration)
      const out = new Lease().ints(change?.key === 'batchSize' ? change.value : config.batchSize)
      const rows = sampler.next(out)
      expect([...out.values.subarray(0, rows)]).toEqual(expected)
    }
  })
})
