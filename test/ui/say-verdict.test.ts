import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { verdictText } from '../../src/i18n/verdict-text.ts'
import type { RunMoment } from '../../src/theory/causes/situation.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { type Verdict, verdictOf } from '../../src/theory/verdict.ts'
import { saySetting, sayVerdict } from '../../src/ui/say-verdict.ts'
import { runWith } from '../theory/loop.ts'
import { beforeOf, momentAt } from '../theory/moments.ts'

type State = 'foretold' | 'now' | 'end'

function momentOf(run: Run, state: State): RunMoment {
  if (state === 'foretold') return beforeOf(run)
  return momentAt(run, state === 'end' ? run.config.iterations : Math.floor(run.config.iterations / 2))
}

interface Said {
  readonly verdict: Verdict
  readonly en: string
  readonly zh: string
  readonly button: string
}

function said(values: Partial<Config>, state: State, changes: Run['changes'] = []): Said {
  const run = runWith(values, changes)
  const moment = momentOf(run, state)
  const verdict = verdictOf(leastSquaresOf(run.config), moment)
  const { remedy } = verdict
  const { en, zh } = verdictText
  const button =
    remedy === null
      ? ''
      : remedy.type === 'run'
        ? en.remedy.run(remedy.iterations)
        : saySetting(remedy, moment.config, en, false)
  return { verdict, en: sayVerdict(verdict, moment, en), zh: sayVerdict(verdict, moment, zh), button }
}

/** The numbers in a sentence, names of arguments left out, and 1: “one” is a word. */
function numbersIn(sentence: string): readonly string[] {
  return (sentence.replace(/float32/g, '').match(/\d(?:[\d,]*\d)?(?:\.\d+)?(?:e[+−-]?\d+)?/g) ?? [])
    .filter((number) => number !== '1')
    .toSorted()
}

const RUNS: Readonly<Record<string, Partial<Config>>> = {
  tutorial: {},
  'lr 0.1': { lr: 0.1 },
  'lr 2': { lr: 2, iterations: 1000 },
  'lr 2.6': { lr: 2.6, iterations: 2000 },
  'lr 3': { lr: 3, iterations: 600 },
  'lr 3, all data': { lr: 3, batchSize: 100, iterations: 600 },
  'batches of one': { lr: 2.3, batchSize: 1, iterations: 1000 },
  'lr 0': { lr: 0 },
  'lr 1e-8': { lr: 1e-8, iterations: 300 },
  'off step': { off: ['step'], iterations: 20 },
  'off backward': { off: ['backward'], iterations: 20 },
  'off zero_grad': { off: ['zero_grad'], lr: 1e-5 },
  'off zero_grad, large lr': { off: ['zero_grad'], lr: 0.01, iterations: 2000 },
  'a long accumulation': { accumulationSteps: 6000 },
  accumulation: { accumulationSteps: 4 },
  overflow: { trueBias: [1e30, 1], iterations: 50 },
  'W too large': { W: tabulate(1, 1, () => 1e25), iterations: 50 },
  'momentum 1.1': { momentum: 1.1, iterations: 500 },
  'dampening 1': { momentum: 0.9, dampening: 1, iterations: 500 },
  'momentum 0.9': { momentum: 0.9, iterations: 1000 },
  noise: { noise: 0.1, lr: 0.1, iterations: 2000 },
  'noise and large lr': { noise: 0.1, lr: 2, iterations: 1000 },
  'a missing bias': { trueBias: [1, 2], lr: 0.1, batchSize: 100, iterations: 1000 },
  weight_decay: { weightDecay: 0.1, lr: 0.1, batchSize: 100, iterations: 1000 },
  'two samples': { numSamples: 2, batchSize: 2, lr: 0.1, iterations: 3000 },
  'two samples with weight_decay': { numSamples: 2, batchSize: 1, lr: 0.5, weightDecay: 0.01, iterations: 1000 },
  'all data, to float32': { lr: 0.01, batchSize: 100, iterations: 40_000 },
  adam: { optimizer: 'adam', lr: 0.01, iterations: 1000 },
  'adam, three iterations': { optimizer: 'adam', iterations: 3 },
  l1: { loss: 'l1', lr: 0.01, iterations: 2000 },
  'l1 with noise': { loss: 'l1', noise: 0.1, lr: 0.001, iterations: 2000 },
  loader: { sampler: 'shuffle', lr: 0.1, iterations: 500 },
  broadcast: { squeezeY: true, W: tabulate(3, 1, (row) => row / 3), iterations: 300 },
  maximize: { maximize: true, iterations: 300 },
  'adam, maximized': { optimizer: 'adam', maximize: true, iterations: 300 },
  'one iteration': { iterations: 1 },
  'the mean of an accumulation': { accumulationSteps: 4, accumulationMean: true, lr: 0.1 },
  'a bias and noise': { trueBias: [0.5, 0], noise: 0.2, lr: 0.2 },
  'momentum 0.999': { momentum: 0.999 },
}

const causes = new Set<string>()

describe.each(Object.entries(RUNS))('%s', (_, values) => {
  test.each(['foretold', 'now', 'end'] as const)(
    '%s: a sentence with the numbers of the data, the same in both languages',
    (state) => {
      const { verdict, en, zh, button } = said(values, state)
      causes.add(verdict.cause)
      for (const sentence of [en, zh]) {
        expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\binf\b|\bnan\b|\[object/)
        expect(sentence).toMatch(/[.。]$/)
      }
      expect(numbersIn(en)).toEqual(numbersIn(zh))
      // Two lines beside a button on a page of 1280 pixels.
      expect(en.length).toBeLessThan(160)
      expect(zh.length).toBeLessThan(90)
      if (verdict.remedy !== null) expect(button).not.toMatch(/undefined|NaN/)
    },
  )
})

test('every cause was among them', () => {
  expect([...causes].toSorted()).toEqual(
    [
      ...[
        'arrived',
        'batch-noise',
        'bursts',
        'diverges',
        'float32',
        'maximize',
        'broadcast',
        'measured',
        'missing-bias',
        'momentum',
      ],
      ...['no-zero-grad', 'noise', 'nothing-moves', 'overflow', 'undetermined', 'unfinished', 'weight-decay'],
    ].toSorted(),
  )
})

test.each<[Partial<Config>, State, string, string]>([
  [{}, 'foretold', 'This run will not finish: the error halves every 1,050 iterations.', 'Run 6,170'],
  [{}, 'now', 'Not finished yet: the error halves every 1,050 iterations.', 'Run 6,170'],
  [{}, 'end', 'Not finished: the error halves every 1,050 iterations.', 'Run 6,170'],
  [
    { lr: 3 },
    'foretold',
    'This run will diverge: lr = 3 is too large. With batches of 4 almost every run diverges above about 2.79.',
    'Take lr 1.9',
  ],
  [
    { trueBias: [1, 2], lr: 0.1, batchSize: 100 },
    'end',
    'y has a bias (up to 2) and the model has none: that is most of the loss.',
    'Give the model a bias',
  ],
  [{ iterations: 1 }, 'end', 'Not finished: the error halves every 90.3 iterations, later every 1,050.', 'Run 6,170'],
  [
    { accumulationSteps: 4, accumulationMean: true, lr: 0.1 },
    'foretold',
    'This run nearly arrives: only the last digits are missing, and the error halves every 417 iterations.',
    '',
  ],
  [
    { trueBias: [0.5, 0], noise: 0.2, lr: 0.2 },
    'end',
    'No weights get below a loss of 0.0601: most of it is noise in y, the rest a bias in y that the model lacks.',
    '',
  ],
  [
    { momentum: 0.999 },
    'foretold',
    'This run will not finish: what random batches add to the error dies away slowly.',
    'Run 45,765',
  ],
  [
    { iterations: 6170 },
    'end',
    'Nearly there: the full loss is 1.04e−6, and the error halves every 1,050 iterations.',
    'Run 6,951',
  ],
  [{ off: ['step'], iterations: 9 }, 'end', 'No weight moves: step() is commented out.', 'Put optimizer.step() back'],
  [
    { accumulationSteps: 6000 },
    'foretold',
    'No weight moves: a step takes 6,000 backward passes, and the run has only 5,000.',
    'Take accumulation_steps 1',
  ],
])('%o %s', (values, state, sentence, label) => {
  const { en, button } = said(values, state)
  expect(en).toBe(sentence)
  expect(button).toBe(label)
})

test('what an lr that was too large has left behind dies away: nothing has levelled off', () => {
  const { verdict, en } = said({ lr: 3, iterations: 300 }, 'end', [{ iteration: 20, key: 'lr', value: 0.1 }])
  expect(verdict).toMatchObject({ cause: 'batch-noise', detail: { by: 'fading' }, remedy: { type: 'run' } })
  expect(en).toBe('Not finished yet: what random batches added to the error is still dying away.')
})

test('a loss that a new W has raised again is not nearly gone, though the goal was reached before', () => {
  const changes: Run['changes'] = [{ iteration: 900, key: 'W', value: tabulate(3, 2, () => 1) }]
  const { en, button } = said({ lr: 0.1, iterations: 1000 }, 'end', changes)
  expect(en).toBe('Not finished: the error halves every 104 iterations.')
  expect(button).toBe('Run 1,523')
})

test('lr is named with the iteration from which on it was in force', () => {
  const values = { lr: 2, iterations: 600 }
  const { en } = said(values, 'end', [{ iteration: 60, key: 'lr', value: 3 }])
  expect(en).toContain('lr = 3, from iteration 60 on, is too large.')
})

test('of a scheduler that goes by the losses it is said where lr began and where it is, and nothing of what is to come', () => {
  const values: Partial<Config> = { scheduler: 'reduce_lr_on_plateau', factor: 0.1, iterations: 400 }
  expect(said(values, 'foretold').en).not.toMatch(/\d/)
  const moment = momentOf(runWith(values), 'end')
  // The default patience is of 10 losses, and the factor 0.1; a step below eps = 1e-8 is not taken.
  expect(moment.measured?.lr).toBeCloseTo(1e-8, 20)
  const { en, zh } = said(values, 'end')
  expect(en).toBe(
    'The run is over. Nothing was predicted: ReduceLROnPlateau changes lr by the losses themselves. It began at 0.01 and is 1e-8 now.',
  )
  expect(zh).toBe('运行结束。ReduceLROnPlateau 按损失本身改变 lr，因此没有预测。lr 开始时是 0.01，现在是 1e-8。')
})
