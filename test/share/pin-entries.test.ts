import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import { equalRuns } from '../../src/experiment/run.ts'
import { MAX_PINS, writeHash } from '../../src/share/codec.ts'
import { MAX_ISSUES } from '../../src/share/issue.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readPins, writePins } from '../../src/share/pin-entries.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { canBeMade, conflictsOf, NASTY, run } from '../experiment/arbitrary.ts'
import { anyText } from '../properties/any-text.ts'

/** The link to `run` with `pins` beside it. */
function linkOf(run: Run, pins: readonly Run[]): string {
  return writeHash({ run, view: DEFAULT_VIEW, unknown: [], pins: writePins(pins, run) })
}

/** What a link says of pins. */
function read(hash: string) {
  const { shared } = readHash(hash)
  return readPins(shared.pins ?? [], shared.run)
}

/** The pins of a link as they are written, without their key. */
function canonical(hash: string): readonly string[] {
  const { shared } = readHash(hash)
  return writePins(read(hash).runs, shared.run).map((entry) => entry.replace(/^pin=/, ''))
}

/** The issues of a link's pins, each as `text problem`. */
function issuesOf(hash: string): readonly string[] {
  return read(hash).issues.map(({ text, problem }) => `${text} ${problem.code}`.trim())
}

function different(runs: readonly Run[]): readonly Run[] {
  return runs.filter((each, i) => runs.findIndex((other) => equalRuns(each, other)) === i)
}

describe('pins in a link', () => {
  it('read back alike, whatever they and the run are, and written again they are the same', () => {
    fc.assert(
      fc.property(run, fc.array(run, { maxLength: MAX_PINS }), (main, given) => {
        const pins = different(given)
        const hash = linkOf(main, pins)
        expect(hash).toMatch(/^#v=2(?:&[\w\-.~!$*+,;:@/?=%]+)*$/)
        expect(readHash(hash).issues).toEqual([])
        const { runs, issues } = read(hash)
        expect(issues).toEqual([])
        expect(runs.length).toBe(pins.length)
        for (const [i, pin] of pins.entries()) expect(equalRuns(runs[i] ?? main, pin)).toBe(true)
        const again = readHash(hash).shared
        expect(writeHash({ ...again, pins: writePins(runs, again.run) })).toBe(hash)
      }),
    )
  })

  it('stay the runs that they are beside any other run: only their writing changes', () => {
    fc.assert(
      fc.property(run, run, run, (main, other, pin) => {
        const [before] = read(linkOf(main, [pin])).runs
        const [after] = read(linkOf(other, [before ?? main])).runs
        expect(equalRuns(after ?? main, pin)).toBe(true)
      }),
    )
  })

  it('say what differs and nothing else', () => {
    const { tutorial, adam, edge, fast } = presets
    expect(writePins([fast, adam, tutorial], tutorial)).toEqual(['pin=lr=0.1', 'pin=optimizer=adam!lr=0.01', 'pin='])
    expect(writePins([edge], tutorial)).toEqual(['pin=lr=2!iterations=600!log_every=100!at=60:lr=3'])
    expect(writePins([tutorial], edge)).toEqual(['pin=lr=0.01!iterations=5000!log_every=1000!at=none'])
    const later = { ...edge, config: { ...edge.config, seed: 3 } }
    expect(writePins([later], edge)).toEqual(['pin=seed=3'])
  })

  it.each([
    ['lr=0.5&pin=lr=.1', ['lr=0.1']],
    ['pin=batch_size=8!lr=1e-1', ['lr=0.1!batch_size=8']],
    ['pin=lr%3D0.1%21seed%3D4', ['seed=4!lr=0.1']],
    ['pin=!lr=0.1!!', ['lr=0.1']],
    ['pin', ['']],
    ['pin=&pin=lr=1', ['', 'lr=1']],
    ['pin=lr=0.1!optimizer=adam', ['optimizer=adam!lr=0.1']],
    ['optimizer=adam&lr=0.1&pin=optimizer=sgd', ['optimizer=sgd']],
    ['momentum=0.9&pin=optimizer=adam', ['optimizer=adam']],
    ['sampler=shuffle&drop_last=1&pin=sampler=choice', ['sampler=choice']],
    ['pin=W=1,2,3;4,5,6', ['W=1,2,3~4,5,6']],
    ['at=5:lr=1&pin=seed=2', ['seed=2']],
    ['at=5:lr=1&pin=at=none', ['at=none']],
    ['at=5:lr=1&pin=at=5:lr=1', ['']],
    ['pin=at=9:lr=2!at=5:W=1,2;3,4;5,6', ['at=5:W=1,2~3,4~5,6!at=9:lr=2']],
  ])('%s is written %j', (entries, expected) => {
    expect(issuesOf(`#v=2&${entries}`)).toEqual([])
    expect(canonical(`#v=2&${entries}`)).toEqual(expected)
  })

  it('stand behind the view and before what is not known', () => {
    const { shared } = readHash('#v=2&pin=lr=1&fog=3&t=5&seed=2')
    expect(writeHash(shared)).toBe('#v=2&seed=2&t=5&pin=lr=1&fog=3')
  })

  it.each(PRESET_IDS)('describe the example %s', (id) => {
    const [pin] = read(linkOf(presets.tutorial, [presets[id]])).runs
    expect(equalRuns(pin ?? presets.tutorial, presets[id])).toBe(true)
  })
})

describe('pins that do not count', () => {
  it.each([
    ['pin=lr=abc', 'lr=abc notANumber'],
    ['pin=colour=red', 'colour=red notInPin'],
    ['pin=__proto__=1', '__proto__=1 notInPin'],
    ['pin=t=5', 't=5 notInPin'],
    ['pin=pin=lr=1', 'pin=lr=1 notInPin'],
    ['pin=lr=1!lr=2', 'lr=1!lr=2 duplicateKey'],
    ['pin=lr=%E0%A4%A', 'lr=%E0%A4%A brokenEscape'],
    ['pin=batch_size=101', 'batch_size=101 batchOverSamples'],
    ['pin=betas=.1,.2', 'betas=.1,.2 notAnArgument'],
    ['pin=at=5:seed=1', 'at=5:seed=1 notLive'],
    ['pin=at=x', 'at=x badChange'],
    ['pin=at=none!at=5:lr=1', 'at=none!at=5:lr=1 badChange'],
    ['pin=iterations=5!at=5:lr=1', 'iterations=5!at=5:lr=1 changeTooLate'],
    ['at=50:lr=1&pin=iterations=5', 'iterations=5 changesDoNotFit'],
    ['pin=lr=1&pin=lr=1.0', 'lr=1.0 samePin'],
  ])('%s: %s', (entries, issue) => {
    expect(issuesOf(`#v=2&${entries}`)).toEqual([issue])
  })

  it('are those beyond the sixth, too', () => {
    const hash = `#${Array.from({ length: 9 }, (_, i) => `pin=seed=${i + 1}`).join('&')}`
    expect(read(hash).runs.map(({ config }) => config.seed)).toEqual([1, 2, 3, 4, 5, 6])
    expect(read(hash).issues).toEqual([
      { key: 'pin', text: '', problem: { code: 'tooManyPins', dropped: 3, limit: MAX_PINS } },
    ])
  })

  it('do no harm, whatever they say', () => {
    const part = fc.oneof(
      fc.constantFrom(...NASTY, '!', '=', '%', '!!!', 'at=', 'at=none', 'at=5:W=1', 'lr=1', 'optimizer=adam', 'W=1,2'),
      anyText,
    )
    const entry = fc.array(part, { maxLength: 6 }).map((parts) => `pin=${parts.join('!').replaceAll('&', '')}`)
    fc.assert(
      fc.property(run, fc.array(entry, { maxLength: 12 }), (main, entries) => {
        const { runs, issues } = read(`${linkOf(main, [])}&${entries.join('&')}`)
        expect(runs.length).toBeLessThanOrEqual(MAX_PINS)
        expect(issues.length).toBeLessThanOrEqual(MAX_ISSUES + 1)
        for (const pin of runs) {
          expect(conflictsOf(pin.config)).toEqual([])
          expect(canBeMade(pin)).toBe(true)
        }
        expect(read(linkOf(main, runs)).issues).toEqual([])
      }),
    )
  })

  it('are told in few words, however many a hostile link has', () => {
    for (const bit of ['!', 'pin=', '&pin=lr=x', '&pin=lr=1', '!lr=1', 'at=5:lr=1!', '%21']) {
      const { runs, issues } = read(`#pin=${bit.repeat(Math.floor(2_000_000 / bit.length))}`)
      expect(runs.length, bit).toBeLessThanOrEqual(MAX_PINS)
      expect(issues.length, bit).toBeLessThanOrEqual(MAX_ISSUES + 1)
    }
  })
})
