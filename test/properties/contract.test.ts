import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classOf, ownerOf } from '../../src/experiment/choices.ts'
import { type Config, fieldOf, isKey, type Key, snakeCase } from '../../src/experiment/config.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { withValue, written } from '../../src/experiment/run.ts'
import { programText } from '../../src/export/program.ts'
import { fieldText } from '../../src/i18n/field-hints.ts'
import { schedulerHints } from '../../src/i18n/scheduler-hints.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { losses } from '../../src/torch/nn/losses/registry.ts'
import { schedulers } from '../../src/torch/optim/lr_scheduler/registry.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { goodText, readGood } from '../experiment/arbitrary.ts'
import { allRuns } from '../goldens/load.ts'

// Whatever stands in a registry is whole: it can be chosen, described, shared, exported and was held against PyTorch.
// A line added there fails here until all of that exists.

const GOLDENS = allRuns()

const CHOICES = [
  ...Object.keys(losses).map((name) => ({ chooser: 'loss', name }) as const),
  ...Object.keys(optimizers).map((name) => ({ chooser: 'optimizer', name }) as const),
  ...Object.keys(schedulers)
    .filter((name) => name !== 'none')
    .map((name) => ({ chooser: 'scheduler', name }) as const),
]

function chosen(key: Key, text: string, from: Config = defaults[CURRENT]): Config {
  const set = <K extends Key>(key: K) => withValue(from, key, readGood(fieldOf(key).kind, text))
  return set(key)
}

function link(config: Config): string {
  return writeHash({ run: { config, changes: [] }, view: DEFAULT_VIEW, unknown: [] })
}

describe.each(CHOICES)('$name', ({ chooser, name }) => {
  const choice = chosen(chooser, name)
  const config = { ...defaultsOf(CURRENT, choice), [chooser]: name }
  const args = Object.keys(ownerOf(config, chooser).args).filter(isKey)
  const keyword = (key: Key) => ownerOf(config, chooser).args[key]?.name ?? snakeCase(key)
  const className = classOf(chooser, name)
  /** What the program has for an argument; a loss that is an expression is no class, the loop has it as a line. */
  const argumentIn = ({ loss, expression }: Config, key: Key) => {
    if (loss !== 'custom') return new RegExp(`${className}\\(.*\\b${keyword(key)}=`)
    const line = expression.replace(/\bpred\b/g, 'output_pred').replace(/\btarget\b/g, 'output_batch')
    return new RegExp(`    loss = ${line.replace(/[*+.()|]/g, '\\$&')}\n`)
  }

  test('has its arguments among the fields, each with a hint in every language', () => {
    expect(args).toHaveLength(Object.keys(ownerOf(config, chooser).args).length)
    for (const language of ['en', 'zh'] as const) {
      const hints = new Map<string, string>(Object.entries({ ...fieldText[language], ...schedulerHints[language] }))
      for (const key of args) expect(hints.get(key)?.length).toBeGreaterThan(3)
    }
  })

  test('is one of the options of its control', () => {
    const { control } = fieldOf(chooser).kind
    expect(control).toMatchObject({ type: 'select', options: expect.arrayContaining([name]) })
  })

  test('goes through a link by itself, and its defaults are left out', () => {
    const { shared, issues } = readHash(`#v=2&${chooser}=${name}`)
    expect(issues).toEqual([])
    expect(shared.run.config).toEqual(config)
    expect(link(config)).toBe(name === defaults[CURRENT][chooser] ? '#v=2' : `#v=2&${chooser}=${name}`)
  })

  test.each(args)('%s goes through a link, or is refused in PyTorch’s words', (key) => {
    fc.assert(
      fc.property(goodText(fieldOf(key).kind.control), (text) => {
        const given = chosen(key, text, config)
        const { shared, issues } = readHash(link(given))
        const refused = issues.some(({ problem }) => problem.code === 'refused')
        expect(refused || written(shared.run.config, key) === written(given, key)).toBe(true)
        expect(issues.length).toBe(refused ? 1 : 0)
      }),
    )
  })

  test.each(args)('%s is in the exported program where it is not the default', (key) => {
    const other = fc.sample(goodText(fieldOf(key).kind.control), 20).map((text) => chosen(key, text, config))
    const differing = other.filter((each) => written(each, key) !== written(config, key))
    expect(differing.length).toBeGreaterThan(0)
    for (const each of differing) {
      expect(programText({ config: each, changes: [] })).toMatch(argumentIn(each, key))
    }
  })

  test('is what the exported program makes', () => {
    const made = config.loss === 'custom' ? argumentIn(config, 'expression') : `${className}(`
    expect(programText({ config, changes: [] })).toMatch(made)
  })

  test('was run by the real PyTorch, with each of its arguments', () => {
    const own = GOLDENS.filter(({ config }) => (config[chooser] ?? defaults[CURRENT][chooser]) === name)
    expect(own.length).toBeGreaterThan(0)
    for (const key of args) expect(own.some(({ config }) => Object.hasOwn(config, snakeCase(key)))).toBe(true)
  })
})
