import { readDataName } from '../experiment/data-name.ts'
import type { OwnData } from '../experiment/own-data.ts'
import { quoted } from '../experiment/problem.ts'
import { textOfData } from '../experiment/read-data.ts'
import type { SavedState } from '../experiment/saved-state.ts'
import { type ReadLink, type Shared, writeHash } from './codec.ts'
import { escaped } from './escape.ts'
import { takeText } from './kept-data.ts'
import { CHANGE_KEY } from './keys.ts'
import { settingsIn } from './lesson-file.ts'
import { readHash } from './read-hash.ts'
import { isJsonObject, type JsonObject, parsedJson, readStateDicts, stateMembers } from './state-dicts.ts'
import { changeEntries } from './written-entries.ts'

/*
 * A run as a file, docs/run-file.md:
 *
 *     { "format": "sgd-playground-run", "version": 1, "run": "#v=2&lr=0.1", "iteration": 500,
 *       "model_state_dict": { ... }, "optimizer_state_dict": { ... } }
 *
 * `run` is what stands behind the address of the page: settings, live changes, pins, a lesson. Members that are not known are
 * passed over, so that a file may have more; nothing but `format` must be there.
 */

const FORMAT = 'sgd-playground-run'
const VERSION = 1

/** The most characters of a file that is read. */
export const RUN_FILE_LIMIT = 20_000_000

/** What can be wrong with a run file. Data, not prose. */
export type RunFileProblem =
  | { readonly code: 'tooLarge'; readonly limit: number }
  | { readonly code: 'unreadable' | 'notJson' | 'notARun' | 'nothingInIt' | 'notALink' }
  | { readonly code: 'newer'; readonly version: string }
  /** What stands at `place` is no state of PyTorch's. */
  | { readonly code: 'badState'; readonly place: string }

/** What is in a run file. */
export interface RunFile {
  /** The page that it was saved of; null where it says nothing of one. */
  readonly link: ReadLink | null
  /** Iterations done when it was saved; null where it does not say. */
  readonly iteration: number | null
  readonly state: SavedState | null
  /** Data that are too long for a link: they are known from here on, and can be kept. */
  readonly data: readonly OwnData[]
}

/** What was read of a file; without one nothing of it can be used. */
export interface ReadRunFile {
  readonly file: RunFile | null
  readonly problems: readonly RunFileProblem[]
}

/** What is saved in a run file. */
export interface SavedRun {
  readonly shared: Shared
  /** Iterations done. */
  readonly iteration: number
  readonly state: SavedState
  /** Data that the run and its pins only name. */
  readonly data: readonly OwnData[]
}

/** Writes a run file; `readRunFile` gives back the same, without a problem. */
export function writeRunFile({ shared, iteration, state, data }: SavedRun): string {
  const members = [
    `"format": "${FORMAT}"`,
    `"version": ${VERSION}`,
    `"run": ${JSON.stringify(wholeHash(shared))}`,
    ...dataMember(data),
    `"iteration": ${iteration}`,
    ...stateMembers(state),
  ]
  return `{\n${members.map((member) => `  ${member}`).join(',\n')}\n}\n`
}

/** Data by what a link has of them, as `{ "sha256-...": { "file": "houses.csv", "text": "area,rooms:price;..." } }`. */
function dataMember(data: readonly OwnData[]): readonly string[] {
  const named = data.flatMap((each) => {
    const name = readDataName(each.written)
    return name === null ? [] : [[name.digest, { file: each.file, text: textOfData(each) }] as const]
  })
  return named.length === 0 ? [] : [`"data": ${JSON.stringify(Object.fromEntries(named))}`]
}

/** Makes the data known that are in a run file. They are known by what they are: a text that was changed is another's. */
function takeDataIn({ data }: JsonObject): readonly OwnData[] {
  if (!isJsonObject(data)) return []
  return Object.values(data).flatMap((each) => {
    if (!isJsonObject(each) || typeof each.text !== 'string') return []
    return takeText(each.text, typeof each.file === 'string' ? each.file : '') ?? []
  })
}

/** The hash of `shared` with all states that are loaded, however long they are. */
function wholeHash(shared: Shared): string {
  const entries = writeHash(shared)
    .split('&')
    .filter((entry) => !entry.startsWith(`${CHANGE_KEY}=`))
  return [...entries, ...changeEntries(shared.run, Number.POSITIVE_INFINITY).map(escaped)].join('&')
}

/** Reads the text of a run file. Total: any text gives a run, a state or both, or says why not. */
export function readRunFile(text: string): ReadRunFile {
  if (text.length > RUN_FILE_LIMIT) return unusableRun({ code: 'tooLarge', limit: RUN_FILE_LIMIT })
  const file = parsedJson(text)
  if (file === undefined) return unusableRun({ code: 'notJson' })
  if (!isJsonObject(file) || !isOurs(file)) return unusableRun({ code: 'notARun' })
  const { version = VERSION } = file
  if (version !== VERSION) return unusableRun({ code: 'newer', version: quoted(String(version)) })
  const problems: RunFileProblem[] = []
  const data = takeDataIn(file)
  const link = linkIn(file, problems)
  const state = stateIn(file, problems)
  if (link === null && state === null) return unusableRun(...(problems.length > 0 ? problems : [NOTHING]))
  return { file: { link, iteration: iterationIn(file), state, data }, problems }
}

const NOTHING: RunFileProblem = { code: 'nothingInIt' }

/** Nothing of a file can be used. */
function unusableRun(...problems: readonly RunFileProblem[]): ReadRunFile {
  return { file: null, problems }
}

/** A file of this format, or a state that a program of somebody's own has saved. */
function isOurs({ format, model_state_dict: model }: JsonObject): boolean {
  return format === FORMAT || (format === undefined && model !== undefined)
}

function linkIn({ run }: JsonObject, problems: RunFileProblem[]): ReadLink | null {
  if (run === undefined) return null
  if (typeof run === 'string') return readHash(settingsIn(run))
  problems.push({ code: 'notALink' })
  return null
}

function stateIn(file: JsonObject, problems: RunFileProblem[]): SavedState | null {
  const read = readStateDicts(file)
  if (read === null || 'model' in read) return read
  problems.push({ code: 'badState', place: read.place })
  return null
}

/** PyTorch's own examples of a checkpoint call it `epoch`. */
function iterationIn({ iteration, epoch }: JsonObject): number | null {
  const given = iteration ?? epoch
  return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 ? given : null
}
