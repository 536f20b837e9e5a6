import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { configAt } from '../../src/experiment/run.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { readRunFile, writeRunFile } from '../../src/share/run-file.ts'
import { loadOf } from '../../src/training/state-load.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { tutorial } from '../engine/arbitraries.ts'

/** A run of `values` that loads at 500 the state that another one, with three times the lr, has after five iterations. */
function loading(values: Partial<Config>): Run & { readonly state: ReturnType<Trainer['save']> } {
  const config = tutorial({ lr: 0.1, ...values })
  const other = new Trainer({ config: { ...config, lr: 0.3 }, changes: [] })
  for (let i = 0; i < 5; i++) other.iterate()
  const state = other.save()
  return { config, changes: [loadOf(state, config, 500)], state }
}

function hashOf({ config, changes }: Run): string {
  return writeHash({ run: { config, changes }, view: DEFAULT_VIEW, unknown: [] })
}

const adam = loading({ optimizer: 'adam' })

test('a state in a link is the state, and its lr is in effect from then on', () => {
  const { shared, issues } = readHash(hashOf(adam))
  expect(issues).toEqual([])
  expect(shared.run).toEqual({ config: adam.config, changes: adam.changes })
  expect([499, 500].map((iteration) => configAt(shared.run, iteration).lr)).toEqual([0.1, 0.3])
  const [trainer, read] = [adam, shared.run].map(({ config, changes }) => new Trainer({ config, changes }))
  while ((trainer?.iteration ?? 600) < 510) for (const each of [trainer, read]) each?.iterate()
  expect(read?.save()).toEqual(trainer?.save())
})

test('the tutorial’s takes a hundred characters of a link, which programs leave as they are', () => {
  const plain = hashOf(loading({}))
  expect(plain).toMatchInlineSnapshot(
    `"#v=2&lr=0.1&at=500:state=sgd:3:2:false:false:false,W.weight/2x3/SDEsPvSsCT-ZID0-4E3gPnCW6z7KxpC9,lr/0.3,momentum/0,weightDecay/0"`,
  )
  expect(hashOf(adam).length).toBeLessThan(400)
  for (const hash of [plain, hashOf(adam)]) {
    expect(hash).toMatch(/^#[\w\-.:,/=&]+$/)
    expect(readHash(`${hash}).`).shared.run).toEqual(readHash(hash).shared.run)
  }
})

describe('a state that is too long for a link', () => {
  const data = Array.from({ length: 128 }, (_, i) => i / 8)
  const wide = loading({ optimizer: 'adam', W: { rows: 16, columns: 8, data }, iterations: 600 })
  const { config, changes } = wide

  test('is named where a link had to leave it out', () => {
    const { shared, issues } = readHash(hashOf(wide))
    expect(hashOf(wide)).toContain('at=500:state=')
    expect(shared.run.changes).toEqual([])
    expect(issues).toMatchObject([{ key: 'at', problem: { code: 'stateNotInLink' } }])
  })

  test('is in a run file', () => {
    const shared = { run: { config, changes }, view: DEFAULT_VIEW, unknown: [] }
    const { file, problems } = readRunFile(writeRunFile({ shared, iteration: 500, state: wide.state, data: [] }))
    expect(problems).toEqual([])
    expect(file?.link?.issues).toEqual([])
    expect(file?.link?.shared.run).toEqual({ config, changes })
  })
})

describe('a state that does not count', () => {
  const entry = (text: string, settings = '') => readHash(`#v=2${settings}&at=500:state=${text}`).issues
  const text = adam.changes[0]?.key === 'state' ? adam.changes[0].value.text : ''

  test('is one of another run', () => {
    expect(entry(text)).toMatchObject([{ problem: { code: 'stateOfOther' } }])
    expect(entry(text, '&optimizer=adam&bias=1')).toMatchObject([{ problem: { code: 'stateOfOther' } }])
    expect(entry(text, '&optimizer=adam')).toEqual([])
  })

  test('or no state at all, whatever is missing of it or has come to it', () => {
    const parts = text.split(',')
    fc.assert(
      fc.property(
        fc.nat(parts.length - 1),
        fc.nat(60),
        fc.constantFrom('', '!', 'A', '/', ',x/1', '0.step/1'),
        (i, at, put) => {
          const part = parts[i] ?? ''
          const changed = parts.with(i, `${part.slice(0, at)}${put}${part.slice(at + 1)}`).join(',')
          const { shared } = readHash(`#v=2&optimizer=adam&at=500:state=${changed}`)
          for (const { key, value } of shared.run.changes) {
            expect(key).toBe('state')
            const trainer = new Trainer({
              config: tutorial({ optimizer: 'adam' }),
              changes: shared.run.changes.map((each) => ({ ...each, iteration: 0 })),
            })
            trainer.iterate()
            expect(value).toBeDefined()
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
