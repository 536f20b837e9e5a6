import { expect, test } from 'vitest'
import { conflictAt } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { runOn } from '../../src/experiment/run-on-data.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { largeData, ownDataOf } from '../experiment/own-data.ts'

test('a run on data keeps the settings on screen that are possible with them', () => {
  const hash =
    '#v=2&x_scale=2,3,4&optimizer=adam&lr=0.3&momentum=0.9&batch_size=30&true_bias=1,2&noise=3&sampler=shuffle'
  const { config: shown } = readHash(hash).shared.run
  for (const data of [ownDataOf('a:b;1,2'), ownDataOf('a,b:c,d;1,2,3,4;5,6,7,9'), largeData('a.csv')]) {
    const { config, changes } = runOn(data, shown, { bias: true, standardize: true })
    expect(config).toMatchObject({
      data,
      optimizer: 'adam',
      lr: 0.3,
      sampler: 'shuffle',
      noise: 0,
      xScale: null,
      bias: true,
    })
    expect(config).toMatchObject({ batchSize: Math.min(30, data.rows), numSamples: data.rows })
    expect([config.standardize, config.W.rows]).toEqual([data.rows > 1, data.inputs.length])
    expect(config.trueBias).toHaveLength(data.outputs.length)
    expect([conflictAt(config, 'data'), changes]).toEqual([null, []])
  }
})

test('without a bias there is none in the target', () => {
  const { config } = runOn(ownDataOf('a:b;1,2;2,5'), defaults[CURRENT], { bias: false, standardize: false })
  expect(config).toMatchObject({ trueBias: null, bias: false, W: { data: [Math.fround(12 / 5)] } })
})
