import { expect } from 'vitest'
import type { Position } from '../../src/engine/position.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import type { HistoryView } from '../../src/engine/worker/loss-history.ts'
import type { Run } from '../../src/experiment/config.ts'
import type { Moment } from '../../src/training/moment.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { toHex } from '../goldens/bits.ts'

/** What a plain run of a description gives, kept whole: the oracle of everything that the engine caches. */
export interface Reference {
  readonly trainer: Trainer
  /** Batch losses; the first is that of iteration 1. */
  readonly losses: readonly number[]
}

/** Runs `run` for `iterations` iterations, without any engine. */
export function reference(run: Run, iterations: number): Reference {
  const trainer = new Trainer(run)
  const losses: number[] = []
  while (trainer.iteration < iterations) {
    trainer.iterate()
    losses.push(trainer.loss)
  }
  return { trainer, losses }
}

/** The iteration of the second of two consecutive non-finite losses, or null. */
export function divergence(losses: readonly number[]): number | null {
  const second = losses.findIndex(
    (loss, i) => i > 0 && !Number.isFinite(loss) && !Number.isFinite(losses[i - 1] ?? Number.NaN),
  )
  return second === -1 ? null : second + 1
}

/** Every digit of `frame` is what `run` gives at its iteration, and its history what `run` gave. */
export function expectTrue(frame: Frame, run: Run): void {
  const { trainer, losses } = reference(run, frame.iteration)
  const bits = (parameters: Frame['parameters']) =>
    parameters.map(({ data, ...rest }) => ({ ...rest, bits: toHex(data) }))
  // With statements after the step the weights have moved before the iteration is over.
  expect(bits(frame.parameters)).toEqual(bits(trainerAt(run, frame).values()))
  expect(toHex([frame.loss])).toBe(toHex([trainer.loss]))
  expect(frame.divergedAt).toBe(divergence(losses))
  if (frame.statement === 0 && frame.fullLoss !== null)
    expect(toHex([frame.fullLoss])).toBe(toHex([trainer.fullLoss()]))
  const { logEvery } = run.config
  const logged = losses.filter((_, i) => (i + 1) % logEvery === 0)
  expect(frame.logged.omitted + frame.logged.losses.length).toBe(logged.length)
  expect(toHex(frame.logged.losses)).toBe(toHex(logged.slice(frame.logged.omitted)))
  expectHistory(frame.history, reference(run, frame.history.recorded).losses)
  if (frame.status !== 'running') expect(frame.moment).not.toBeNull()
  if (frame.moment !== null) expectMoment(frame.moment, run, frame)
}

/** What a trainer that never went back shows at `position`, having gone there statement by statement. */
export function momentAt(run: Run, position: Position): Moment {
  return trainerAt(run, position).moment(32)
}

/** Every variable is what it is at `position`; between two iterations nothing need be known of what was before. */
function expectMoment({ before, lr, ...moment }: Moment, run: Run, position: Position): void {
  const { before: changed, lr: rates, ...expected } = momentAt(run, position)
  expect(moment).toEqual(expected)
  if (lr !== null && rates !== null) expect(lr).toEqual(rates)
  if (position.statement === 0) expect([changed, expected.parameters]).toContainEqual(before)
  else expect(before).toEqual(changed)
}

/** Every point of `view` says of its iterations what `losses` hold, and the points together are all of them. */
export function expectHistory(view: HistoryView, losses: readonly number[]): void {
  expect(view.recorded).toBe(losses.length)
  expect(view.end.at(-1) ?? 0).toBe(losses.length)
  let from = 0
  for (const [point, end] of view.end.entries()) {
    expectPoint(view, point, losses.slice(from, end))
    from = end
  }
}

function expectPoint(view: HistoryView, point: number, losses: readonly number[]): void {
  const numbers = losses.filter((loss) => !Number.isNaN(loss))
  const finite = numbers.filter(Number.isFinite)
  const some = numbers.length > 0
  expect(losses.length).toBeGreaterThan(0)
  expect(view.nan[point]).toBe(losses.length - numbers.length)
  expect(view.min[point]).toBe(some ? Math.min(...numbers) : Number.NaN)
  expect(view.max[point]).toBe(some ? Math.max(...numbers) : Number.NaN)
  const mean = Math.fround(finite.reduce((sum, loss) => sum + loss, 0) / finite.length)
  const shown = view.mean[point] ?? 0
  // Sums are formed in another order than here; the last bit of a double may move a float32 by one.
  if (finite.length === 0) expect(shown).toBeNaN()
  else expect(Math.abs(shown - mean)).toBeLessThanOrEqual(Math.abs(mean) * 2 ** -23 + 2 ** -149)
}

function trainerAt(run: Run, { iteration, statement }: Position): Trainer {
  const trainer = new Trainer(run)
  while (trainer.iteration < (statement > 0 ? iteration : iteration - 1)) trainer.iterate()
  while (trainer.iteration < iteration || trainer.statement < statement) trainer.advance()
  return trainer
}
