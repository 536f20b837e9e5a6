import { createHash } from 'node:crypto'
import type { Run } from '../../src/experiment/config.ts'
import { reference } from '../engine/reference.ts'

/** A digest of the weights with which a run ends, as `judge.py` makes it. */
export function digestOf({ config, changes }: Run): string {
  const { trainer } = reference({ config: { ...config, torch: '1.13' }, changes }, config.iterations)
  const hash = createHash('sha256')
  for (const { data } of trainer.values()) hash.update(new Uint8Array(Float32Array.from(data).buffer))
  return hash.digest('hex').slice(0, 8)
}
