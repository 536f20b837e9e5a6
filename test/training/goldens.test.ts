import { describe, expect, test } from 'vitest'
import { samplers } from '../../src/training/samplers/registry.ts'
import { isPlain, toRun } from '../goldens/config.ts'
import { runs } from '../goldens/load.ts'
import { expected, replay } from '../goldens/replay.ts'

describe.each([
  { file: 'runs.json', count: 25 },
  { file: 'issue-2.json', count: 60 },
] as const)('$file', ({ file, count }) => {
  const cases = runs(file).filter(isPlain)

  test('the plain runs are there', () => {
    expect(cases).toHaveLength(count)
  })

  test.each(cases.map((golden) => [golden.config.id, golden] as const))('%s, every bit and character', (_, golden) => {
    expect(replay(toRun(golden.config))).toEqual(expected(golden))
  })

  test.each(cases.map((golden) => [golden.config.id, golden] as const))('%s, the first batches', (_, golden) => {
    const { config, changes } = toRun(golden.config)
    const sampler = samplers.choice.create(config)
    for (const [iteration, expected] of golden.batches.entries()) {
      const change = changes.findLast((made) => made.key === 'batchSize' && made.iteration <= iteration)
      const out = new Int32Array(change?.key === 'batchSize' ? change.value : config.batchSize)
      sampler.next(out)
      expect([...out]).toEqual(expected)
    }
  })
})
