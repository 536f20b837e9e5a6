import '../experiment/read-expression.ts'
import { CHOICE_KEYS, ownerOf } from '../experiment/choices.ts'
import {
  type Change,
  type Config,
  fieldOf,
  isKey,
  isLive,
  KEYS,
  type Key,
  keyOf,
  type Run,
  snakeCase,
} from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { CURRENT, defaults, defaultsOf } from '../experiment/defaults.ts'
import { changeTo, withValue } from '../experiment/run.ts'
import { broughtData, type DataSources } from './brought-data.ts'
import { endOfBlock } from './forms/blocks.ts'
import { rowsOfX } from './forms/rows-of-x.ts'
import { variablesOf, withVariables } from './forms/variables.ts'
import { loadIn } from './loaded-state.ts'
import type { PlainScript, PlainStatement } from './plain-statements.ts'

/** Texts of settings as the script has them. */
type Texts = Map<Key, string>

/** Where the values of settings stand. It only proposes: what counts is that the run's own program is the script. */
const PLACES: readonly (readonly [Key, RegExp])[] = [
  ['W', /^W=torch\.tensor\((\[.*\])\)$/],
  ['trueBias', /^y=y\+torch\.tensor\((\[.*\])\)$/],
  ['noise', /^y=y\+([^*]+)\*(?:torch\.randn|noise)/],
  ['numSamples', /^x=torch\.randn?\(\(?(\d+),/],
  ['x', /^x=torch\.(randn?)\(/],
  ['xScale', /^x=x\*(?:torch\.tensor\()?(\[.*\]|[-+.\de]+)\)?$/],
  ['xShift', /^x=x\+(?:torch\.tensor\()?(\[.*\]|[-+.\de]+)\)?$/],
  ['seed', /^torch\.manual_seed\((.*)\)$/],
  ['npSeed', /^numpy\.random\.seed\((.*)\)$/],
  ['bias', /torch\.nn\.Linear\(.*bias=(True|False)/],
  ['loss', /^(?:criterion|loss)=torch\.nn\.(\w+)\(/],
  ['optimizer', /^optimizer=torch\.optim\.(\w+)\(/],
  ['scheduler', /^scheduler=torch\.optim\.lr_scheduler\.(\w+)\(/],
  ['clipGrad', /^torch\.nn\.utils\.clip_grad_(norm|value)_\(/],
  ['batchSize', /^batch_size=(\d+)$/],
  ['batchSize', /numpy\.random\.choice\(range\(len\(x\)\),(\d+)/],
  ['batchSize', /numpy\.random\.choice\(a=len\(x\),size=(\d+)/],
  ['batchSize', /DataLoader\(.*batch_size=(\d+)/],
  ['dropLast', /DataLoader\(.*drop_last=(True|False)/],
  ['iterations', /^for epoch in range\((\d+)\):$/],
]

/** The run that the script most likely is. */
export function proposedRun(script: PlainScript, comments: readonly string[], sources: DataSources): Run {
  const { statements, constants } = script
  const texts: Texts = new Map()
  for (const { text } of statements) {
    for (const [key, place] of PLACES) {
      const found = place.exec(text)?.[1]
      if (found !== undefined && !texts.has(key)) texts.set(key, found)
    }
  }
  const every = statements.findIndex(({ text }, i) => isPrintedEach(text, statements[i + 1]))
  const each = /%(\d+)==0:$/.exec(statements[every]?.text ?? '')?.[1]
  if (each !== undefined) texts.set('logEvery', each)
  if (statements.some(({ text }) => text === 'x=(x-x.mean(0))/x.std(0)')) texts.set('standardize', 'True')
  if (statements.some(({ text }) => text === 'y=y.squeeze(1)')) texts.set('squeezeY', 'True')
  const own = lossIn(statements)
  if (own !== null) texts.set('loss', 'custom').set('expression', own)
  const data = broughtData(statements, comments, sources)
  if (data !== null) texts.set('data', data)
  const size = constants.get('batch_size')
  if (size !== undefined) texts.set('batchSize', size)
  leftOut(statements, texts)
  sampler(statements, texts)
  printing(statements, texts)
  loop(script, comments, texts)
  release(statements, texts)
  const config = configOf(withArguments(statements, texts))
  return { config, changes: changesOf(statements, config) }
}

function isPrintedEach(text: string, next: PlainStatement | undefined): boolean {
  return /^if\(epoch\+1\)%\d+==0:$/.test(text) && next?.text.startsWith('print(') === true
}

/** What PyTorch takes where a call does not say it. */
function leftOut(statements: readonly PlainStatement[], texts: Texts): void {
  const has = (call: string) => statements.some(({ text }) => text.includes(call))
  if (has('torch.nn.Linear(') && !texts.has('bias')) texts.set('bias', 'True')
  if (!has('DataLoader(')) return
  texts.set('sampler', 'sequential')
  if (!texts.has('batchSize')) texts.set('batchSize', '1')
}

/** How often something is printed, whatever it is. */
function printing(statements: readonly PlainStatement[], texts: Texts): void {
  if (texts.has('logEvery')) return
  const head = statements.findIndex(({ text }) => /^for epoch in range\(/.test(text))
  const print = statements.slice(head + 1, endOfBlock(statements, head)).find(({ text }) => text.startsWith('print('))
  if (head < 0 || print === undefined) return
  const guard = statements[statements.indexOf(print) - 1]?.text ?? ''
  const every = /^if ?(?:\(epoch\+1\)|epoch)%(\d+)==0/.exec(guard)?.[1]
  if (every !== undefined) texts.set('logEvery', every)
  else if (print.level === 1) texts.set('logEvery', '1')
}

/** A loss that is an expression, where it can be read as one: of a batch, or of all of y where a batch is all the rows. */
function lossIn(statements: readonly PlainStatement[]): string | null {
  const batch = new Map([['y', 'output_batch']])
  const written = statements
    .flatMap(({ text }) => /^loss=(?!criterion\()(.+)$/.exec(text)?.[1] ?? [])
    .map((text) => (variablesOf(text).includes('output_batch') ? text : withVariables(text, batch)))
  return written.find((text) => fieldOf('expression').kind.read(text).ok) ?? null
}

function sampler(statements: readonly PlainStatement[], texts: Texts): void {
  for (const { text } of statements) {
    const replace = /numpy\.random\.choice\(.*replace=(True|False)/.exec(text)?.[1]
    if (replace !== undefined) texts.set('sampler', replace === 'True' ? 'choice_replace' : 'choice')
    const shuffle = /DataLoader\(.*shuffle=(True|False)/.exec(text)?.[1]
    if (shuffle !== undefined) texts.set('sampler', shuffle === 'True' ? 'shuffle' : 'sequential')
    const isDrawn = /numpy\.random\.choice\(a=len\(x\),size=\w+\)/.test(text)
    if (isDrawn) texts.set('sampler', 'choice_replace')
  }
  drawnOtherwise(statements, texts)
  const rows = rowsOfX(statements)
  const isWhole = statements.some(({ text, level }) => level > 0 && text === 'output_pred=model(x)')
  if (!isWhole || rows === null) return
  texts.set('sampler', 'sequential')
  texts.set('batchSize', String(rows))
}

/** Rows that PyTorch draws by itself, by what comes nearest to it. */
function drawnOtherwise(statements: readonly PlainStatement[], texts: Texts): void {
  for (const { text, level } of statements) {
    const [, , size] = /torch\.(randperm)\(.*\)\[:(\d+)\]/.exec(text) ?? []
    const drawn = /torch\.randint\(.*[([](?:size=)?[([]?(\d+),?[)\]]/.exec(text)?.[1]
    if (level === 0 || (size === undefined && drawn === undefined)) continue
    texts.set('sampler', size === undefined ? 'choice_replace' : 'choice').set('batchSize', size ?? drawn ?? '1')
  }
}

function loop({ statements, constants }: PlainScript, comments: readonly string[], texts: Texts): void {
  if (!texts.has('iterations')) return
  const has = (end: string) => statements.some(({ text }) => text.endsWith(end))
  const written = [...statements.map(({ text }) => text), ...comments.map((each) => each.replaceAll(' ', ''))]
  const off = [
    ...(has('optimizer.zero_grad()') ? [] : ['zero_grad']),
    ...(statements.some(({ text }) => /\.backward\(/.test(text)) ? [] : ['backward']),
    ...(has('optimizer.step()') ? [] : ['step']),
    ...(!texts.has('scheduler') || statements.some(({ text }) => isSchedulerStep(text)) ? [] : ['scheduler']),
  ]
  texts.set('off', off.join(','))
  const scheduled = written[written.findIndex(isSchedulerStep) - 1]
  const every = /^if\(epoch\+1\)%(\d+)==0:$/.exec(scheduled ?? '')?.[1]
  if (every !== undefined) texts.set('schedulerEvery', every)
  const guarded = statements.findIndex(
    ({ text }, i) => text === 'optimizer.step()' && /^if\(epoch\+1\)%\d+==0:$/.test(statements[i - 1]?.text ?? ''),
  )
  const steps = constants.get('accumulation_steps') ?? /%(\d+)/.exec(statements[guarded - 1]?.text ?? '')?.[1]
  if (steps === undefined) return
  texts.set('accumulationSteps', steps)
  const mean = written.some((each) => /^\(loss\/\w+\)\.backward\(\)$/.test(each))
  texts.set('accumulationMean', mean ? '1' : '0')
}

/** `scheduler.step()`, or `scheduler.step(loss)`. */
function isSchedulerStep(text: string): boolean {
  return /^scheduler\.step\(\w*\)$/.test(text)
}

/** The page's programs of PyTorch 2 say how MKL is to add; those of 1.13 only set the number of threads. */
function release(statements: readonly PlainStatement[], texts: Texts): void {
  const has = (word: string) => statements.some(({ text }) => text.includes(word))
  if (has('torch.set_num_threads(1)') && !has('MKL_CBWR')) texts.set('torch', '1.13')
}

/** `word=value` in a call; the value a number, a word, text, a pair or a list. */
const KEYWORD = /[(,](\w+)=(\([^)]*\)|\[[^\]]*\]|'[^']*'|"[^"]*"|[^,()]+)/g

/** The arguments of the classes, as the registries have them. */
function withArguments(statements: readonly PlainStatement[], texts: Texts): Texts {
  const config = configOf(texts)
  for (const key of CHOICE_KEYS) {
    const { className, args } = ownerOf(config, key)
    const call = statements.find(({ text }) => text.includes(`.${className}(`) || text.includes(`=${className}(`))
    const given = new Map([...(call?.text ?? '').matchAll(KEYWORD)].map(([, word = '', value = '']) => [word, value]))
    for (const [key, argument] of Object.entries(args)) {
      if (!isKey(key)) continue
      const value = given.get(argument.name ?? snakeCase(key))
      if (value !== undefined) texts.set(key, value.replaceAll(/^['"]|['"]$/g, ''))
    }
  }
  return texts
}

function configOf(texts: Texts): Config {
  const read = <K extends Key>(config: Config, key: K): Config => {
    const text = texts.get(key)
    const reading = text === undefined ? undefined : fieldOf(key).kind.read(plainValue(text))
    return withValue(config, key, reading?.ok ? reading.value : defaultsOf(CURRENT, config)[key])
  }
  const decoded = KEYS.reduce(read, defaults[CURRENT])
  return reconciled(decoded, defaultsOf(CURRENT, decoded)).config
}

/** A flag of Python as the kinds read it. */
function plainValue(text: string): string {
  if (text === 'True') return '1'
  return text === 'False' ? '0' : text
}

/** `if epoch == 40:` at the head of the loop, and what is assigned below it. */
function changesOf(statements: readonly PlainStatement[], config: Config): readonly Change[] {
  let iteration: number | null = null
  return statements.flatMap(({ text, level }, i): Change[] => {
    const head = /^if epoch==(\d+):$/.exec(text)?.[1]
    if (level < 2) iteration = head === undefined ? null : Number(head)
    const optimizer = statements[i + 1]
    if (iteration !== null && level === 2 && optimizer !== undefined && text.startsWith('model.load_state_dict(')) {
      const load = loadIn({ text }, optimizer, config, iteration)
      return load === null ? [] : [load]
    }
    const [, group, size, W] =
      /^(?:optimizer\.param_groups\[0\]\['(\w+)'\]=|(batch_size)=|(W)=torch\.tensor\()/.exec(text) ?? []
    const key = keyOf(group ?? size ?? W ?? '')
    if (iteration === null || level < 2 || key === null || !isLive(key)) return []
    const value = text.slice(text.indexOf('=') + 1).replace(/^torch\.tensor\((.*)\)$/, '$1')
    return [changeTo(configOf(new Map([...textsOf(config), [key, value]])), key, iteration)]
  })
}

function textsOf(config: Config): Texts {
  const text = <K extends Key>(key: K) => fieldOf(key).kind.write(config[key])
  return new Map(KEYS.map((key) => [key, text(key)]))
}
