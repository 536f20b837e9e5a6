import { readdirSync, readFileSync } from 'node:fs'
import type { OracleConfig } from './config.ts'

/** One case of random-and-print.json's `random`; each key is one call, in the order of the keys (see the file's `note`). */
export interface RandomCase {
  readonly torchSeed: number
  readonly rand10: string
  readonly then_randn5: string
  readonly then_randn20: string
  readonly then_rand2: string
  readonly randn3: string
  readonly then_randn3: string
  readonly then_randn16: string
  readonly then_randn37: string
  readonly randperm12: readonly number[]
  readonly then_int63: string
  readonly linear_in: number
  readonly linear_w: string
  readonly linear_b: string
  readonly numpySeed: number
  readonly choice_100_4: readonly (readonly number[])[]
  readonly then_choice_replace_37_6: readonly number[]
  readonly then_choice_1_1: readonly number[]
  readonly then_choice_10_10: readonly number[]
}

/** One case of random-and-print.json's `prints`. */
export interface PrintCase {
  readonly kind: string
  readonly rows: number
  readonly cols: number
  readonly weightBits: string
  readonly printed: string
  readonly vecBits: string
  readonly vecPrinted: string
  readonly first6f: string
}

/** random-and-print.json */
export function randomAndPrint(): { readonly random: readonly RandomCase[]; readonly prints: readonly PrintCase[] } {
  return read('random-and-print.json')
}

/** What the oracle recorded of one run; see oracle.py. */
export interface RunCase {
  /** Only what differs from the tutorial, in the words of the URL. */
  readonly config: OracleConfig
  readonly x: string
  readonly xSha256: string
  readonly y: string
  readonly ySha256: string
  readonly weight0: string
  readonly bias0: string | null
  readonly batches: readonly (readonly number[])[]
  readonly losses: Readonly<Record<string, string>>
  readonly weights: Readonly<Record<string, string>>
  readonly weight: string
  readonly bias: string | null
  readonly transcript: readonly string[]
  /** lr after each iteration, the bits of a double; only with a scheduler. */
  readonly lr?: readonly string[]
}

/** Those in which there are no runs. */
const OTHERS = ['random-and-print.json', 'expressions.json', 'norms.json']

/** Every file with runs in it: one that is added is held against the page without a change anywhere. */
export const RUN_FILES = readdirSync(new URL('.', import.meta.url), { encoding: 'utf8', recursive: true })
  .filter((file) => file.endsWith('.json') && !OTHERS.includes(file))
  .sort()

/** The runs of one of `RUN_FILES`, with the release that made them. */
export function runs(file: string): readonly RunCase[] {
  const { torch, cases } = read<{ readonly torch: string; readonly cases: readonly RunCase[] }>(file)
  const release = torch.startsWith('2.') ? '2' : '1.13'
  const promised = file === PLAIN_SQUARE_ROOTS ? cases.filter(({ config }) => isWithoutRoots(config)) : cases
  return promised.map((golden) => ({ ...golden, config: { ...golden.config, torch: release } }))
}

/** Made without the line that rounds square roots correctly: those of its runs that take one are the maker's of the CPU. */
const PLAIN_SQUARE_ROOTS = 'torch-2/runs.json'

function isWithoutRoots({ optimizer = 'sgd' }: OracleConfig): boolean {
  return optimizer === 'sgd'
}

/** The runs of all files. */
export function allRuns(): readonly RunCase[] {
  return RUN_FILES.flatMap(runs)
}

/** Our own committed data: its shape is the oracle's, and is trusted here. */
function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
}
