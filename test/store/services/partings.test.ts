import { describe, expect, test, vi } from 'vitest'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'
import { inOtherReleases, inRelease } from '../../../src/experiment/other-releases.ts'
import { type ReleasePair, releasePairsIn } from '../../../src/experiment/release-pairs.ts'
import { Partings } from '../../../src/store/services/partings.ts'
import { PartingSearch } from '../../../src/training/parting.ts'
import { FakeSweepWorker } from '../../engine/fake-sweep-worker.ts'

const run = { config: { ...defaults[CURRENT], iterations: 200 }, changes: [] }
const other = { config: { ...run.config, lr: 0.5 }, changes: [] }
const pairOf = (each: typeof run): ReleasePair => [inRelease(each, '2'), inRelease(each, '1.13')]

function bench() {
  const workers: FakeSweepWorker[] = []
  const partings = new Partings(() => {
    const worker = new FakeSweepWorker()
    workers.push(worker)
    return worker
  })
  /** Until nobody has anything to do; the code of a comparison is loaded in between. */
  const settle = async () => {
    for (let idle = 0; idle < 5; ) {
      const moved = workers.map((worker) => worker.work()).some(Boolean)
      idle = moved ? 0 : idle + 1
      if (!moved) await vi.dynamicImportSettled()
    }
  }
  const news = () => partings.store.getState().known.map((each) => each.news)
  return { partings, workers, settle, news }
}

describe('runs on screen', () => {
  test('are a pair where they differ in nothing but the release, in its order, and each once', () => {
    const [old] = inOtherReleases(run)
    if (old === undefined) throw new Error('there are two releases')
    expect(releasePairsIn([old, run, other, run])).toEqual([[1, 0]])
    expect(releasePairsIn([run, other, inRelease(other, '1.13')])).toEqual([[1, 2]])
    const changed = { ...old, changes: [{ iteration: 5, key: 'lr', value: 1 }] as const }
    expect(releasePairsIn([run, changed])).toEqual([])
  })
})

describe('a comparison', () => {
  test('tells what the two trainers side by side have, one pair after the other, and is not made again', async () => {
    const { partings, workers, settle, news } = bench()
    partings.attend([pairOf(run), pairOf(other)])
    expect(workers).toHaveLength(1)
    await settle()
    const truth = [run, other].map((each) => {
      const search = new PartingSearch(pairOf(each))
      while (!search.isKnown) search.advance()
      return { status: 'known', parting: search.parting }
    })
    expect(news()).toEqual(truth)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true])
    partings.attend([])
    partings.attend([pairOf(run)])
    expect(workers).toHaveLength(2)
  })

  test('ends when nobody looks on', async () => {
    const { partings, workers, news, settle } = bench()
    partings.attend([pairOf(run)])
    partings.attend([])
    expect(workers.map(({ terminated }) => terminated)).toEqual([true])
    await settle()
    expect(news()).toEqual([])
  })

  test('goes on in another worker when one dies, is given up after three, and tried again when somebody asks', async () => {
    const { partings, workers, news, settle } = bench()
    partings.attend([pairOf(run)])
    for (let i = 0; i < 3; i++) workers.at(-1)?.die()
    expect(workers).toHaveLength(3)
    expect(news()).toEqual([{ status: 'failed' }])
    partings.retry()
    await settle()
    expect(news().map(({ status }) => status)).toEqual(['known'])
  })
})
