import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { type ReadScript, readScript } from '../../src/script/read-script.ts'
import { reference } from '../engine/reference.ts'
import { mutants } from './mutants.ts'

/**
 * Scripts that make their parameters and take their steps themselves, and what PyTorch 1.13 ends with: shape and values of each
 * parameter, to six digits, of each script and of everything that `mutants` makes of it. `judge.py --values` says it;
 * `test/torch-check` makes them anew. `w -= lr * w.grad` rounds twice where `optim.SGD` rounds once: last digits may differ.
 */
const FILES = readdirSync(new URL('by-hand', import.meta.url)).filter((file) => file.endsWith('.py'))

/** All of them take a minute: one of so many is tried. */
const EVERY = 5

/** What two roundings in each of some thirty steps may come to, of the largest value. */
const TOLERANCE = 2e-5

type Parameter = readonly [shape: readonly number[], values: readonly (number | string)[]]
type Judged = string | readonly Parameter[]

const textOf = (file: string) => readFileSync(new URL(`by-hand/${file}`, import.meta.url), 'utf8')

/** Our own parameters as `nn.Linear` has them: [out_features, in_features], and [out_features]. */
function valuesOf({ config, changes }: Run): readonly { readonly shape: readonly number[]; readonly data: number[] }[] {
  const { trainer } = reference({ config: { ...config, torch: '1.13' }, changes }, config.iterations)
  const { rows, columns } = config.W
  return trainer.values().map(({ data }, i) => ({ shape: i === 0 ? [columns, rows] : [columns], data: [...data] }))
}

function isNear(run: Run, judged: Judged): boolean {
  if (typeof judged === 'string') return false
  const ours = valuesOf(run)
  const left = [...judged]
  return (
    ours.length === judged.length &&
    ours.every((own) => {
      const at = left.findIndex((one) => isSame(own, one))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
  )
}

function isSame({ shape, data }: ReturnType<typeof valuesOf>[number], [theirShape, values]: Parameter): boolean {
  const [rows = 1, columns = 1] = shape
  const isTurned = theirShape.length === 2 && String(theirShape) !== String(shape)
  const own = isTurned ? data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? Number.NaN) : data
  const largest = Math.max(1, ...values.map((value) => Math.abs(Number(value))))
  return (
    own.length === values.length &&
    values.every((value, i) => {
      const mine = own[i] ?? Number.NaN
      const theirs = Number(value === 'inf' ? 'Infinity' : value === '-inf' ? '-Infinity' : value)
      return Object.is(mine, theirs) || Math.abs(mine - theirs) <= TOLERANCE * largest
    })
  )
}

/** Whether nothing is named that could change more than last digits. */
function isSilent({ differences, unimported }: ReadScript): boolean {
  return unimported.length === 0 && differences.every(({ kind }) => kind !== 'done')
}

describe.each(FILES)('%s', (file) => {
  const text = textOf(file)
  const [whole = 'error', ...judged]: readonly Judged[] = JSON.parse(textOf(file.replace('.py', '.json')))

  it('is understood whole, and its run ends with PyTorch’s parameters', () => {
    const read = readScript(text)
    expect(read.differences.filter(({ kind }) => kind === 'done')).toEqual([])
    expect(read.mistakes).toEqual([])
    expect(isNear(read.run, whole), JSON.stringify([valuesOf(read.run), whole])).toBe(true)
  })

  it('with anything broken it is named, or is the run that PyTorch makes of it', () => {
    const broken = mutants(text)
    expect(judged).toHaveLength(broken.length)
    const wrong = broken.filter((each, i) => {
      if (i % EVERY !== 0) return false
      const read = readScript(each)
      return isSilent(read) && !isNear(read.run, judged[i] ?? 'error')
    })
    expect(wrong).toEqual([])
  })
})
