import { type OracleConfig, textOf, toRun } from '../goldens/config.ts'

/**
 * The link to what an oracle config describes, written from url-state.md alone and as a person would: numbers as
 * JavaScript prints them, nothing left out that the config names. The page's own writer is no part of it, but for a state,
 * which no person writes.
 */
export function linkTo(given: OracleConfig): string {
  const { id: _, at = [], ...config } = given
  // Version 1 was written when there was one release.
  const { torch, ...others } = config
  const named = torch === undefined || torch === '1.13' ? others : config
  const entries = Object.entries(named).flatMap(([key, value]) => (value === null ? [] : [`${key}=${textOf(value)}`]))
  const changes = at.flatMap(([iteration, change]) =>
    Object.entries(change).map(([key, value]) => {
      const text = key === 'state' ? stateText(given, iteration) : textOf(value)
      return `at=${iteration}:${key}=${text}`
    }),
  )
  return `#${['v=1', ...entries, ...changes].join('&')}`
}

/** The state that is loaded at `iteration`, as a link has it. */
function stateText(config: OracleConfig, iteration: number): string {
  const load = toRun(config).changes.find((change) => change.key === 'state' && change.iteration === iteration)
  if (load?.key !== 'state') throw new Error('no state is loaded there')
  return load.value.text
}
