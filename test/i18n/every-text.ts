import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { DATA_PRESET_IDS, dataPresets, PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import { termText } from '../../src/i18n/terms.ts'
import { PANELS } from '../../src/ui/panels.ts'
import {
  FILE_PROBLEMS,
  LINK_PROBLEMS,
  MISTAKES,
  NO_LIMITS,
  PROBLEMS,
  READING_NOTES,
  RUN_FILE_PROBLEMS,
  STATE_REFUSALS,
} from './samples.ts'

const SRC = fileURLToPath(new URL('../../src', import.meta.url))

/** A text of the page, and where it is written. */
export interface Found {
  /** The exported name and the keys below it: `chartText.axis`. */
  readonly where: string
  readonly text: string
}

/** What texts are given that say more than a number or a name; a text is found by where it is written. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  problemText: Object.values(PROBLEMS),
  'pasteText.note': Object.values(READING_NOTES),
  'linkText.issue': Object.values(LINK_PROBLEMS).flatMap((problem) => [
    { key: 'lr', text: 'abc', problem },
    { key: 'lr', text: '', problem, used: '0.01' },
    { key: 'pin', text: 'abc', problem },
  ]),
  'workshopText.issue': FILE_PROBLEMS.flatMap((problem) => [
    { card: null, field: '', problem },
    { card: 2, field: 'note', problem },
  ]),
  'dataText.odd': [
    { count: 1, text: 'abc', row: 3 },
    { count: 4, text: 'abc', row: 3 },
  ],
  'dataText.problem': Object.values(PROBLEMS),
  'theoryText.noLimit': Object.values(NO_LIMITS),
  'scriptText.printed': [[3], [3, 7, 8, 9]],
  'scriptText.prose': [[3], [3, 7, 8, 9]],
  'scriptText.mistake': MISTAKES,
  'runFileText.problem': RUN_FILE_PROBLEMS,
  'runFileText.refusal': STATE_REFUSALS,
  ...Object.fromEntries(PRESET_IDS.map((id) => [`exampleText.${id}.look`, [presets[id]]])),
  ...Object.fromEntries(
    DATA_PRESET_IDS.map((id) => [`exampleText.${id}.look`, [{ config: dataPresets[id].config, changes: [] }]]),
  ),
  'dataText.gaps': [
    [['−999', 1]],
    [
      ['−200', 12],
      ['9999', 1],
    ],
  ],
  ...Object.fromEntries(
    Object.keys(termText.en).map((name) => [
      `termText.${name}`,
      [
        defaults[CURRENT],
        { ...defaults[CURRENT], batchSize: 1 },
        { ...defaults[CURRENT], batchSize: 100 },
        { ...defaults[CURRENT], batchSize: 3, sampler: 'shuffle' },
      ],
    ]),
  ),
}

/** Arguments of each kind that the other texts may get. */
const ANY = [2, 1, 5000, Infinity, 'lr', true, false]

/** Every text of the page in each language, found in the sources themselves: a new feature's cannot be forgotten. */
export async function everyText(): Promise<{ readonly en: readonly Found[]; readonly zh: readonly Found[] }> {
  const [en, zh]: [Found[], Found[]] = [[], []]
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.tsx?$/.test(file) || !/= texts\(/.test(readFileSync(join(SRC, file), 'utf8'))) continue
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ pathToFileURL(join(SRC, file)).href)
    for (const [name, said] of Object.entries(exported)) {
      if (typeof said !== 'object' || said === null || !('en' in said && 'zh' in said)) continue
      collect(name, said.en, en)
      collect(name, said.zh, zh)
    }
  }
  for (const [id, panel] of Object.entries(PANELS)) {
    if (!('title' in panel)) continue
    collect(`PANELS.${id}.title`, panel.title.en, en)
    collect(`PANELS.${id}.title`, panel.title.zh, zh)
  }
  const chrome = { en: await import('../../src/i18n/en.ts'), zh: await import('../../src/i18n/zh.ts') }
  collect('chrome', chrome.en.en, en)
  collect('chrome', chrome.zh.zh, zh)
  return { en, zh }
}

function collect(where: string, value: unknown, into: Found[]): void {
  if (typeof value === 'string') into.push({ where, text: value })
  else if (typeof value === 'function') {
    const given = GIVEN[where]?.map((one) => [one]) ?? ANY.map((one) => Array.from({ length: value.length }, () => one))
    for (const args of given) {
      const text: unknown = Reflect.apply(value, null, args)
      into.push({ where, text: typeof text === 'string' ? text : `undefined from ${JSON.stringify(args)}` })
    }
  } else for (const [key, inner] of Object.entries(Object(value))) collect(`${where}.${key}`, inner, into)
}
