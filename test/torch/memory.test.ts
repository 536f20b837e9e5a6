import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Floats, Lease, memory } from '../../src/torch/memory.ts'

test('blocks are zeros, apart from each other, and keep what is in them while others come and go', () => {
  const steps = fc.array(fc.record({ size: fc.nat({ max: 3000 }), drop: fc.nat({ max: 9 }) }), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (all) => {
      let held: { readonly lease: Lease; readonly blocks: readonly Floats[]; readonly mark: number }[] = []
      for (const [i, { size, drop }] of all.entries()) {
        const lease = new Lease()
        const blocks = [lease.floats(size), lease.floats(1), lease.floats(size % 7)]
        for (const { values, at } of blocks) {
          expect(values.every((value) => value === 0)).toBe(true)
          expect(at % 16).toBe(0)
          values.fill(i + 1)
        }
        held.push({ lease, blocks, mark: i + 1 })
        if (drop < 4) {
          const gone = held[drop % held.length]
          gone?.lease.release()
          held = held.filter((one) => one !== gone)
        }
        for (const { blocks: mine, mark } of held) {
          for (const { values } of mine) expect(values.every((value) => value === mark)).toBe(true)
        }
      }
      for (const { lease } of held) lease.release()
    }),
    { numRuns: 30 },
  )
})

test('a memory that grows takes views away, and gives new ones', () => {
  const lease = new Lease()
  const block = lease.floatsOf(Float32Array.of(1, 2, 3))
  const { values } = block
  // More than there can be by now.
  lease.floats(2 ** 24)
  expect(values).toHaveLength(0)
  expect([...block.values]).toEqual([1, 2, 3])
  lease.release()
  const size = memory?.buffer.byteLength
  new Lease().floats(2 ** 24)
  expect(memory?.buffer.byteLength).toBe(size)
})
