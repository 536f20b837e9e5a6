import type { OracleChange, OracleConfig } from '../goldens/config.ts'

/**
 * The link to what an oracle config describes, written from url-state.md alone and as a person would: numbers as
 * JavaScript prints them, nothing left out that the config names. The page's own writer is no part of it.
 */
export function linkTo(config: OracleConfig): string {
  const { W, true_bias, at = [], bias, x, ...numbers } = config
  const entries = ['v=1']
  if (W !== undefined) entries.push(`W=${rows(W)}`)
  if (true_bias) entries.push(`true_bias=${true_bias.join(',')}`)
  if (bias !== undefined) entries.push(`bias=${Number(bias)}`)
  if (x !== undefined) entries.push(`x=${x}`)
  for (const [key, value] of Object.entries(numbers)) {
    if (typeof value === 'number') entries.push(`${key}=${value}`)
  }
  for (const [iteration, change] of at) entries.push(...changes(iteration, change))
  return `#${entries.join('&')}`
}

function changes(iteration: number, { W, ...numbers }: OracleChange): string[] {
  const written = W === undefined ? [] : [`at=${iteration}:W=${rows(W)}`]
  return [...written, ...Object.entries(numbers).map(([key, value]) => `at=${iteration}:${key}=${value}`)]
}

function rows(W: readonly (readonly number[])[]): string {
  return W.map((row) => row.join(',')).join(';')
}
