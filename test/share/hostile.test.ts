import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEYS, snakeCase } from '../../src/experiment/config.ts'
import { equalRuns } from '../../src/experiment/run.ts'
import { writeHash } from '../../src/share/codec.ts'
import { MAX_ENTRIES } from '../../src/share/entries.ts'
import { MAX_ISSUES } from '../../src/share/issue.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { MAX_LENGTH, readHash } from '../../src/share/read-hash.ts'
import { MAX_UNKNOWN, MAX_UNKNOWN_LENGTH } from '../../src/share/unknown.ts'
import { canBeMade, conflictsOf, NASTY, run } from '../experiment/arbitrary.ts'
import { anyText } from '../properties/any-text.ts'
import { shared } from './any-shared.ts'

/** What must hold of any link. */
function expectSound(hash: string): void {
  const { shared, issues } = readHash(hash)
  const { config, changes } = shared.run
  expect(conflictsOf(config)).toEqual([])
  expect(canBeMade(shared.run)).toBe(true)
  expect(changes.length).toBeLessThanOrEqual(200)
  expect(shared.view.t ?? 0).toBeLessThanOrEqual(config.iterations)
  expect(issues.length).toBeLessThanOrEqual(MAX_ISSUES + 1)
  expect(JSON.stringify(issues).length).toBeLessThan(50_000)
  const written = writeHash(shared)
  expect(written).toMatch(/^#v=2(?:&[\w\-.~!$*+,;:@/?=%]+)*$/)
  const again = readHash(written)
  expect(equalRuns(again.shared.run, shared.run)).toBe(true)
  expect(again.shared.view).toEqual(shared.view)
  expect(writeHash(again.shared)).toBe(written)
}

describe('what is written', () => {
  it('is read back alike, whatever it is, and with no issue but for what is unknown', () => {
    fc.assert(
      fc.property(shared, (shared) => {
        const { shared: read, issues } = readHash(writeHash(shared))
        expect(equalRuns(read.run, shared.run)).toBe(true)
        expect(read.view).toEqual(shared.view)
        expect(read.unknown.length).toBe(shared.unknown.length)
        expect(issues.length).toBe(Math.min(shared.unknown.length, MAX_ISSUES + 1))
        expect(writeHash(read)).toBe(writeHash(shared))
      }),
      { numRuns: 200 },
    )
  })

  it('is what the browser makes of it', () => {
    fc.assert(
      fc.property(shared, (shared) => {
        const hash = writeHash(shared)
        const url = new URL('https://example.org/play/?lang=zh')
        url.hash = hash
        expect(url.hash).toBe(hash)
      }),
    )
  })

  it('means the same in whatever order it stands', () => {
    fc.assert(
      fc.property(run, fc.infiniteStream(fc.nat()), (run, places) => {
        const entries = writeHash({ run, view: DEFAULT_VIEW, unknown: [] }).slice(1).split('&')
        const moments = run.changes.map(({ iteration }) => iteration)
        fc.pre(new Set(moments).size === moments.length)
        const shuffled = entries.map((entry) => ({ entry, place: places.next().value ?? 0 }))
        shuffled.sort((a, b) => a.place - b.place)
        const { shared, issues } = readHash(`#${shuffled.map(({ entry }) => entry).join('&')}`)
        expect(issues).toEqual([])
        expect(equalRuns(shared.run, run)).toBe(true)
      }),
    )
  })
})

describe('reading is total', () => {
  const keys = fc.constantFrom(
    ...KEYS.map(snakeCase),
    'v',
    'at',
    't',
    'scale',
    'goal',
    'title',
    'choice',
    'right',
    'show',
    'controls',
    'lesson',
    'card',
    'card_run',
    'lesson_title',
    'momentum',
    '__proto__',
    'toString',
    '',
  )
  const values = fc.oneof(
    fc.constantFrom(...NASTY, '%E0%A4%A', '%', '%%', '%zz', '5:lr=1', '5:momentum=1', '5:W=1', ':', '=', ':='),
    anyText,
    fc.double().map(String),
  )

  it('over any text', () => {
    fc.assert(fc.property(anyText, expectSound), { numRuns: 1000 })
  })

  it('over any entries', () => {
    const entry = fc.tuple(keys, values).map((parts) => parts.join('='))
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => expectSound(`#${entries.join('&')}`)),
      { numRuns: 1000 },
    )
  })

  it('over changes of all kinds', () => {
    const entry = fc.tuple(fc.oneof(fc.nat(10).map(String), values), keys, values)
    const changes = fc.array(entry.map(([when, key, value]) => `at=${when}:${key}=${value}`))
    fc.assert(fc.property(changes, (entries) => expectSound(`#${entries.join('&')}`)))
  })

  it('over good links with something changed in them', () => {
    const cut = fc.record({
      at: fc.nat(300),
      length: fc.nat(5),
      text: fc.oneof(values, fc.constantFrom('&', '=', ';', ',')),
    })
    fc.assert(
      fc.property(shared, fc.array(cut, { minLength: 1, maxLength: 4 }), (shared, cuts) => {
        const spoil = (hash: string, { at, length, text }: { at: number; length: number; text: string }) =>
          hash.slice(0, at) + text + hash.slice(at + length)
        expectSound(cuts.reduce(spoil, writeHash(shared)))
      }),
      { numRuns: 400 },
    )
  })
})

describe('a hostile link costs nothing', () => {
  it('is refused as a whole when it is too long', () => {
    const hash = `#${'x'.repeat(10_000_000)}`
    const { shared, issues } = readHash(hash)
    expect(shared).toEqual(readHash('').shared)
    expect(issues).toMatchObject([{ key: '', problem: { code: 'linkTooLong', length: 10_000_001, limit: MAX_LENGTH } }])
    expect(issues[0]?.text.length).toBeLessThan(100)
  })

  const filler = [
    '&',
    '=',
    '%',
    '%20',
    '+',
    'a',
    '1,',
    '[',
    'é',
    '\u0301\u0323',
    '&a',
    '&at',
    '&at=',
    '&lr=1',
    '&lr=%',
    '&=',
    ' ',
  ]
  const starts = [
    '#',
    '#W=',
    '#lr=',
    '#x=',
    '#at=',
    '#at=5:W=',
    '#at=5:',
    '#true_bias=',
    '#v=',
    '#scale=',
    '#t=',
    '#a=',
  ]
  // What takes more than linear time does not come to its end here, at a quarter of the length neither.
  it.each(filler)('full of %j', (bit) => {
    for (const start of starts) {
      const { issues } = readHash(start + bit.repeat(Math.floor(MAX_LENGTH / 4 / bit.length)))
      expect(JSON.stringify(issues).length, start).toBeLessThan(50_000)
    }
  })

  it('tells no more than 20 issues, and how many more there are', () => {
    const { issues } = readHash(`#${Array.from({ length: 100 }, (_, i) => `a${i}=1`).join('&')}`)
    expect(issues.length).toBe(MAX_ISSUES + 1)
    expect(issues.at(-1)).toEqual({ key: '', text: '', problem: { code: 'moreIssues', count: 80 } })
  })

  it('keeps a bounded number of unknown entries, and says so', () => {
    const { shared, issues } = readHash(`#${'a=1&'.repeat(300)}lr=.5`)
    expect(shared.unknown.length).toBe(MAX_UNKNOWN)
    expect(shared.run.config.lr).toBe(0.5)
    expect(issues[0]).toEqual({ key: '', text: '', problem: { code: 'tooManyUnknown', dropped: 300 - MAX_UNKNOWN } })
  })

  it('keeps a bounded length of unknown entries, and says so', () => {
    const { shared, issues } = readHash(`#a=1&b=${'x'.repeat(MAX_UNKNOWN_LENGTH)}`)
    expect(shared.unknown).toEqual([{ raw: 'a=1' }])
    expect(issues[0]?.problem).toEqual({ code: 'tooManyUnknown', dropped: 1 })
  })

  it('is read up to a bounded number of entries, and says so', () => {
    const { shared, issues } = readHash(`#lr=.5&${'seed=1&'.repeat(MAX_ENTRIES)}`)
    expect(shared.run.config.lr).toBe(0.5)
    expect(issues.at(-1)?.problem.code).toBe('moreIssues')
    const codes = readHash(`#${'&'.repeat(MAX_ENTRIES)}lr=.5`).issues.map(({ problem }) => problem.code)
    expect(codes).toEqual(['tooManyEntries'])
  })
})
