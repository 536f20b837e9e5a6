import type { OracleChange, OracleConfig } from '../goldens/config.ts'

/**
 * The link to what an oracle config describes, written from url-state.md alone and as a person would: numbers as
 * JavaScript prints them, nothing left out that the config names. The page's own writer is no part of it.
 */
export function linkTo({ id: _, W, at = [], ...others }: OracleConfig): string {
  const entries = ['v=1']
  if (W !== undefined) entries.push(`W=${rows(W)}`)
  for (const [key, value] of Object.entries(others)) {
    if (value !== null) entries.push(`${key}=${typeof value === 'boolean' ? Number(value) : String(value)}`)
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
