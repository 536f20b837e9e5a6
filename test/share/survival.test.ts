import fc from 'fast-check'
import { LinkifyIt } from 'linkify-it'
import { find } from 'linkifyjs'
import { micromark } from 'micromark'
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal'
import { describe, expect, it } from 'vitest'
import { presets } from '../../src/experiment/presets.ts'
import { equalRuns } from '../../src/experiment/run.ts'
import { lessonIn, sameLessons } from '../../src/share/card-entries.ts'
import { type Shared, writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readPins } from '../../src/share/pin-entries.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { sealed } from '../../src/share/seal.ts'
import { shared } from './any-shared.ts'

// What happens to a link between whoever shares it and whoever opens it.

const PAGE = 'https://example.org/sgd/'

/** Links with everything that a link can have in it, as they are written by hand; Share seals them. */
const LINKS = [
  '#v=2&lr=0.1',
  '#v=2&W=-.5,1e-7~.25,-3~0,2e8&true_bias=-1,.5&num_samples=50&x=randn&noise=0.1&seed=14352573210347825001&np_seed=3',
  '#v=2&bias=1&loss=smooth_l1&beta=0.5&optimizer=rmsprop&lr=0.02&momentum=0.5&alpha=0.9&centered=1&batch_size=8',
  '#v=2&optimizer=adam&betas=.8,.99&eps=1e-7&amsgrad=1&sampler=shuffle&drop_last=1&off=zero_grad,step&log_every=100',
  '#v=2&at=10:lr=0.1&at=10:batch_size=8&at=20:W=1,2~3,4~5,6&at=3000:momentum=0.9&t=4000&scale=linear',
  '#v=2&seed=3&pin=lr=0.5!batch_size=8!at=100:lr=0.1&pin=W=1,2~3,4&pin=optimizer=adam!lr=0.05&pin=',
  '#v=2&lesson=not-exact.2&goal=full_loss:0.0001,iteration:500&show=matrices,chart&controls=W,lr,batch_size,tabs',
  '#v=2&controls=none&title=%E4%B8%BA%E4%BB%80%E4%B9%88%EF%BC%9F&note=100%25%20of%20a%5Fb%20%26lr%3D5%20%26amp%3B%20%2341' +
    '&ask=Why%20%28really%29%3F&choice=Yes%2E&choice=No%2C%20see%20%E2%80%9C1%2E2%E2%80%9D&right=2&answer=%5C%5F%20%2520',
  '#v=2&lr=2&title=Twice&choice=yes&choice=no&controls=lr,transport&lesson_title=How%20large%3F&lesson=own.2' +
    '&card=lr=0.5!at=9:W=1,2~3,4~5,6!title=Half%20%26lr%3D5!note=100%2525%20of%20a%5Fb%2521%20%26amp%3B!t=40' +
    '&card=optimizer=adam!ask=%E4%B8%BA%E4%BB%80%E4%B9%88%EF%BC%9F!choice=Yes%2E!choice=No%2521!right=2!goal=full_loss:0.0001',
].map((hash) => readHash(hash).shared)

/** The address that Share gives for what is described. */
function sharedLink(one: Shared): string {
  const url = new URL(PAGE)
  url.hash = sealed(writeHash(one))
  return url.href
}

/** What a hash is opened as, which must be `one`; and what is said about it. */
function opened(hash: string, one: Shared): readonly string[] {
  const { shared: read, issues } = readHash(new URL(hash, PAGE).hash)
  expect(equalRuns(read.run, one.run), hash).toBe(true)
  const [lesson, whole] = [lessonIn(read.view.handout), lessonIn(one.view.handout)]
  expect([read.view.t, read.view.scale, { ...read.view.handout, cards: null }], hash).toEqual([
    ...[one.view.t, one.view.scale],
    { ...one.view.handout, cards: null },
  ])
  expect(lesson?.open, hash).toBe(whole?.open)
  expect(lesson === null ? whole === null : whole !== null && sameLessons(lesson.lesson, whole.lesson), hash).toBe(true)
  const pins = readPins(read.pins ?? [], read.run).runs
  const sent = readPins(one.pins ?? [], one.run).runs
  expect(pins.map((pin, i) => equalRuns(pin, sent[i] ?? one.run))).toEqual(sent.map(() => true))
  return issues.map(({ problem }) => problem.code)
}

/** Sentences that a link stands in. */
const SENTENCES: readonly ((link: string) => string)[] = [
  (link) => link,
  (link) => `Look: ${link} and tell me.`,
  ...[')', ']', '.', ',', ';', ':', '!', '?', '>', '"', "'", '...', '…', '**', '_', '~~', '|', '`'].map(
    (mark) => (link: string) => `See ${link}${mark}`,
  ),
  ...['，大家看', '。', '、还有', '；好', '：见上', '！', '？', '）吧', '」', '》的', '…', '大家看', ' 大家看'].map(
    (behind) => (link: string) => `看 ${link}${behind}`,
  ),
  (link) => `(see ${link}) then`,
  (link) => `[${link}]`,
  (link) => `"${link}", he said`,
  (link) => `（${link}）`,
  (link) => `“${link}”`,
  (link) => `<${link}>`,
  (link) => `${link}\nThe next line.`,
]

const linkifier = new LinkifyIt()

/** What each program takes for the link in a text. */
const FINDERS: { readonly [name: string]: (text: string) => string | undefined } = {
  'linkify-it': (text) => linkifier.match(text)?.[0]?.url,
  linkifyjs: (text) => find(text, 'url')[0]?.href,
  'GFM autolinks': (text) => {
    const html = micromark(text, { extensions: [gfmAutolinkLiteral()], htmlExtensions: [gfmAutolinkLiteralHtml()] })
    return /href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  },
}

describe.each(Object.entries(FINDERS))('a link that %s has found in a text', (_, find) => {
  it('is the run that was shared, whatever stands around it', () => {
    let found = 0
    for (const one of LINKS) {
      for (const sentence of SENTENCES) {
        const link = find(sentence(sharedLink(one)))
        if (link === undefined) continue
        found++
        expect(['', 'repaired']).toContain(opened(new URL(link).hash, one).join())
      }
    }
    // GFM finds none behind an opening bracket.
    expect(found).toBeGreaterThan(0.9 * LINKS.length * SENTENCES.length)
  })

  it('is the run that was shared, whichever it is', () => {
    fc.assert(
      fc.property(shared, fc.constantFrom(...SENTENCES), (anything, sentence) => {
        const one = readHash(writeHash({ ...anything, unknown: [] })).shared
        const link = find(sentence(sharedLink(one)))
        if (link !== undefined) expect(['', 'repaired']).toContain(opened(new URL(link).hash, one).join())
      }),
      { numRuns: 150 },
    )
  })
})

/** What programs do to a hash. */
const DEEDS: { readonly [name: string]: (hash: string) => string } = {
  '&amp;': (hash) => hash.replaceAll('&', '&amp;'),
  '&amp; twice': (hash) => hash.replaceAll('&', '&amp;amp;'),
  '&#38;': (hash) => hash.replaceAll('&', '&#38;'),
  'escaped once more': (hash) => `#${encodeURIComponent(hash.slice(1))}`,
  'escaped twice more': (hash) => `#${encodeURIComponent(encodeURIComponent(hash.slice(1)))}`,
  'its escapes escaped': (hash) => hash.replaceAll('%', '%25'),
  'escaped, then &amp;': (hash) => hash.replaceAll('&', '&amp;').replaceAll('=', '%3D'),
  'in a mail': (hash) => hash.replaceAll('=', '=3D'),
  '= escaped': (hash) => hash.replaceAll('=', '%3D'),
  '& escaped': (hash) => hash.replaceAll('&', '%26'),
  '\\_': (hash) => hash.replaceAll('_', '\\_'),
  '%5C_': (hash) => hash.replaceAll('_', '%5C_'),
  'every mark with a backslash': (hash) => `#${hash.slice(1).replace(/[_~.!-]/g, '\\$&')}`,
  '~ escaped': (hash) => hash.replaceAll('~', '%7E'),
  '; for ~': (hash) => hash.replaceAll('~', ';'),
  '| for ~': (hash) => hash.replaceAll('~', '|'),
  'a second hash': (hash) => `${hash}#comments`,
  'a hash before it': (hash) => `#top${hash}`,
  'two #': (hash) => `#${hash}`,
  'a query behind it': (hash) => `${hash}?from=singlemessage&isappinstalled=0`,
  '&centered eaten': (hash) => hash.replaceAll('&cent', '¢').replaceAll('&not', '¬'),
  ...Object.fromEntries(
    [
      ')',
      ']',
      '.',
      ',',
      ';',
      ':',
      '!',
      '?',
      '>',
      '"',
      "'",
      '`',
      '&quot;',
      '%22',
      '，大家看',
      '。',
      '）',
      '大家看',
      '\u200b',
      '\ufeff',
    ].map((behind) => [`${behind} behind it`, (hash: string) => hash + behind] as const),
  ),
  ...Object.fromEntries(
    ['\u200b', '\u2060', '\ufeff', '\u00ad'].map(
      (mark) =>
        [
          `${mark.charCodeAt(0).toString(16)} at every break`,
          (hash: string) => hash.replace(/(?<=[&=,~])(?=[\w.-])/g, mark),
        ] as const,
    ),
  ),
}

describe.each(Object.entries(DEEDS))('a link, %s,', (_, deed) => {
  it('is the run that was shared, and that it was repaired is said once', () => {
    for (const one of LINKS) {
      const hash = sealed(writeHash(one))
      const done = deed(hash)
      expect(['', 'repaired']).toContain(opened(done, one).join())
    }
  })
})

describe('what the page writes', () => {
  it('needs no repair, sealed or not', () => {
    fc.assert(
      fc.property(shared, (one) => {
        const hash = writeHash(one)
        for (const each of [hash, sealed(hash)]) {
          const { shared: read, issues, rewrite } = readHash(each)
          expect(writeHash(read)).toBe(hash)
          expect(rewrite).toBeUndefined()
          expect(issues.filter(({ problem }) => /cut|repaired/.test(problem.code))).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is short for the defaults', () => {
    expect(sealed('#v=2')).toBe('#v=2')
    expect(sealed('#v=2&lr=0.1')).toBe('#len=10&v=2&lr=0.1&end=10')
  })
})

/** Whether a link is told to be cut. */
function isCut(hash: string): boolean {
  return readHash(hash).issues.some(({ problem }) => problem.code === 'cut')
}

describe('a link that was cut', () => {
  const all = [...LINKS, ...Object.values(presets).map((run) => ({ run, view: DEFAULT_VIEW, unknown: [] }))]

  it('anywhere says so, or is the run that was shared', () => {
    for (const one of all) {
      const hash = sealed(writeHash(one))
      for (let length = 2; length < hash.length; length++) {
        // One of them after the other: no place for a cut is spared, and none of what stands behind it.
        const cut = hash.slice(0, length) + ['', '...', '…', ')'][length % 4]
        const { shared: read, issues } = readHash(cut)
        const isSame = equalRuns(read.run, one.run) && writeHash(read) === writeHash(one)
        if (!isSame) expect(issues.length, cut).toBeGreaterThan(0)
        // From where it is known to be one that was shared.
        if (!isSame && length > 6) expect(isCut(cut), cut).toBe(true)
      }
    }
  })

  it('anywhere says so, whatever is in it', () => {
    fc.assert(
      fc.property(shared, fc.nat(), (one, at) => {
        const hash = sealed(writeHash(one))
        const cut = hash.slice(0, 5 + (at % Math.max(1, hash.length - 5)))
        const { shared: read } = readHash(cut)
        if (!isCut(cut)) expect(writeHash(read)).toBe(writeHash(one))
      }),
      { numRuns: 400 },
    )
  })

  it('does not count the entry in which it ends, and names it', () => {
    const hash = sealed('#v=2&lr=0.25&seed=17&iterations=3000')
    const { shared: read, issues } = readHash(hash.slice(0, hash.indexOf('seed=1') + 6))
    expect(read.run.config).toMatchObject({ lr: 0.25, seed: 0, iterations: 5000 })
    expect(issues).toEqual([{ key: '', text: '', problem: { code: 'cut', key: 'seed' } }])
  })
})

describe('a link that was written or changed by hand', () => {
  it.each([
    '#v=2',
    '#lr=0.1',
    '#v=2&lr=0.1&end=10',
    '#len=10&v=2&lr=0.2&end=10',
    '#len=10&v=2&lr=0.02&end=10',
    '#len=10&v=2&end=10',
    '#len=10&v=2&lr=0.1&seed=7&end=10',
    '#len=10&v=2&lr=0.1&end=10&seed=7',
    '#len=10&lr=0.1&end=10',
    '#seed=3&len=10&v=2&lr=0.1&end=10',
  ])('%s raises no alarm', (hash) => {
    expect(readHash(hash).issues).toEqual([])
  })

  it('counts as it stands', () => {
    expect(readHash('#len=10&v=2&lr=0.02&end=10&seed=7').shared.run.config).toMatchObject({ lr: 0.02, seed: 7 })
  })
})
