import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { RUN_FILE_LIMIT, readRunFile, type SavedRun, writeRunFile } from '../../src/share/run-file.ts'
import type { ModelState } from '../../src/torch/nn/module.ts'
import type { OptimizerState, ParameterMemory } from '../../src/torch/optim/optimizer.ts'
import type { Tensor } from '../../src/torch/tensor.ts'
import { largeData } from '../experiment/own-data.ts'
import { toRun } from '../goldens/config.ts'
import { shared as arbitraryShared } from './any-shared.ts'

/** Any 32 bits that are no NaN beside the one. */
const float32 = fc.oneof(
  fc.float({ noDefaultInfinity: false }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1e-45, 3.4028234663852886e38),
)

const tensor = (...shape: readonly number[]): fc.Arbitrary<Tensor> => {
  const size = shape.reduce((product, each) => product * each, 1)
  return fc
    .array(float32, { minLength: size, maxLength: size })
    .map((values) => ({ shape, data: Float32Array.from(values) }))
}

const anyTensor = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .chain((shape) => tensor(...shape))

const model: fc.Arbitrary<ModelState> = fc
  .tuple(tensor(2, 3), fc.option(tensor(2)))
  .map(([weight, bias]) => ({ 'W.weight': weight, ...(bias !== null && { 'W.bias': bias }) }))

const memory: fc.Arbitrary<ParameterMemory> = fc
  .record({ step: fc.nat(), mu_product: fc.double({ noNaN: true }), exp_avg: anyTensor, prev: anyTensor })
  .chain((all) => fc.subarray(Object.entries(all), { minLength: 1 }))
  .map((some) => Object.fromEntries(some))

const optimizer: fc.Arbitrary<OptimizerState> = fc
  .record({
    kept: fc.array(memory, { maxLength: 2 }),
    lr: fc.double({ noNaN: true }),
    weightDecay: fc.double({ noNaN: true }),
    betas: fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })),
    nesterov: fc.boolean(),
  })
  .map(({ kept, ...values }) => ({
    state: Object.fromEntries(kept.entries()),
    paramGroups: [{ ...values, params: [0, 1] }],
  }))

const saved: fc.Arbitrary<SavedRun> = fc.record({
  shared: arbitraryShared,
  iteration: fc.nat(),
  state: fc.record({ model, optimizer }),
  data: fc.constant([]),
})

test('what is written reads back to the same bits, and nothing is wrong with it', () => {
  fc.assert(
    fc.property(saved, ({ shared, iteration, state, data }) => {
      const { file, problems } = readRunFile(writeRunFile({ shared, iteration, state, data }))
      expect(problems).toEqual([])
      expect(file?.state).toEqual(state)
      expect(file?.iteration).toBe(iteration)
      expect(file?.link?.shared.run).toEqual(shared.run)
    }),
    { numRuns: 100 },
  )
})

test('any text is read, and any JSON', () => {
  const members = ['format', 'version', 'run', 'iteration', 'model_state_dict', 'optimizer_state_dict'] as const
  const json = fc
    .dictionary(fc.constantFrom(...members, 'data'), fc.jsonValue())
    .map((value) => JSON.stringify({ format: 'sgd-playground-run', ...value }))
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), json), (text) => {
      const { file, problems } = readRunFile(text)
      expect(file === null).toBe(file === null && problems.length > 0)
    }),
    { numRuns: 500 },
  )
})

const ofPyTorch = `{"model_state_dict": {"W.weight": [[0.5, NaN], [-Infinity, "NaN, \\" and NaN"]]}}`

describe('a state of somebody’s own', () => {
  const state = `"model_state_dict": {"W.weight": [[0.1, NaN], [-Infinity, 1e39]]}, "optimizer_state_dict": {"state":
    {"0": {"momentum_buffer": null}}, "param_groups": [{"lr": 0.01, "maximize": false, "foreach": null, "params": [0]}]}`

  test('needs no format; bare NaN and Infinity are read, None is not there', () => {
    const { file, problems } = readRunFile(`{"epoch": 7, ${state}}`)
    expect(problems).toEqual([])
    expect(file).toEqual({
      link: null,
      iteration: 7,
      data: [],
      state: {
        model: {
          'W.weight': {
            shape: [2, 2],
            data: Float32Array.of(0.1, Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
          },
        },
        optimizer: { state: {}, paramGroups: [{ lr: 0.01, maximize: false, params: [0] }] },
      },
    })
  })

  test.each([
    ['model_state_dict["W.weight"]', ofPyTorch],
    ['model_state_dict["a"]', '{"model_state_dict": {"a": [[1, 2], [3]]}}'],
    ['model_state_dict', '{"model_state_dict": [1]}'],
    ['optimizer_state_dict', '{"model_state_dict": {}}'],
    ['optimizer_state_dict["param_groups"]', '{"model_state_dict": {}, "optimizer_state_dict": {"state": {}}}'],
    [
      'optimizer_state_dict["state"][0]["exp_avg"]',
      '{"model_state_dict": {}, "optimizer_state_dict": {"state": {"0": {"exp_avg": true}}, "param_groups": []}}',
    ],
    [
      'optimizer_state_dict["param_groups"][0]["lr"]',
      '{"model_state_dict": {}, "optimizer_state_dict": {"state": {}, "param_groups": [{"params": []}]}}',
    ],
  ])('what of it cannot be read is named: %s', (place, text) => {
    expect(readRunFile(text)).toEqual({ file: null, problems: [{ code: 'badState', place }] })
  })
})

test.each([
  ['notJson', '{'],
  ['notARun', '[]'],
  ['notARun', '{"format": "sgd-playground-lesson"}'],
  ['newer', '{"format": "sgd-playground-run", "version": 2}'],
  ['nothingInIt', '{"format": "sgd-playground-run"}'],
  ['notALink', '{"format": "sgd-playground-run", "run": 1}'],
])('%s: %s', (code, text) => {
  expect(readRunFile(text).problems.map((problem) => problem.code)).toEqual([code])
})

test('a file that is too large is not looked at', () => {
  expect(readRunFile(' '.repeat(RUN_FILE_LIMIT + 1)).problems).toEqual([{ code: 'tooLarge', limit: RUN_FILE_LIMIT }])
})

test('data that are too long for a link are in the file, and known once it was read', () => {
  const data = largeData('houses.csv', 250)
  const shared = { run: toRun({ data: data.written, lr: 1e-6 }), view: DEFAULT_VIEW, unknown: [] }
  const state = { model: {}, optimizer: { state: {}, paramGroups: [] } }
  const text = writeRunFile({ shared, iteration: 0, state, data: [data] })
  // As on a page that has never seen them: there is nothing but the file.
  const other = text.replaceAll(/,([1-9])(?=[,;\d])/g, ',2$1')
  expect(other).not.toBe(text)
  const [digest = ''] = data.written.split(':')
  const read = readRunFile(other.replaceAll(digest, `sha256-${'A'.repeat(22)}`))
  expect(read.file?.link?.issues).toMatchObject([{ key: 'data', problem: { code: 'noData', file: 'houses.csv' } }])
  const { file, problems } = readRunFile(text)
  expect(problems).toEqual([])
  expect(file?.data).toEqual([data])
  expect(file?.link?.shared.run.config.data).toEqual(data)
})
