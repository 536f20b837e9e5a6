import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { withoutEpochs, withoutSamples } from './epochs.ts'
import { rowsOfX } from './rows-of-x.ts'
import { assignedBy, variablesOf, withCalls, withVariables } from './variables.ts'

/** How batches are taken, in one way: rows of x and y by an index, `next_of(loader)`, or all of x and y. */
export const withPlainBatches: Form = (statements) => {
  const drawn = byIndex(byIndexedRows(statements))
  const datasets = withLoaderFirst(withoutDatasets(drawn))
  return withoutFullBatches(withoutEpochs(withoutSamples(withoutGenerator(datasets))))
}

/** The tutorial's `random_batch()` copies row by row; `x[random_index]` is the same rows. */
function byIndexedRows(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text }) => /^for \w+,\w+ in enumerate\(\w+\):$/.test(text))
  const [xs, ys, draw, head, copyX, copyY, taken] = statements.slice(Math.max(0, at - 3), at + 4)
  if (at < 3 || !xs || !ys || !draw || !head || !copyX || !copyY || !taken) return statements
  const joined = [xs, ys, draw, head, copyX, copyY, taken].map(({ text }) => text).join('\n')
  const found =
    /^(\w+)=torch\.zeros\(\((\w+),\d+\)\)\n(\w+)=torch\.zeros\((?:\(\2,\d+\)|\2)\)\n((\w+)=numpy\.random\.choice\(.*size=\2\b.*\))\nfor (\w+),(\w+) in enumerate\(\5\):\n\1\[\6\]=x\[\7\]\n\3\[\6\]=y\[\7\]\n(\w+),(\w+)=\1,\3$/.exec(
      joined,
    )
  const isBlock = copyX.level === head.level + 1 && copyY.level === head.level + 1
  const isEven = [xs, ys, draw, taken].every(({ level }) => level === head.level)
  const [, randomX = '', , randomY = '', , index = '', i = '', row = '', input, output] = found ?? []
  const gone = [randomX, randomY, i, row]
  const isLocal = gone.every((name) =>
    statements.every(({ text }, k) => (k >= at - 3 && k <= at + 3) || !variablesOf(text).includes(name)),
  )
  if (found === null || !isBlock || !isEven || !isLocal) return statements
  return [
    ...statements.slice(0, at - 3),
    draw,
    { ...xs, line: copyX.line, end: copyX.end, level: head.level, text: `${input}=x[${index}]` },
    { ...ys, line: copyY.line, end: copyY.end, level: head.level, text: `${output}=y[${index}]` },
    ...statements.slice(at + 4),
  ]
}

/** `random_index=numpy.random.choice(a=len(x),...)`, however the rows that it chooses from are written. */
function byIndex(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const rows = String(rowsOfX(statements))
  const COUNTS = new Set([
    'len(x)',
    'range(len(x))',
    'numpy.arange(len(x))',
    'x.shape[0]',
    'x.size(0)',
    'len(y)',
    'y.shape[0]',
    'y.size(0)',
    rows,
    `range(${rows})`,
    `numpy.arange(${rows})`,
  ])
  const apart = statements.flatMap((each) => {
    const [, input, output, index] = /^(\w+),(\w+)=x\[(\w+)\],y\[\3\]$/.exec(each.text) ?? []
    if (input === undefined || input === index) return [each]
    return [
      { ...each, text: `${input}=x[${index}]` },
      { ...each, text: `${output}=y[${index}]` },
    ]
  })
  return apart.map((each) => {
    // Without replacement NumPy takes the first of a permutation (numpy/random/mtrand.pyx, `choice`).
    const [, index, from = '', size] = /^(\w+)=numpy\.random\.permutation\((.+)\)\[:(\w+)\]$/.exec(each.text) ?? []
    if (index !== undefined && COUNTS.has(from))
      return { ...each, text: `${index}=numpy.random.choice(a=len(x),size=${size},replace=False)` }
    const drawn = withCalls(each.text, 'numpy.random.randint', (args) => {
      const [low = '', high = '', size] = args.length === 2 ? ['0', args[0] ?? '', args[1]] : args
      const count = /^(?:size=)?(\w+)$/.exec(size ?? '')?.[1]
      return low === '0' && COUNTS.has(high) && count !== undefined
        ? `numpy.random.choice(a=len(x),size=${count})`
        : null
    })
    const text = withCalls(drawn, 'numpy.random.choice', ([a = '', ...others]) =>
      COUNTS.has(a.replace(/^a=/, '')) ? `numpy.random.choice(${['a=len(x)', ...others].join(',')})` : null,
    )
    return { ...each, text }
  })
}

/** `DataLoader(dataset=TensorDataset(x, y))` where the data set has a name of its own. */
function withoutDatasets(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const DATASET = /^(\w+)=(torch\.utils\.data\.TensorDataset\(\w+,\w+\))$/
  const dataset = statements.find(({ text }) => DATASET.test(text))
  const [, name = '', value = ''] = DATASET.exec(dataset?.text ?? '') ?? []
  const uses = statements.filter(
    (each) => each !== dataset && !each.text.startsWith('print(') && variablesOf(each.text).includes(name),
  )
  const [use] = uses
  if (dataset === undefined || uses.length !== 1 || use === undefined || !use.text.startsWith('loader='))
    return statements
  const filled = { ...use, text: withVariables(use.text, new Map([[name, value]])) }
  return statements.filter((each) => each !== dataset).map((each) => (each === use ? filled : each))
}

/** A loader right behind what it is made of: it draws nothing until it is gone through. */
function withLoaderFirst(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text, level }) => level === 0 && /^loader=torch\.utils\.data\.DataLoader\(/.test(text),
  )
  const loader = statements[at]
  if (loader === undefined) return statements
  const names = new Set(variablesOf(loader.text))
  const last = statements.findLastIndex(({ text }, i) => i < at && assignedBy(text).some((name) => names.has(name)))
  const between = statements.slice(last + 1, at)
  if (last < 0 || statements[last]?.level !== 0 || between.some(({ level }) => level > 0)) return statements
  return [...statements.slice(0, last + 1), loader, ...between, ...statements.slice(at + 1)]
}

/** The page goes through a loader again and again by a generator. */
function withoutGenerator(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text }, i) =>
      /^def \w+\(\):$/.test(text) &&
      statements[i + 1]?.text === 'while True:' &&
      statements[i + 2]?.text === 'yield from loader',
  )
  const name = /^def (\w+)/.exec(statements[at]?.text ?? '')?.[1]
  const made = statements.find(({ text }) => new RegExp(`^\\w+=${name}\\(\\)$`).test(text))
  const batches = /^\w+/.exec(made?.text ?? '')?.[0]
  if (at < 0 || name === undefined || batches === undefined || endOfBlock(statements, at) !== at + 3) return statements
  const uses = statements.filter(
    (each) => each !== made && variablesOf(each.text).some((word) => word === batches || word === name),
  )
  if (uses.length !== 2 || !uses.some(({ text }) => text.endsWith(`=next(${batches})`))) return statements
  return statements
    .filter((each, i) => each !== made && (i < at || i > at + 2))
    .map((each) => ({ ...each, text: each.text.replace(`=next(${batches})`, '=next_of(loader)') }))
}

const FULL =
  /^loader=torch\.utils\.data\.DataLoader\(dataset=torch\.utils\.data\.TensorDataset\(x,y\)(?:,batch_size=(\d+))?\)$/

/** A loader that hands on all of x and y, in their order, as x and y: rows put together again are the same tensor. */
function withoutFullBatches(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const loader = statements.find(({ text }) => text.startsWith('loader='))
  const full = FULL.exec(loader?.text ?? '')
  const size = full === null ? 0 : Number(full[1] ?? 1)
  const rows = rowsOfX(statements)
  const to = new Map([
    ['input_batch', 'x'],
    ['output_batch', 'y'],
  ])
  const at = statements.findIndex(({ text }) => text === 'input_batch,output_batch=next_of(loader)')
  const loaders = statements.filter(({ text }) => variablesOf(text).includes('loader')).length
  const isOfBatch = ({ text }: PlainStatement) => /\b(?:input|output)_batch\b/.test(text)
  // Once in each turn, before anything is made of it.
  const isEachTurn = statements[at]?.level === 1 && statements.findIndex(isOfBatch) === at
  const isMadeOnce = statements.filter(({ text }) => assignedBy(text).some((name) => to.has(name))).length === 1
  if (loader === undefined || rows === null || size < rows || loaders !== 2 || !isEachTurn || !isMadeOnce)
    return statements
  return statements
    .filter((each, i) => each !== loader && i !== at)
    .map((each) => ({ ...each, text: withVariables(each.text, to) }))
}
