import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Mistake } from '../../src/script/mistakes.ts'
import { type ReadScript, readScript } from '../../src/script/read-script.ts'
import { slipped } from './slips.ts'
import { TABLES } from './tables.ts'
import { digestOf } from './weights.ts'

/**
 * What Python 3.11 and PyTorch 1.13 make of each writing with one line broken: the error and the line of the script at which
 * they stop, or the weights in the end. `judge.py` says how; `test/torch-check` makes them anew.
 */
const FILES = readdirSync(new URL('slips', import.meta.url))

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** One of so many is tried of each writing, not the same ones of each. */
const EVERY = 3

/** What a mistake says that Python raises; null where it says nothing of that, empty where it says no name. */
function raisedBy(mistake: Mistake): string | null {
  switch (mistake.code) {
    case 'notPython':
      return 'SyntaxError'
    case 'notABlock':
      return 'IndentationError'
    case 'notMade':
      return 'NameError'
    case 'noAttribute':
      return 'AttributeError'
    case 'notCallable':
    case 'noKeyword':
      return 'TypeError'
    case 'noClass':
      return ''
    case 'raises':
      return mistake.error
    default:
      return null
  }
}

/** Errors that are of the class of another. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['UnboundLocalError', 'NameError'],
  ['TabError', 'IndentationError'],
  ['ModuleNotFoundError', 'ImportError'],
])

function isSame(said: string, raised: string): boolean {
  return said === '' || said === raised || CLASSES.get(raised) === said || CLASSES.get(said) === raised
}

/** Whether nothing is named that could change a weight, or stop. */
function isSilent({ differences, unimported, unmade }: ReadScript): boolean {
  return unimported.length + unmade.length === 0 && differences.every(({ kind }) => kind === 'print')
}

/** What is said falsely of a script, or not said; empty where all is well. */
function faultIn(text: string, judged: string): string {
  const read = readScript(text, TABLES)
  const stops = read.mistakes.filter((each) => raisedBy(each) !== null)
  const [error = '', line] = judged.split(' ')
  const said = stops.map((each) => `${raisedBy(each)} ${each.line}`).join(', ')
  if (line === undefined) {
    if (stops.length > 0) return `stops at nothing, said: ${said}`
    return isSilent(read) && digestOf(read.run) !== judged ? 'other weights' : ''
  }
  if (stops.some((each) => each.line !== Number(line) || !isSame(raisedBy(each) ?? '', error)))
    return `${judged}, said: ${said}`
  return stops.length === 0 && isSilent(read) ? `${judged} in silence` : ''
}

describe.each(FILES)('%s', (file) => {
  const broken = slipped(textOf(`writings/${file.replace('.json', '.py')}`))
  const judged: readonly string[] = JSON.parse(textOf(`slips/${file}`))

  it('is named where it is broken, as Python names it', () => {
    expect(judged).toHaveLength(broken.length)
    const start = FILES.indexOf(file) % EVERY
    const faults = broken.flatMap((text, i) => {
      const fault = i % EVERY === start ? faultIn(text, judged[i] ?? '') : ''
      return fault === '' ? [] : [[fault, text]]
    })
    expect(faults).toEqual([])
  })
})

it('names most of what Python stops at by its line and its error', () => {
  const all = FILES.flatMap((file) => {
    const judged: readonly string[] = JSON.parse(textOf(`slips/${file}`))
    const broken = slipped(textOf(`writings/${file.replace('.json', '.py')}`))
    return broken.flatMap((text, i) => (judged[i]?.includes(' ') && i % 11 === 0 ? [text] : []))
  })
  const named = all.filter((text) => readScript(text, TABLES).mistakes.some((each) => raisedBy(each) !== null))
  expect(named.length / all.length).toBeGreaterThan(0.85)
})
