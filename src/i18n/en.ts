import { count, decimal } from './number-text.ts'
import type { Translated } from './texts.ts'

/** The texts of the first picture in English; in the other languages they have the same shape, or they do not compile. */
export const en = {
  title: 'SGD Playground',
  subtitle: (samples: number, own: boolean) =>
    `The tutorial’s training loop, live: ${samples === 1 ? 'one sample' : `${count(samples)} samples`} ${own ? 'of your data go in, a W for them' : 'y = xW go in, the hidden W'} comes out`,
  otherLanguage: { label: '中文', name: '用中文显示' },

  menus: 'Menus',
  lessons: 'Lessons & data',
  share: 'Share',
  theme: (dark: boolean) => (dark ? 'Switch to the light theme' : 'Switch to the dark theme'),
  shortcutsButton: 'Keyboard shortcuts',

  transport: 'Run control',
  run: 'Run',
  pause: 'Pause',
  runAgain: 'Run again',
  step: 'Step',
  stepHint: 'One statement (Shift: a whole iteration)',
  finish: 'Finish',
  finishHint: 'To the last iteration, as fast as possible',
  restart: 'Restart',
  restartHint: 'The same run from iteration 0, stopped there; live changes are kept',
  withoutChanges: 'without live changes',
  withoutChangesHint: 'Start over with the values on screen; live changes are dropped',
  speed: 'Speed',
  perSecond: (rate: number) => (rate === Infinity ? 'max' : `${count(rate)}/s`),
  perSecondLong: (rate: number) =>
    rate === Infinity
      ? 'as fast as possible'
      : `${rate === 1 ? '1 iteration' : `${count(rate)} iterations`} per second`,
  iteration: 'iteration',
  ofIterations: (iterations: number) => `/ ${count(iterations)}`,
  epoch: (epochs: number) => `epoch ${decimal(epochs, 1)}`,
  batchLoss: 'batch loss',
  fullLoss: 'full loss',
  maxError: 'max |error|',

  setup: 'Setup',

  matrices: 'Matrices',
  targetCell: (row: number, column: number) => `Target, row ${row + 1}, column ${column + 1}`,
  target: 'Target W',
  best: 'Best W',
  learned: 'Learned weight.t()',
  difference: 'Difference',

  biasRow: 'bias',

  loss: 'Loss',
  log: 'log',
  linear: 'linear',

  band: 'min–max',

  diverged: (iteration: number) => `Diverged: no finite loss since iteration ${count(iteration - 1)}.`,

  legend: 'Legend',
  pins: 'Pinned runs',

  lowerPanel: 'Loss, weights, and one iteration step by step',

  output: 'Output',

  code: {
    title: 'Program',
    hint: 'Click a value to change it.',
  },

  export: {
    menu: 'Export',
  },

  seeking: (iteration: number, target: number) => `Replaying: ${count(iteration)} of ${count(target)}`,
  notPromised: {
    rows: 'Beyond 31 rows of W the last digits may differ from PyTorch’s.',
    unmeasured: 'As PyTorch 2’s source says; not yet held against it.',
    otherLoss: 'A custom loss is PyTorch 1.13’s; not held against PyTorch 2.',
    functions: 'Some functions of this run may differ from PyTorch’s in the last digit.',
  },

  panels: 'Panels',
  part: {
    absent: (name: string) => `“${name}” could not be loaded.`,
    loading: (name: string) => `Loading “${name}” …`,
    slow: (name: string) => `“${name}” is taking long to load.`,
    offline: (name: string) => `“${name}” could not be loaded: the server does not answer. Are you online?`,
    missing: (name: string) =>
      `“${name}” could not be loaded: its file is no longer there. The page has probably been updated: reload to get the new version; this run keeps its place.`,
    damaged: (name: string) => `“${name}” could not be loaded: its file arrived damaged.`,
    broken: (name: string) => `“${name}” stopped working.`,
    again: 'Try again',
    trying: 'Trying again …',
    reload: 'Reload the page',
  },
  crashed: 'Something on this page stopped working.',
  crashedHelp: 'The address still describes the run: reload to continue from there.',
  reload: 'Reload',

  timeline: 'Timeline',
}

/** The shape of a language. */
export type Messages = Translated<typeof en>
