import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf } from '../../src/experiment/sha256.ts'

test('is the beginning of what everybody else has', () => {
  const theirs = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
  for (const text of ['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), '数据'.repeat(1000)]) {
    expect(digestOf(text)).toBe(theirs(text))
  }
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => digestOf(text) === theirs(text)))
})
