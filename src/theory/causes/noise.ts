import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** Noise in y: no weight has less, and the weight that has least is not W. */
export function noise({ least }: Situation): Finding {
  return { cause: 'noise', detail: { ofW: least?.ofW ?? Number.NaN }, remedy: null }
}
