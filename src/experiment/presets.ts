import type { Config, Run } from './config.ts'
import { CURRENT, defaults } from './defaults.ts'
import { tabulate } from './matrix.ts'
import type { SampleId } from './nist-tables.ts'

/** The examples of the menu, in its order; their names and what to look for are texts of `i18n`. */
export const PRESET_IDS = [
  ...(['tutorial', 'fast', 'edge', 'single', 'full', 'noise', 'scales', 'standardized'] as const),
  ...([
    'forgot',
    'squeezed',
    'sum',
    'mean',
    'total',
    'momentum',
    'adam',
    'schedule',
    'fourth',
    'loader',
    'release',
  ] as const),
] as const

/** The name of an example. */
export type PresetId = (typeof PRESET_IDS)[number]

function tutorialWith(values: Partial<Config>): Config {
  return { ...defaults[CURRENT], ...values }
}

/** Each example as the run it describes. */
export const presets: { readonly [Id in PresetId]: Run } = {
  tutorial: { config: tutorialWith({}), changes: [] },
  fast: { config: tutorialWith({ lr: 0.1 }), changes: [] },
  edge: {
    config: tutorialWith({ lr: 2, iterations: 600, logEvery: 100 }),
    changes: [{ iteration: 60, key: 'lr', value: 3 }],
  },
  single: { config: tutorialWith({ batchSize: 1, lr: 0.1 }), changes: [] },
  full: { config: tutorialWith({ batchSize: 100, lr: 0.1 }), changes: [] },
  noise: { config: tutorialWith({ noise: 0.1, lr: 0.1 }), changes: [] },
  scales: { config: tutorialWith({ xScale: [1, 10, 100], lr: 1e-4 }), changes: [] },
  standardized: { config: tutorialWith({ xScale: [1, 10, 100], standardize: true, lr: 0.1 }), changes: [] },
  forgot: { config: tutorialWith({ off: ['zero_grad'], lr: 1e-5, logEvery: 500 }), changes: [] },
  squeezed: {
    config: tutorialWith({
      W: tabulate(3, 1, (row) => [0.3, 0.5, 0.6][row] ?? 0),
      squeezeY: true,
      bias: true,
      lr: 0.1,
      batchSize: 100,
      iterations: 1000,
      logEvery: 100,
      torch: '1.13',
    }),
    changes: [],
  },
  sum: { config: tutorialWith({ accumulationSteps: 4 }), changes: [] },
  mean: { config: tutorialWith({ accumulationSteps: 4, accumulationMean: true }), changes: [] },
  total: { config: tutorialWith({ reduction: 'sum', torch: '1.13' }), changes: [] },
  momentum: { config: tutorialWith({ momentum: 0.9 }), changes: [] },
  adam: { config: tutorialWith({ optimizer: 'adam', lr: 0.01 }), changes: [] },
  schedule: { config: tutorialWith({ noise: 0.1, lr: 0.5, scheduler: 'step_lr' }), changes: [] },
  fourth: { config: tutorialWith({ loss: 'custom', lr: 0.1, torch: '1.13' }), changes: [] },
  loader: { config: tutorialWith({ sampler: 'shuffle', lr: 0.1, iterations: 500, logEvery: 25 }), changes: [] },
  release: { config: tutorialWith({ lr: 2, batchSize: 1 }), changes: [] },
}

/** The runs that are pinned beside an example. */
export const comparedWith: { readonly [Id in PresetId]?: readonly Run[] } = {
  squeezed: [{ config: { ...presets.squeezed.config, squeezeY: false }, changes: [] }],
  total: [{ config: tutorialWith({ lr: 0.08, torch: '1.13' }), changes: [] }],
  fourth: [{ config: tutorialWith({ lr: 0.1, torch: '1.13' }), changes: [] }],
  release: [{ config: { ...presets.release.config, torch: '1.13' }, changes: [] }],
}

/** The examples on data that come with the page. */
export const DATA_PRESET_IDS = ['norris', 'longley', 'standardize'] as const

/** The name of an example on data. */
export type DataPresetId = (typeof DATA_PRESET_IDS)[number]

/** The name of any example. */
export type ExampleId = PresetId | DataPresetId

/** Each by its data, which are loaded when it is opened, and the settings beside these. */
export const dataPresets: {
  readonly [Id in DataPresetId]: { readonly sample: SampleId; readonly config: Config }
} = {
  norris: { sample: 'norris', config: tutorialWith({ lr: 1e-6, bias: true }) },
  longley: { sample: 'longley', config: tutorialWith({ lr: 4e-12, bias: true }) },
  standardize: { sample: 'longley', config: tutorialWith({ lr: 0.1, bias: true, standardize: true }) },
}
