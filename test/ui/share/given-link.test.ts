import { expect, test } from 'vitest'
import { readHash } from '../../../src/share/read-hash.ts'
import { sealed } from '../../../src/share/seal.ts'
import { choicesOf, givenLink, LONG_LINK, longParts } from '../../../src/ui/features/share/given-link.ts'

const page = 'https://example.org/sgd/?x=1'
const link = `${page}${sealed('#v=2&lr=0.2&at=30:lr=0.1&t=40&pin=lr=0.3&colour=red')}`

test('a link in which nothing is chosen is the same', () => {
  expect(givenLink(link, choicesOf(link))).toBe(link)
  const handedOut = `${page}${sealed('#v=2&lr=0.2&note=Hello&show=chart,output&controls=none')}`
  expect(givenLink(handedOut, choicesOf(handedOut))).toBe(handedOut)
})

test('from the start, in one language, for a frame: the run, its pins and what is not known stay', () => {
  const given = givenLink(link, { ...choicesOf(link), t: null, lang: 'zh', embed: true })
  expect(given).toBe(`${page}&lang=zh&embed=1${sealed('#v=2&lr=0.2&at=30:lr=0.1&pin=lr=0.3&colour=red')}`)
  expect(choicesOf(given).t).toBeNull()
  expect(choicesOf(link).t).toBe(40)
  expect(readHash(new URL(given).hash).shared.run).toEqual(readHash(new URL(link).hash).shared.run)
})

test('what makes a link long is told, the longest first', () => {
  const W = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => '.1234567').join(',')).join(';')
  const pins = ['pin=lr=0.3', `pin=W=${W}`].join('&')
  const long = `${page}#v=2&W=${W}&lr=0.2&${pins}`
  expect(long.length).toBeGreaterThan(LONG_LINK)
  expect(longParts(long)).toEqual([
    ['pins', `&${pins}`.length],
    ['matrix', `&W=${W}`.length],
  ])
  const changes = Array.from({ length: 150 }, (_, i) => `at=${10 * i}:lr=0.${i + 1}`)
  expect(longParts(`${page}#v=2&${changes.join('&')}`).map(([part]) => part)).toEqual(['changes'])
  expect(longParts(`${page}#v=2&note=${'x'.repeat(600)}&__proto__=1`).map(([part]) => part)).toEqual(['card'])
})
