import { type OracleConfig, textOf } from '../goldens/config.ts'

/**
 * The link to what an oracle config describes, written from url-state.md alone and as a person would: numbers as
 * JavaScript prints them, nothing left out that the config names. The page's own writer is no part of it.
 */
export function linkTo({ id: _, at = [], ...config }: OracleConfig): string {
  // Version 1 was written when there was one release.
  const { torch, ...others } = config
  const named = torch === undefined || torch === '1.13' ? others : config
  const entries = Object.entries(named).flatMap(([key, value]) => (value === null ? [] : [`${key}=${textOf(value)}`]))
  const changes = at.flatMap(([iteration, change]) =>
    Object.entries(change).map(([key, value]) => `at=${iteration}:${key}=${textOf(value)}`),
  )
  return `#${['v=1', ...entries, ...changes].join('&')}`
}
