import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAME_VERSION, LONGEST_HASH, readCommand, stamped } from '../../src/store/frame-messages.ts'

/** A message of this version. */
const said = (message: object) => readCommand({ sgdPlayground: FRAME_VERSION, ...message })

test('each command is understood, and what else stands in it is left out', () => {
  for (const type of ['run', 'pause', 'restart']) expect(said({ type, more: [1] })).toEqual({ type })
  expect(said({ type: 'goto', iteration: 1200, hash: 3 })).toEqual({ type: 'goto', iteration: 1200 })
  expect(said({ type: 'hash', hash: '#v=2&lr=0.1' })).toEqual({ type: 'hash', hash: '#v=2&lr=0.1' })
})

test('what is wrong with one is named', () => {
  const bad = (why: string, command: string) => ({ type: 'refused', why, command })
  expect(readCommand({ sgdPlayground: 2, type: 'run' })).toEqual(bad('unknown-version', 'run'))
  expect(readCommand({ sgdPlayground: '1', type: 'run' })).toEqual(bad('unknown-version', 'run'))
  expect(said({ type: 'fly' })).toEqual(bad('unknown-type', 'fly'))
  expect(said({ type: ['run'] })).toEqual(bad('unknown-type', ''))
  expect(said({})).toEqual(bad('unknown-type', ''))
  expect(said({ type: 'x'.repeat(1000) })).toEqual(bad('unknown-type', 'x'.repeat(40)))
  for (const iteration of [-1, 0.5, Number.NaN, 2 ** 53, '3', null, undefined]) {
    expect(said({ type: 'goto', iteration })).toEqual(bad('bad-iteration', 'goto'))
  }
  for (const hash of [undefined, 3, ['#v=2'], 'x'.repeat(LONGEST_HASH + 1)]) {
    expect(said({ type: 'hash', hash })).toEqual(bad('bad-hash', 'hash'))
  }
})

test('what is no message of ours is none: other scripts talk to the window, too', () => {
  for (const data of [undefined, null, 1, 'run', [], {}, { type: 'run' }, '{"sgdPlayground":1,"type":"run"}']) {
    expect(readCommand(data)).toBe(null)
  }
  // What this page says itself is no command either, should it come back.
  expect(readCommand(stamped({ type: 'height', height: 300 }))).toMatchObject({ type: 'refused', why: 'unknown-type' })
})

test('the door is total: whatever comes, a command is one that is listed, and numbers in it are what they should be', () => {
  const type = fc.oneof(
    fc.constantFrom('run', 'pause', 'restart', 'goto', 'hash', '__proto__', 'toString'),
    fc.anything(),
  )
  const ours = fc.record(
    { sgdPlayground: fc.constantFrom(1, 1, 1, 2, '1'), type, iteration: fc.anything(), hash: fc.anything() },
    { requiredKeys: ['sgdPlayground'] },
  )
  fc.assert(
    fc.property(fc.oneof(ours, fc.anything()), (data) => {
      const read = readCommand(data)
      if (read === null) return
      expect(['run', 'pause', 'restart', 'goto', 'hash', 'refused']).toContain(read.type)
      if (read.type === 'goto') expect(Number.isSafeInteger(read.iteration) && read.iteration >= 0).toBe(true)
      if (read.type === 'hash') expect(typeof read.hash).toBe('string')
      if (read.type === 'refused') expect(read.command.length).toBeLessThanOrEqual(40)
    }),
  )
})
