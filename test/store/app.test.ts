import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import { configAt } from '../../src/experiment/run.ts'
import { NO_HANDOUT } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { offeredBack } from '../../src/store/page-state.ts'
import { replaceW } from '../../src/store/replace-w.ts'
import { expectTrue } from '../engine/reference.ts'
import { FakePage } from './fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page in the middle of a run. */
function underWay(hash = '#v=2&iterations=2000', iteration = 30): FakePage {
  const page = new FakePage(hash)
  page.actions.setRate(Infinity)
  page.actions.toggle()
  page.livePast(iteration)
  return page
}

/** Takes back what the message on screen offers to take back. */
function undo(page: FakePage): void {
  if (offeredBack(page.state.toast) === null) throw new Error('nothing is offered to be undone')
  page.actions.undo()
  page.settle()
}

describe('opening', () => {
  test('an address that says nothing is the tutorial, and is left as it is', () => {
    const page = new FakePage()
    expect(page.state.run).toEqual(presets.tutorial)
    expect(page.state).toMatchObject({ status: 'idle', stoppedAt: 0, issues: [], stopAt: null })
    expect(page.address.written).toEqual([])
  })

  test('t opens there, the changes up to it made', () => {
    const page = new FakePage('#v=2&at=10:lr=0.5&at=20:lr=0.7&t=15')
    expect(page.state).toMatchObject({ status: 'paused', stoppedAt: 15, made: 1, stopAt: null })
    expect(page.state.shown.lr).toBe(0.5)
    expectTrue(page.frame, page.state.run)
  })

  test('a t that costs too much waits for Run, which stops there and goes on when pressed again', () => {
    // 40 x 40 and all samples in a batch: some thousand iterations are more than a link may cost.
    const W = Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => '1').join(',')).join(';')
    const page = new FakePage(`#v=2&W=${W}&num_samples=2000&batch_size=2000&lr=0.001&iterations=6&t=4`)
    expect(page.state).toMatchObject({ status: 'idle', stopAt: 4 })
    page.actions.toggle()
    page.settle()
    expect(page.state).toMatchObject({ status: 'paused', stoppedAt: 4, stopAt: null })
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('finished')
  })

  test('a link that comes from elsewhere opens at once, with its issues and without the old ones', async () => {
    const page = underWay('#v=2&lr=x')
    expect(page.state.issues).toHaveLength(1)
    await page.address.visit('#v=2&seed=4&colour=red')
    page.settle()
    expect(page.state).toMatchObject({ status: 'idle', stoppedAt: 0, run: { config: { seed: 4, lr: 0.01 } } })
    expect(page.state.issues.map(({ key }) => key)).toEqual(['colour'])
  })
})

describe('the address', () => {
  test('is written when something starts, stops or changes, and never by a frame', () => {
    const page = underWay()
    const before = page.address.written.length
    page.livePast(500)
    expect(page.address.written.length).toBe(before)
    page.actions.toggle()
    page.settle()
    const { iteration } = page.frame
    expect(page.address.read()).toBe(`#v=2&iterations=2000&t=${iteration}`)
    page.actions.finish()
    page.settle()
    expect(page.address.read()).toBe('#v=2&iterations=2000')
  })

  test('says where the run is while nobody looks at the page, and no longer once somebody does', () => {
    const page = underWay()
    page.app.leave()
    const { iteration } = page.frame
    expect(page.address.read()).toBe(`#v=2&iterations=2000&t=${iteration}`)
    expect(new FakePage(page.address.read()).frame.iteration).toBe(iteration)
    page.app.comeBack()
    expect(page.address.read()).toBe('#v=2&iterations=2000')
    expect(page.state.status).toBe('running')
    page.actions.finish()
    page.settle()
    page.app.leave()
    expect(new FakePage(page.address.read()).state).toMatchObject({ status: 'finished', stoppedAt: 2000 })
  })

  test('is left as it is where nothing has been run', () => {
    const page = new FakePage('#lr=0.20&v=2')
    page.app.leave()
    page.app.comeBack()
    expect(page.address.written).toEqual([])
  })

  test('keeps what it does not know', () => {
    const page = new FakePage('#v=2&colour=red&fog=0.9')
    page.actions.edit('seed', 3)
    page.settle()
    expect(page.address.read()).toBe('#v=2&seed=3&colour=red&fog=0.9')
  })

  test.each(PRESET_IDS)('an example is a step that Back takes back: %s', (id) => {
    const page = new FakePage('#v=2&lr=0.3&colour=red&scale=linear')
    page.actions.openExample(presets[id])
    page.settle()
    expect(page.address.entries).toHaveLength(2)
    expect(page.address.entries[0]).toContain('lr=0.3')
    expect(page.state).toMatchObject({ run: presets[id], scale: 'linear', issues: [], unknown: [] })
    expect(readHash(page.address.read()).shared.run).toEqual(presets[id])
  })
})

describe('edits', () => {
  test('before the first iteration describe another run', () => {
    const page = new FakePage('#v=2&at=100:lr=0.5')
    expect(page.actions.edit('lr', 0.2)).toBeNull()
    page.settle()
    expect(page.state.run).toMatchObject({ config: { lr: 0.2 }, changes: [{ iteration: 100, value: 0.5 }] })
    expect(page.frame.iteration).toBe(0)
  })

  test('under way are shown at once, and described as soon as the engine says when', () => {
    const page = underWay()
    page.actions.edit('lr', 0.2)
    expect(page.state.shown.lr).toBe(0.2)
    expect(page.state.run.changes).toEqual([])
    page.actions.edit(
      'W',
      tabulate(3, 2, () => 1),
    )
    page.actions.edit('batchSize', 8)
    page.settle()
    expect(page.state.run.changes.map(({ key }) => key)).toEqual(['lr', 'W', 'batchSize'])
    expect(page.state).toMatchObject({ status: 'finished', made: 3, shown: { lr: 0.2, batchSize: 8 } })
    expectTrue(page.frame, page.state.run)
  })

  test('of what cannot change under way begin a new run of the values on screen', () => {
    const page = underWay('#v=2&at=10:lr=0.5&at=1900:lr=0.6')
    page.actions.edit('noise', 0.1)
    page.settle()
    expect(page.state).toMatchObject({ status: 'idle', run: { config: { lr: 0.5, noise: 0.1 }, changes: [] } })
  })

  test('that break a rule change nothing and say which', () => {
    const page = underWay()
    const { run, opened } = page.state
    expect(page.actions.edit('batchSize', 101)?.code).toBe('batchOverSamples')
    expect(page.actions.edit('numSamples', 3)?.code).toBe('samplesUnderBatch')
    expect(page.actions.edit('trueBias', [1])?.code).toBe('wrongLength')
    expect(page.state).toMatchObject({ run, opened })
  })

  test('to the value that is there are none', () => {
    const page = underWay()
    const { opened } = page.state
    expect(page.actions.edit('seed', 0)).toBeNull()
    expect(page.actions.edit('lr', 0.01)).toBeNull()
    page.settle()
    expect(page.state.run.changes).toEqual([])
    expect(page.state.opened).toBe(opened)
  })

  test('beyond 200 live changes are refused in words', () => {
    const at = Array.from({ length: 200 }, (_, i) => `at=${i + 1}:lr=0.${100 + i}`).join('&')
    const page = new FakePage(`#v=2&t=300&${at}`)
    expect(page.state.run.changes).toHaveLength(200)
    expect(page.actions.edit('lr', 0.5)).toEqual({ code: 'changeLimit', limit: 200 })
    expect(page.state.shown.lr).toBe(0.299)
  })

  test('W replaced by another shape can be had back, at the iteration where the run was', () => {
    const page = underWay('#v=2&at=10:lr=0.5')
    page.actions.toggle()
    page.settle()
    const { run, stoppedAt } = page.state
    expect(
      replaceW(
        page.app,
        tabulate(2, 5, () => 1),
      ),
    ).toBeNull()
    page.settle()
    expect(page.state).toMatchObject({ status: 'idle', run: { changes: [] } })
    undo(page)
    expect(page.state).toMatchObject({ run, stoppedAt, status: 'paused', toast: null })
  })

  test('W replaced under way in the same shape is had back by another live change', () => {
    const page = underWay('#v=2')
    page.actions.toggle()
    page.settle()
    const { W } = page.state.shown
    expect(
      replaceW(
        page.app,
        tabulate(3, 2, () => 1),
      ),
    ).toBeNull()
    page.settle()
    undo(page)
    expect(page.state).toMatchObject({ shown: { W }, status: 'paused', opened: 0 })
  })

  test('at an earlier moment begin another future there; the one that was can be had back whole', () => {
    const page = new FakePage('#v=2&at=400:momentum=0.5&at=4000:lr=0.02')
    page.actions.finish()
    page.settle()
    const { run } = page.state
    page.actions.seek(1234)
    page.settle()
    expect(page.state).toMatchObject({ status: 'paused', stoppedAt: 1234, shown: { lr: 0.01, momentum: 0.5 } })
    expect(page.frame.history.recorded).toBe(5000)
    // A slider is dragged: one message, about what was before all of it.
    for (const lr of [0.02, 0.03, 0.05]) {
      page.actions.edit('lr', lr)
      page.settle()
    }
    expect(page.state.toast).toMatchObject({
      type: 'dropped',
      changes: 1,
      before: { iteration: 1234, ahead: 3766, run },
    })
    expect(page.state.run.changes).toEqual([run.changes[0], { iteration: 1234, key: 'lr', value: 0.05 }])
    expect(page.frame.history.recorded).toBe(1234)
    undo(page)
    expect(page.state).toMatchObject({ status: 'paused', stoppedAt: 1234, shown: { lr: 0.01 }, toast: null })
    expect(page.state.run).toEqual(run)
    expect(page.frame).toMatchObject({ iteration: 1234, history: { recorded: 5000 } })
  })

  test('in the middle of an iteration an undo comes back to the same statement', () => {
    const page = underWay()
    page.actions.toggle()
    page.actions.seek(30)
    page.actions.step('statement', true)
    page.settle()
    expect(page.frame).toMatchObject({ iteration: 29, statement: 5 })
    page.actions.edit('lr', 0.5)
    page.settle()
    undo(page)
    expect(page.frame).toMatchObject({ iteration: 29, statement: 5 })
  })

  test('on the way to another moment are made there', () => {
    const page = underWay()
    page.actions.toggle()
    page.actions.seek(20)
    page.actions.edit('lr', 0.5)
    page.settle()
    expect(page.state.run.changes).toEqual([{ iteration: 20, key: 'lr', value: 0.5 }])
    expect(page.state).toMatchObject({ status: 'paused', stoppedAt: 20, shown: { lr: 0.5 } })
  })

  test('before the first iteration of a run that went on begin another one, which can be taken back', () => {
    const page = underWay()
    page.actions.toggle()
    page.actions.seek(0)
    page.settle()
    const { recorded } = page.frame.history
    page.actions.edit('seed', 7)
    page.settle()
    expect(page.state.toast).toMatchObject({ type: 'left', before: { iteration: 0, ahead: recorded } })
    undo(page)
    expect(page.state).toMatchObject({ status: 'idle', run: { config: { seed: 0 } } })
    expect(page.frame.history.recorded).toBe(recorded)
  })

  test('at the end of what is recorded drop nothing and offer nothing', () => {
    const page = underWay()
    page.actions.toggle()
    page.settle()
    page.actions.edit('lr', 0.5)
    page.settle()
    expect(page.state.toast).toBeNull()
  })

  test('new seeds are both new, and keep what is still to come only before the start', () => {
    const page = new FakePage('#v=2&at=100:lr=0.5')
    page.actions.newSeeds()
    page.settle()
    expect(page.state.run).toMatchObject({ config: { seed: 101, npSeed: 102 }, changes: [{ iteration: 100 }] })
    page.actions.finish()
    page.settle()
    page.actions.newSeeds()
    page.settle()
    expect(page.state.run).toMatchObject({ config: { seed: 103, npSeed: 104, lr: 0.5 }, changes: [] })
  })
})

describe('the transport', () => {
  test('Restart without live changes keeps the values on screen, one just typed too', () => {
    const page = underWay('#v=2&at=10:lr=0.5&at=1900:lr=0.6')
    page.actions.edit('batchSize', 9)
    page.actions.withoutChanges()
    page.settle()
    expect(page.state).toMatchObject({ status: 'idle', run: { config: { lr: 0.5, batchSize: 9 }, changes: [] } })
  })

  test('Restart keeps the description, goes to its start and stops there', () => {
    const page = underWay()
    page.actions.edit('lr', 0.5)
    page.settle()
    const { run } = page.state
    const { parameters } = page.frame
    page.actions.restart()
    page.settle()
    expect(page.state).toMatchObject({ run, status: 'idle', shown: { lr: 0.01 } })
    page.actions.toggle()
    page.livePast(0)
    expect(page.state.shown).toEqual(configAt(run, page.frame.iteration))
    page.settle()
    expect(page.state.run).toEqual(run)
    expect(page.frame.parameters).toEqual(parameters)
  })

  test('Restart keeps a change that is still on its way', () => {
    const page = underWay()
    const { iteration } = page.frame
    page.actions.edit('lr', 0.5)
    page.actions.restart()
    page.settle()
    expect(page.state.run.changes).toEqual([{ iteration, key: 'lr', value: 0.5 }])
  })

  test('Run pauses, goes on, and begins again after the end', () => {
    const page = underWay()
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('paused')
    page.actions.step('iteration')
    page.settle()
    const { iteration } = page.frame
    expect(page.state.stoppedAt).toBe(iteration)
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('finished')
    page.actions.toggle()
    page.livePast(0)
    expect(page.frame.iteration).toBeLessThan(2000)
  })

  test('a run that diverges stops, says where, and goes on if asked', () => {
    const page = new FakePage('#v=2&lr=50&iterations=300')
    page.actions.setRate(Infinity)
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('paused')
    expect(page.state.divergedAt).toBe(page.frame.iteration)
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('finished')
    page.actions.withoutChanges()
    page.settle()
    expect(page.state.divergedAt).toBeNull()
  })

  test('a worker that dies is replaced, said, and nothing of the run is lost', async () => {
    const page = underWay()
    page.actions.edit('lr', 0.2)
    page.worker.alive = false
    vi.advanceTimersByTime(4000)
    page.settle()
    expect(page.workers).toHaveLength(2)
    expect(page.state).toMatchObject({ toast: { type: 'restarted' }, status: 'finished', failure: null })
    expect(page.state.run.changes).toHaveLength(1)
    expectTrue(page.frame, page.state.run)
  })
})

describe('around the run', () => {
  test('Share copies the link of what is on screen, or shows it', async () => {
    const page = new FakePage('#v=2&lr=0.2&t=5')
    await page.actions.share(page.copy)
    expect(page.copied).toEqual(['https://example.org/sgd/#len=14&v=2&lr=0.2&t=5&end=14'])
    expect(page.state.toast).toEqual({ type: 'copied' })
    page.clipboard = false
    await page.actions.share(page.copy)
    expect(page.state.toast).toEqual({
      type: 'copyRefused',
      link: 'https://example.org/sgd/#len=14&v=2&lr=0.2&t=5&end=14',
    })
    page.actions.dismissToast()
    expect(page.state.toast).toBeNull()
  })

  test('language and theme are kept for the next visit and leave the address', async () => {
    const page = new FakePage()
    await page.actions.setLanguage('zh')
    page.actions.setTheme('dark')
    expect(page.state).toMatchObject({ language: 'zh', theme: 'dark', text: { run: '运行' } })
    expect([...page.stored.values()]).toEqual(['zh', 'dark'])
    expect(page.address.dropped).toEqual(['lang', 'theme'])
  })
})

test('what a link hands out with its run stays through edits and Restart, and is gone with another link', async () => {
  const page = new FakePage('#v=2&title=Hello&goal=iteration:5&controls=seed,lr,transport')
  page.actions.edit('seed', 3)
  page.settle()
  page.actions.finish()
  page.settle()
  page.actions.restart()
  page.settle()
  expect(page.address.read()).toBe('#v=2&seed=3&title=Hello&goal=iteration:5&controls=seed,lr,transport')
  await page.address.visit('#v=2&seed=4')
  page.settle()
  expect(page.state.handout).toEqual(NO_HANDOUT)
  page.actions.undo()
  page.settle()
  expect(page.state.handout).toMatchObject({ own: { title: 'Hello' }, controls: ['seed', 'lr', 'transport'] })
})
