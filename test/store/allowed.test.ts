import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { presets } from '../../src/experiment/presets.ts'
import { mayTurnInto, mayUse } from '../../src/store/allowed.ts'
import { replaceW } from '../../src/store/replace-w.ts'
import { FakePage } from './fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const LOCKED = { code: 'notForReaders' }

describe('what a link leaves to its readers', () => {
  test('is everything where it says nothing', () => {
    const { state, actions } = new FakePage('#v=2')
    for (const name of ['lr', 'W', 'transport', 'share', 'tabs'] as const) expect(mayUse(state, name)).toBe(true)
    expect(actions.edit('seed', 3)).toBe(null)
  })

  test('is what it names, and nothing else, whatever asks', async () => {
    const page = new FakePage('#v=2&controls=lr')
    const { actions } = page
    expect(actions.edit('lr', 0.2)).toBe(null)
    const { run, panel, rate } = page.state
    expect(actions.edit('batchSize', 8)).toEqual(LOCKED)
    expect(replaceW(page.app, page.state.shown.W)).toEqual(LOCKED)
    actions.newSeeds()
    actions.openRun({ ...run, config: { ...run.config, iterations: 9 } })
    actions.openExample(presets.noise)
    actions.withoutChanges()
    actions.setPanel('why')
    actions.setRate(3)
    await actions.share(page.copy)
    for (const move of [actions.toggle, actions.finish, () => actions.step('iteration'), () => actions.seek(40)]) move()
    page.settle()
    expect(page.state).toMatchObject({ run, panel, rate, status: 'idle', toast: null })
    expect(page.copied).toEqual([])
  })

  test('is nothing where it says so', () => {
    const { state, actions } = new FakePage('#v=2&controls=none')
    expect(actions.edit('lr', 0.2)).toEqual(LOCKED)
    for (const name of ['lr', 'W', 'transport', 'tabs'] as const) expect(mayUse(state, name)).toBe(false)
  })

  test('is not the way of the run where that is not shown', () => {
    const page = new FakePage('#v=2&show=matrices,chart')
    page.actions.toggle()
    page.settle()
    expect(page.state.status).toBe('idle')
    expect(page.actions.edit('lr', 0.2)).toBe(null)
  })
})

describe('another run', () => {
  test('may come by what readers may change, live changes included', () => {
    const { state } = new FakePage('#v=2&controls=lr,batch_size&at=100:lr=0.5&at=200:W=1,2;3,4;5,6')
    const { config, changes } = state.run
    const [ofLr, ofW] = changes
    if (ofLr === undefined || ofW === undefined) throw new Error('two changes')
    expect(mayTurnInto(state, state.run)).toBe(true)
    expect(mayTurnInto(state, { config: { ...config, lr: 3, batchSize: 2 }, changes: [ofW] })).toBe(true)
    expect(mayTurnInto(state, { config, changes: [ofLr] })).toBe(false)
    expect(mayTurnInto(state, { config: { ...config, seed: 1 }, changes })).toBe(false)
    expect(mayTurnInto(state, { config, changes: [ofLr, { ...ofW, iteration: 201 }] })).toBe(false)
  })

  test('comes back by Undo only if it might have come otherwise', () => {
    const page = new FakePage('#v=2&iterations=300&controls=lr,transport')
    const underWay = () => {
      page.actions.finish()
      page.settle()
    }
    underWay()
    page.actions.edit('lr', 0.5)
    page.settle()
    expect(page.state.run.config.lr).toBe(0.5)
    page.actions.undo()
    page.settle()
    expect(page.state.run.config.lr).toBe(0.01)
    // The page's author opens another one, whose seed readers may not change.
    const { run, unknown, scale, handout } = page.state
    const config = { ...run.config, seed: 5 }
    page.app.author.opening.open({ run: { config, changes: [] }, unknown, view: { t: null, scale, handout } })
    page.settle()
    expect(page.state.toast).toMatchObject({ type: 'left' })
    page.actions.undo()
    page.settle()
    expect(page.state.run.config.seed).toBe(5)
  })

  test('takes no live changes away that readers may not make', () => {
    const page = new FakePage('#v=2&controls=lr,transport&at=10:batch_size=8')
    page.actions.withoutChanges()
    expect(page.state.run.changes).toHaveLength(1)
  })
})

test('what is looked at follows what is done only where readers may follow', () => {
  const stepTo = (hash: string) => {
    const page = new FakePage(hash)
    page.actions.step('statement')
    page.settle()
    return page.state.panel
  }
  expect(stepTo('#v=2')).toBe('step')
  expect(stepTo('#v=2&controls=transport')).toBe('chart')
  expect(stepTo('#v=2&show=transport,chart,why')).toBe('chart')
})

test('the link to the whole page leaves the limits behind and takes the moment along', () => {
  const page = new FakePage('#v=2&seed=4&show=transport,chart&controls=lr,transport&title=Hello')
  page.actions.setRate(Infinity)
  page.actions.toggle()
  page.livePast(30)
  const { iteration } = page.frame
  expect(page.app.wholeLink()).toBe(`https://example.org/sgd/#len=27&v=2&seed=4&t=${iteration}&title=Hello&end=27`)
  expect(page.app.link()).toContain('controls=lr,transport')
})

test('a matrix of another shape is W, too', () => {
  const page = new FakePage('#v=2&controls=W')
  expect(
    replaceW(
      page.app,
      tabulate(2, 2, () => 1),
    ),
  ).toBe(null)
})
