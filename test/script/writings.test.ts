import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ReadScript, readScript } from '../../src/script/read-script.ts'
import { mutants } from './mutants.ts'
import { TABLES } from './tables.ts'
import { digestOf } from './weights.ts'

/**
 * Scripts as they are found in public questions, in words of our own, and what PyTorch 1.13 ends with: of each script, and
 * of everything that `mutants` makes of it. `judge.py` says how a digest is made; `test/torch-check` makes them anew.
 */
const FILES = readdirSync(new URL('writings', import.meta.url)).filter((file) => file.endsWith('.py'))

/** All of them take half a minute: one of so many is tried. */
const EVERY = 7

const textOf = (file: string) => readFileSync(new URL(`writings/${file}`, import.meta.url), 'utf8')

/** Whether nothing is named that could change a weight. */
function isSilent({ differences, unimported }: ReadScript): boolean {
  return unimported.length === 0 && differences.every(({ kind }) => kind === 'print')
}

describe.each(FILES)('%s', (file) => {
  const text = textOf(file)
  const [whole, ...judged]: readonly string[] = JSON.parse(textOf(file.replace('.py', '.json')))

  it('is understood whole, and its run ends with PyTorch’s weights', () => {
    const read = readScript(text, TABLES)
    expect(read.differences.filter(({ kind }) => kind !== 'print')).toEqual([])
    expect(read.mistakes).toEqual([])
    expect(digestOf(read.run)).toBe(whole)
  })

  it('with anything broken it is named, or is the run that PyTorch makes of it', () => {
    const broken = mutants(text)
    expect(judged).toHaveLength(broken.length)
    const wrong = broken.filter((each, i) => {
      if (i % EVERY !== 0) return false
      const read = readScript(each, TABLES)
      return isSilent(read) && digestOf(read.run) !== judged[i]
    })
    expect(wrong).toEqual([])
  })
})
