import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { presets } from '../../src/experiment/presets.ts'
import { doubtOf } from '../../src/experiment/promised.ts'
import { lossCsv, weightsCsv } from '../../src/export/csv.ts'
import { expectedOf, isTooLong } from '../../src/export/expected-output.ts'
import { notebook } from '../../src/export/notebook.ts'
import { programText } from '../../src/export/program.ts'
import { script } from '../../src/export/script.ts'
import { learnedOf } from '../../src/training/learned.ts'
import { wordsText } from '../../src/ui/features/export/files-text.ts'
import { run as anyRun } from '../experiment/arbitrary.ts'
import { parametersWith } from '../training/held.ts'

const words = wordsText.en
const LINK = 'https://example.org/#v=2'
const { config } = presets.tutorial
const short: Run = { config: { ...config, iterations: 4, logEvery: 2 }, changes: [] }
const outcome = {
  parameters: parametersWith([1, 2, 3, 4, 5, 6], 3),
  logged: { omitted: 0, losses: Float32Array.of(0.5, 0.25) },
}
const expected = expectedOf(short, outcome)

describe('the script', () => {
  test('ends with what it prints, what that is worth, and the link', () => {
    const file = script(short, expected, LINK, words)
    expect(file.startsWith(programText(short))).toBe(true)
    expect(file.slice(programText(short).length).split('\n')).toEqual([
      '',
      '# Expected output (PyTorch 2, x86-64 with AVX2):',
      '#',
      '# Epoch: 0002 cost = 0.500000',
      '# Epoch: 0004 cost = 0.250000',
      '# tensor([[1., 4.],',
      '#         [2., 5.],',
      '#         [3., 6.]], grad_fn=<TBackward0>)',
      '#',
      `# ${words.promise['2']}`,
      '# This run in the browser: https://example.org/#v=2',
      '',
    ])
  })

  test('says which lines are left out, and where no digit is promised', () => {
    const wide: Run = { config: { ...config, torch: '1.13', W: tabulate(32, 1, () => 1), logEvery: 1 }, changes: [] }
    const late = expectedOf(wide, {
      ...outcome,
      parameters: parametersWith(new Float32Array(32), 32),
      logged: { omitted: 1234, losses: Float32Array.of(1) },
    })
    const file = script(wide, late, LINK, words)
    expect(file).toContain('# (The first 1,234 lines are left out.)\n# Epoch: 1235 cost = 1.000000\n')
    expect(file).toContain(`# ${words.noPromise.rows}\n`)
    expect(doubtOf(wide.config)).toBe('rows')
    expect(doubtOf({ ...wide.config, torch: '2' })).toBeNull()
  })

  test.each([{ optimizer: 'nadam' }, { clipGrad: 'norm' }, { standardize: true }, { reduction: 'sum' }] as const)(
    'promises no digits of what the release was not yet asked about: %o',
    (values) => {
      const unmeasured: Run = { ...short, config: { ...short.config, ...values, torch: '2' } }
      expect(script(unmeasured, null, LINK, words)).not.toContain(words.promise['2'])
      expect(doubtOf(unmeasured.config)).toBe('unmeasured')
      expect(doubtOf({ ...unmeasured.config, torch: '1.13' })).toBeNull()
      const measured = { optimizer: 'sgd', clipGrad: 'value', standardize: false, reduction: 'mean' } as const
      expect(doubtOf({ ...unmeasured.config, ...measured })).toBeNull()
    },
  )

  test('says when the output is not known', () => {
    expect(script(short, null, LINK, words)).toContain(`\n# ${words.tooLong}\n#\n`)
  })
})

test('a run of a billion iterations is too long to be carried out for its output, the examples are not', () => {
  expect(isTooLong({ config: { ...config, iterations: 1e9 }, changes: [] })).toBe(true)
  for (const preset of Object.values(presets)) expect(isTooLong(preset)).toBe(false)
})

interface Notebook {
  readonly nbformat: number
  readonly nbformat_minor: number
  readonly metadata: object
  readonly cells: readonly {
    readonly cell_type: string
    readonly id: string
    readonly source: readonly string[]
    readonly outputs?: readonly {
      readonly output_type: string
      readonly name: string
      readonly text: readonly string[]
    }[]
  }[]
}

function readNotebook(text: string): Notebook {
  return JSON.parse(text)
}

describe('the notebook', () => {
  const read = readNotebook(notebook(short, expected, LINK, words))

  test('is nbformat 4.5: every cell has an id of its own', () => {
    expect([read.nbformat, read.nbformat_minor]).toEqual([4, 5])
    const ids = read.cells.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/)
  })

  test('stores what is expected with the cells that print it', () => {
    const outputs = read.cells.flatMap(({ id, outputs = [] }) => outputs.map(({ text }) => [id, text.join('')]))
    expect(outputs).toEqual([
      ['loop', 'Epoch: 0002 cost = 0.500000\nEpoch: 0004 cost = 0.250000\n'],
      ['weights', 'tensor([[1., 4.],\n        [2., 5.],\n        [3., 6.]], grad_fn=<TBackward0>)\n'],
    ])
  })

  test('has the program in its code cells, whatever the run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { cells } = readNotebook(notebook(run, null, LINK, words))
        const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''))
        expect(code).toHaveLength(5)
        expect(code.join('\n').replace(/\n+/g, '\n')).toBe(programText(run).replace(/\n+/g, '\n').trimEnd())
      }),
    )
  })
})

describe('tables', () => {
  test('the loss history, with nan, inf and full losses where they are', () => {
    const csv = lossCsv({
      end: Float64Array.of(2, 3),
      mean: Float32Array.of(0.1, Number.NaN),
      min: Float32Array.of(0.05, Infinity),
      max: Float32Array.of(0.15, Infinity),
      nan: Float64Array.of(0, 1),
      full: Float32Array.of(0.2, 0),
      fullAt: Float64Array.of(2, -1),
      initialFull: 1e-7,
    })
    expect(csv.split('\r\n')).toEqual([
      'from,to,mean,min,max,nan,full_loss_at,full_loss',
      '0,0,,,,,0,1e-7',
      '1,2,0.1,0.05,0.15,0,2,0.2',
      '3,3,nan,inf,inf,1,,',
      '',
    ])
  })

  test('the weights, in the place of W, and the bias', () => {
    const W = tabulate(2, 2, (row, column) => row + column / 2)
    const csv = weightsCsv(
      { ...config, W, trueBias: null },
      learnedOf({ parameters: parametersWith([1, 2, 3, 4], 2, [0.5, -0]) }),
    )
    expect(csv.split('\r\n')).toEqual([
      'parameter,row,column,target,learned,difference',
      'weight,0,0,0,1,1',
      'weight,0,1,0.5,3,2.5',
      'weight,1,0,1,2,1',
      'weight,1,1,1.5,4,2.5',
      'bias,,0,0,0.5,0.5',
      'bias,,1,0,-0,-0',
      '',
    ])
  })
})
