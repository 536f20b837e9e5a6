import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Checkpoints } from '../../../src/engine/worker/checkpoints.ts'

const MAX_BYTES = 8 * 2 ** 20

/** Follows a run of `iterations` whose states take `bytes` bytes each, less at the start. */
function follow(iterations: number, bytes: number): Checkpoints<{ readonly bytes: number; readonly at: number }> {
  const checkpoints = new Checkpoints({ bytes: Math.ceil(bytes / 2), at: 0 })
  while (checkpoints.next <= iterations) checkpoints.add({ bytes, at: checkpoints.next })
  return checkpoints
}

const lengths = fc.integer({ min: 0, max: 3_000_000 })
const sizes = fc.constantFrom(1, 2500, 35_000, 300_000, MAX_BYTES)

test('however long the run and however large its states, they take at most eight mebibytes', () => {
  fc.assert(
    fc.property(lengths, sizes, (iterations, bytes) => {
      const checkpoints = follow(iterations, bytes)
      expect(checkpoints.bytes).toBeLessThanOrEqual(MAX_BYTES)
      expect(checkpoints.count).toBeLessThanOrEqual(1024)
    }),
    { numRuns: 60 },
  )
})

test('any iteration is reached from a state near before it', () => {
  fc.assert(
    fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (iterations, share) => {
      const wanted = Math.floor(share * iterations)
      const checkpoints = follow(iterations, 2500)
      const { iteration, state } = checkpoints.before(wanted)
      expect(state.at).toBe(iteration)
      expect(wanted - iteration).toBeGreaterThanOrEqual(0)
      expect(wanted - iteration).toBeLessThan(Math.max(64, iterations / 256))
    }),
    { numRuns: 60 },
  )
})

test('a truncation forgets exactly the states after it', () => {
  fc.assert(
    fc.property(lengths, lengths, (iterations, at) => {
      const checkpoints = follow(iterations, 2500)
      const before = checkpoints.before(at)
      checkpoints.truncate(at)
      expect(checkpoints.before(Infinity)).toEqual(before)
      expect(checkpoints.next).toBeGreaterThan(Math.min(at, iterations))
      expect(checkpoints.bytes).toBe(1250 + 2500 * (checkpoints.count - 1))
    }),
    { numRuns: 60 },
  )
})

test('what they will take is known beforehand', () => {
  fc.assert(
    fc.property(lengths, lengths, fc.constantFrom(1, 2500, 35_000, 300_000), (one, other, bytes) => {
      const [now, later] = [Math.max(64, Math.min(one, other)), Math.max(64, one, other)]
      expect(follow(now, bytes).bytesAt(later)).toBe(follow(later, bytes).bytes)
    }),
    { numRuns: 200 },
  )
})
