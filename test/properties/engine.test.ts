import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame, StepBy } from '../../src/engine/protocol.ts'
import { RecordedRun } from '../../src/engine/worker/recorded-run.ts'
import type { Change, Run } from '../../src/experiment/config.ts'
import { CURRENT, defaultsOf } from '../../src/experiment/defaults.ts'
import { namesOf } from '../../src/experiment/names.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { changesOf, possible, runs, tutorial } from '../engine/arbitraries.ts'
import { FakePage } from '../engine/fake-page.ts'
import { expectTrue } from '../engine/reference.ts'

/** One thing that happens to a session; places are shares of the run. */
type Happening =
  | { readonly type: 'play'; readonly rate: number; readonly until: number; readonly stopOnDivergence: boolean }
  | { readonly type: 'rate'; readonly rate: number }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly by: StepBy; readonly back: boolean }
  | { readonly type: 'undo'; readonly at: number }
  | { readonly type: 'paint' | 'ping' }
  | { readonly type: 'seek'; readonly to: number; readonly statement: number }
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'ticks'; readonly count: number; readonly cost: number }
  | { readonly type: 'nap'; readonly ms: number }

const share = fc.double({ min: 0, max: 1.1, noNaN: true })
const rate = fc.constantFrom(0.5, 1, 1.9, 30, 500, Infinity)

function happenings(run: Run): fc.Arbitrary<readonly Happening[]> {
  const one = fc.oneof<fc.Arbitrary<Happening>[]>(
    fc.record({ type: fc.constant('play'), rate, until: share, stopOnDivergence: fc.boolean() }),
    fc.record({ type: fc.constant('rate'), rate }),
    fc.record({ type: fc.constant('pause') }),
    fc.record({ type: fc.constant('step'), by: fc.constantFrom('statement', 'iteration'), back: fc.boolean() }),
    fc.record({ type: fc.constant('undo'), at: share }),
    fc.record({ type: fc.constantFrom('paint', 'ping') }),
    fc.record({ type: fc.constant('seek'), to: share, statement: fc.nat(7) }),
    fc.record({ type: fc.constant('change'), change: changesOf(run.config) }),
    fc.record({ type: fc.constant('ticks'), count: fc.integer({ min: 1, max: 12 }), cost: fc.constantFrom(0.1, 1, 9) }),
    fc.record({ type: fc.constant('nap'), ms: fc.constantFrom(3, 1000, 3_600_000) }),
  )
  return fc.array(one, { maxLength: 30 })
}

function happen(page: FakePage, { config: { iterations } }: Run, what: Happening): void {
  switch (what.type) {
    case 'play':
      page.give({ ...what, until: Math.floor(what.until * iterations) })
      break
    case 'seek':
      page.give({ type: 'seek', iteration: Math.floor(what.to * iterations), statement: what.statement })
      break
    case 'undo':
      page.open(page.before, Math.floor(what.at * iterations), true)
      break
    case 'paint':
      page.paint()
      break
    case 'ping':
      page.ping()
      break
    case 'ticks':
      page.host.cost = what.cost
      for (let i = 0; i < what.count; i++) page.tick()
      break
    case 'nap':
      page.host.time += what.ms
      break
    default:
      page.give(what)
  }
}

/** A frame without what is known of other moments, which depends on how far the run was recorded. */
function standing({ history: _, lastMoved: __, ...frame }: Frame) {
  return frame
}

/** Also ones that are long enough for coarse buckets. */
const stories = fc
  .oneof(runs(400), runs(4000))
  .chain((run) => fc.record({ run: fc.constant(run), story: happenings(run), at: share }))

test('any order and timing of orders, ticks and paintings gives the run that was reported, to the bit', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(stories, ({ run, story, at }) => {
      const page = new FakePage(run, Math.floor(at * run.config.iterations))
      for (const what of story) happen(page, run, what)
      page.give({ type: 'pause' })
      expectTrue(page.settle(), page.run)
      page.give({ type: 'seek', iteration: run.config.iterations })
      const frame = page.settle()
      expect(frame).toMatchObject({ status: 'finished', iteration: run.config.iterations })
      expectTrue(frame, page.run)
      expect(frame.history.initialFull).toBe(new RecordedRun(page.run).frame('idle', true).history.initialFull)
    }),
    { numRuns: 80 },
  )
})

test('orders that come together give what they give one by one, however the time passes', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(stories, fc.constantFrom(0.1, 1, 9), ({ run, story, at }, cost) => {
      // Without playing and pausing, which depend on the time as they should.
      const orders = story.filter(({ type }) => type === 'seek' || type === 'step' || type === 'change')
      const together = new FakePage(run, Math.floor(at * run.config.iterations))
      const single = new FakePage(run, Math.floor(at * run.config.iterations))
      single.host.cost = cost
      for (const order of orders) {
        happen(together, run, order)
        happen(single, run, order)
        single.settle()
      }
      expect(standing(together.settle())).toEqual(standing(single.settle()))
      expect(together.run).toEqual(single.run)
    }),
    { numRuns: 60 },
  )
})

test('a way of steps, back and forth, leads where it says, and the same one back leads to its start', {
  timeout: 60_000,
}, () => {
  const steps = fc.array(fc.record({ by: fc.constantFrom<StepBy>('statement', 'iteration'), back: fc.boolean() }))
  fc.assert(
    fc.property(runs(300), share, fc.nat(5), steps, (run, at, statement, way) => {
      const page = new FakePage(run)
      page.give({ type: 'seek', iteration: Math.floor(at * run.config.iterations), statement })
      const start = page.settle()
      const forth = way.filter(({ by }) => by === 'statement')
      for (const step of forth) page.give({ type: 'step', ...step, back: false })
      const end = page.settle()
      for (const step of way) page.give({ type: 'step', ...step })
      expectTrue(page.settle(), run)
      // The last iteration has no statements after it.
      if (end.status === 'finished') return
      page.give({ type: 'seek', iteration: end.iteration, statement: end.statement })
      for (const step of forth) page.give({ type: 'step', ...step, back: true })
      expect({ ...standing(page.settle()), status: '' }).toEqual({ ...standing(start), status: '' })
    }),
    { numRuns: 40 },
  )
})

test('every iteration of a long run is reached again to the bit', { timeout: 60_000 }, () => {
  const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(runs(3000), places, (run, shares) => {
      const recorded = new RecordedRun(run)
      for (const place of [1, ...shares]) {
        const target = Math.floor(place * run.config.iterations)
        recorded.approach({ iteration: target, statement: 0 })
        while (recorded.iteration < target) recorded.iterate()
        expectTrue(recorded.frame('paused', true), run)
      }
    }),
    { numRuns: 15 },
  )
})

/** The state that a class keeps is rarely drawn above, and seldom with values at which it still matters. */
test.each(namesOf(optimizers))('a run of %s goes on from any iteration as it did, with usual values', (optimizer) => {
  const usual = fc.record({
    seed: fc.nat(),
    npSeed: fc.nat(),
    momentum: fc.constantFrom(0, 0.9),
    weightDecay: fc.constantFrom(0, 0.01),
    amsgrad: fc.boolean(),
    noise: fc.constantFrom(0, 0.125),
  })
  fc.assert(
    fc.property(usual, (values) => {
      const { lr } = defaultsOf(CURRENT, { ...tutorial(), optimizer })
      const run = { config: possible(tutorial({ ...values, optimizer, lr, iterations: 300 })), changes: [] }
      const recorded = new RecordedRun(run)
      for (const target of [300, 40, 170, 90, 299]) {
        recorded.approach({ iteration: target, statement: 0 })
        while (recorded.iteration < target) recorded.iterate()
        expectTrue(recorded.frame('paused', true), run)
      }
    }),
    { numRuns: 4 },
  )
})
