import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }

/**
 * Any code point, as `unit: 'binary'` of fast-check has them: that makes a table of all of them first, which takes longer than
 * most tests.
 */
const codePoint = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count),
  (text) => {
    const [one, ...more] = typeof text === 'string' ? text : ''
    const code = one?.codePointAt(0)
    if (code === undefined || more.length > 0) throw new Error('not one code point')
    return code < SURROGATES.first ? code : code - SURROGATES.count
  },
)

/** Any text, with what is dangerous in many programs among it (`__proto__`). */
export const anyText = fc.string({ unit: codePoint })
