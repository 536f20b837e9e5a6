import type { Config, Run } from '../experiment/config.ts'
import { configAt } from '../experiment/run.ts'

/** Consecutive iterations under the same settings. */
export interface Segment {
  readonly config: Config
  readonly iterations: number
}

/** A piece of a run in which the weight moves in one way; a run is a row of these, the last without end. */
export interface Stretch {
  /** Iterations done at its start. */
  readonly from: number
  /** Iterations done at its end; Infinity for the last. */
  readonly to: number
  /** The settings throughout. */
  readonly config: Config
  /**
   * `groups`: whole groups of accumulation_steps batches, each ended by a step (plain loops have one batch to a group).
   * `waiting`: part of a group, no step. `mixed`: the rest of a group during which settings changed, and its step.
   */
  readonly kind: 'groups' | 'waiting' | 'mixed'
  /** The whole group, where it is `mixed`. */
  readonly parts: readonly Segment[]
}

/** The stretches of `run`, cut where settings change and, for the sake of accumulation, at whole groups. */
export function stretchesOf(run: Run): readonly Stretch[] {
  const size = run.config.accumulationSteps
  const cuts = [...new Set([0, ...run.changes.map(({ iteration }) => iteration)])].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  let open: readonly Segment[] = []
  for (const [i, from] of cuts.entries()) {
    const piece = stretchesBetween(configAt(run, from), from, cuts[i + 1] ?? Number.POSITIVE_INFINITY, size, open)
    stretches.push(...piece.stretches)
    open = piece.open
  }
  return stretches
}

interface Piece {
  readonly stretches: readonly Stretch[]
  /** What the last, unfinished group has so far. */
  readonly open: readonly Segment[]
}

/** @param before what the group under way at `from` has so far */
function stretchesBetween(config: Config, from: number, end: number, size: number, before: readonly Segment[]): Piece {
  const stretches: Stretch[] = []
  let at = from
  const done = before.reduce((total, { iterations }) => total + iterations, 0)
  if (done > 0) {
    const iterations = Math.min(size - done, end - from)
    const parts = [...before, { config, iterations }]
    at += iterations
    const whole = done + iterations === size
    stretches.push({ from, to: at, config, kind: whole ? 'mixed' : 'waiting', parts: whole ? parts : [] })
    if (!whole) return { stretches, open: parts }
  }
  const groups = Math.floor((end - at) / size)
  if (groups > 0) stretches.push({ from: at, to: at + groups * size, config, kind: 'groups', parts: [] })
  const rest = end === Number.POSITIVE_INFINITY ? 0 : end - at - groups * size
  if (rest > 0) stretches.push({ from: end - rest, to: end, config, kind: 'waiting', parts: [] })
  return { stretches, open: rest > 0 ? [{ config, iterations: rest }] : [] }
}

/** Steps done when `iteration` iterations are, since the start of a stretch of whole groups. */
export function stepsSince({ from, config }: Stretch, iteration: number): number {
  return Math.floor((iteration - from) / config.accumulationSteps)
}
