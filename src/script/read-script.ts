import { isLoader } from '../experiment/choices.ts'
import { type Run, STATE } from '../experiment/config.ts'
import { tableName } from '../export/program/own-data-lines.ts'
import { programText } from '../export/program.ts'
import { misplaced } from './broken.ts'
import { type Canonical, canonical } from './canonical.ts'
import { endOfBlock } from './forms/blocks.ts'
import { isKept, printsOf } from './forms/order.ts'
import { variablesOf } from './forms/variables.ts'
import { agreementOf } from './gaps.ts'
import { type Mistake, mistakesIn, type Stop } from './mistakes.ts'
import { type PlainScript, type PlainStatement, plainScript, USUAL } from './plain-statements.ts'
import { syntaxFaultIn } from './python-syntax.ts'
import { fileOfData, filesRead, type ScriptFile } from './script-files.ts'
import { proposedRun } from './settings.ts'
import { type ScriptStatement, scriptParts } from './statements.ts'
import { stopsIn } from './stops/stops-in.ts'
import { numberKind, type ValueKind } from './stops/value-kinds.ts'

/** The lines from one to another, counted from 1. */
export interface Lines {
  readonly line: number
  readonly end: number
}

/** A place where the run's program is not the script. */
export interface ScriptDifference {
  /** Of what is done; of the digits alone, in which the same product may end; or of the output alone. */
  readonly kind: 'done' | 'digits' | 'print'
  /** The statements that the run does not carry out as they stand, by their first and last lines; none where one is lacking. */
  readonly lines: readonly Lines[]
  /** What the run's program has in their place; nothing where they are left out. */
  readonly taken: readonly string[]
  /** The line of the script behind which it has that. */
  readonly after: number
}

/** A script as the page understands it. */
export interface ReadScript {
  readonly run: Run
  /** How many statements it has that do anything, and how many of them the run carries out as they stand. */
  readonly statements: number
  readonly known: number
  /** Where it does not, in the order of the script. */
  readonly differences: readonly ScriptDifference[]
  /** Whether the page adds what only the last digits depend on. */
  readonly portable: boolean
  /** The usual mistakes that are in it. */
  readonly mistakes: readonly Mistake[]
  /** Lines that are PyTorch's output, copied with the code. */
  readonly printed: readonly number[]
  /** Names that the script uses and never makes. */
  readonly unmade: readonly string[]
  /** Modules that it uses before any import makes them. */
  readonly unimported: readonly string[]
  /** Files that it reads, and which of them are not at hand. */
  readonly files: readonly string[]
  readonly wanted: readonly string[]
  /** It would take a GPU where there is one. */
  readonly takesGpu: boolean
  /** Lines of prose and line numbers between the code, which say nothing to Python. */
  readonly prose: readonly number[]
  /** Its indentation was lost: its lines are taken to stand where the tutorial has them. */
  readonly flat: boolean
}

/**
 * Reads a script of PyTorch; it is never carried out. A run is proposed, and its own program is held against the
 * script, statement by statement and in order: whatever differs is named, so that nothing is read wrongly in silence.
 * @param files the tables that are at hand
 */
export function readScript(text: string, files: readonly ScriptFile[] = []): ReadScript {
  const { statements, comments, prose, flat, code } = scriptParts(text)
  const notes = comments.map((each) => each.text)
  const unmade = neverMade(statements)
  const setsToNone = proposedRun(plainScript(statements), notes, { long: new Map() }).config.torch !== '1.13'
  const formed = (plain: PlainScript, tables = files) => {
    const nothing: Canonical = {
      statements: plain.statements,
      beside: [],
      unsure: [],
      instead: [],
      isSeeded: true,
      functions: new Set<string>(),
      values: new Map(),
      long: new Map(),
      takesGpu: false,
      unnamed: [],
    }
    return { ...plain, ...(flat ? nothing : canonical(plain.statements, setsToNone, tables)) }
  }
  const read = filesRead(plainScript(statements).statements)
  const origin = files.find(({ name }) => read.includes(name))?.origin ?? read[0]
  const proposed = (script: PlainScript & Canonical) => proposedRun(script, notes, { long: script.long, origin })
  const { W } = proposed(formed(plainScript(statements))).config
  const script = formed(plainScript(statements, new Map(unmade.map((name) => [name, String(W.columns)]))))
  const run = proposed(script)
  const program = programText(run)
  const own = scriptParts(program).statements
  const places = (each: PlainStatement) => (flat ? each.text : `${each.level} ${each.text}`)
  const written = script.statements.filter((each) => !isPrinted(each) && !isIdle(each, run, script.isSeeded))
  const needed = formed(plainScript(own), [...files, ...tableOf(run)]).statements.filter(
    (each) => !isIdle(each, run, script.isSeeded),
  )
  const { shared, gaps } = agreementOf(written, needed, places)
  const prints = new Set([...printsOf(written, script.functions), ...printsOf(needed), ...afterwards(written)])
  const differences = gaps.flatMap(({ left, right, after }): ScriptDifference[] => {
    const isPlace = left.some(({ text }) => /^(?:os\.environ|torch\.(?:set_num_threads|Tensor\.sqrt))/.test(text))
    const differenceOf = (kind: ScriptDifference['kind'], isOf: (each: PlainStatement) => boolean) => {
      const lines = linesOf(left.filter(isOf))
      const lacking = right.filter((each) => isOf(each) && (isPlace || !isPortable(each)))
      if (lines.length === 0 && lacking.length === 0) return []
      const instead = lacking.map(({ line }) => statementText(program, own, line))
      return [{ kind, lines, taken: [...new Set(instead)], after: lines.at(-1)?.end ?? after?.end ?? 0 }]
    }
    const [only, ...others] = left.filter((each) => !prints.has(each))
    const isProduct = others.length === 0 && only !== undefined && PRODUCT.test(only.text)
    return [
      ...differenceOf(isProduct ? 'digits' : 'done', (each) => !prints.has(each)),
      ...differenceOf('print', (each) => prints.has(each)),
    ]
  })
  const inOtherWords = script.instead.map(({ kind, statements: each, taken }): ScriptDifference => {
    const lines = linesOf(each)
    const line = program.split('\n').find((one) => taken.test(one.trim()))
    return { kind, lines, taken: line === undefined ? [] : [line.trim()], after: lines.at(-1)?.end ?? 0 }
  })
  const printed = script.statements.filter(isPrinted)
  const compiled = flat ? null : compileStop(withoutLines(code, printed), statements)
  const carried =
    flat || compiled !== null
      ? { first: null, perhaps: [] }
      : stopsIn(withoutLines(code, printed), usualNames(unmade, W.columns))
  const stop: Stop | null = compiled ?? carried.first
  // What Python does not take at all has no other mistakes.
  const usual = compiled === null ? mistakesIn(script.statements) : []
  const told = [...differences, ...inOtherWords, ...besideIn(script.beside), ...unsureIn(script.unsure)]
  const unknown = compiled === null ? script.unnamed.map(({ line }) => line) : []
  const all = withStops(told, new Set([...(stop === null ? [] : [stop.line]), ...unknown, ...carried.perhaps]))
  return {
    run,
    statements: written.length + script.beside.length,
    known: shared,
    differences: all.toSorted((a, b) => a.after - b.after),
    portable: gaps.some(({ right }) => right.some(isPortable)),
    mistakes: stop === null || usual.some(({ line }) => line === stop.line) ? usual : [...usual, stop],
    printed: printed.map(({ line }) => line),
    unmade,
    unimported: script.unimported,
    files: read,
    wanted: read.filter((name) => files.every((each) => each.name !== name)),
    takesGpu: script.takesGpu,
    prose,
    flat,
  }
}

/** What names stand for in a script that does not say it. */
function usualNames(unmade: readonly string[], outputs: number): ReadonlyMap<string, ValueKind> {
  const libraries = [['os', 'os'], ['torch', 'torch'], ...USUAL].map(
    ([name = '', whole = '']) => [name, { type: 'library', name: whole }] as const,
  )
  return new Map<string, ValueKind>([
    ...libraries,
    ...unmade.map((name) => [name, numberKind(false, outputs)] as const),
  ])
}

/** Where Python stops before it carries anything out; null where it takes the script. */
function compileStop(code: string, statements: readonly ScriptStatement[]): Stop | null {
  const fault = syntaxFaultIn(code)
  const [block] = misplaced(statements)
  const isClause = /^(?:else|elif|except|finally)$/.test(block?.tokens[0] ?? '') && Number.isFinite(block?.level)
  const isFirst = block === undefined || isClause || (fault?.line ?? 0) < block.line || fault?.reason !== 'other'
  if (fault !== null && isFirst && fault.line <= (block?.line ?? fault.line)) return { code: 'notPython', ...fault }
  return block === undefined ? null : { code: 'notABlock', line: block.line }
}

/** `code` with nothing where `statements` stand. */
function withoutLines(code: string, statements: readonly PlainStatement[]): string {
  const gone = new Set(
    statements.flatMap(({ line, end }) => Array.from({ length: end - line + 1 }, (_, i) => line + i)),
  )
  const lines = code.split('\n').map((each, i) => (gone.has(i + 1) ? '' : each))
  return lines.join('\n')
}

/** `told` with the lines at which Python stops: they are not beside the run, whatever they do. */
function withStops(told: readonly ScriptDifference[], stops: ReadonlySet<number>): readonly ScriptDifference[] {
  const others = told.flatMap((each): readonly ScriptDifference[] => {
    const lines = each.kind === 'done' ? each.lines : each.lines.filter(({ line, end }) => !holdsOne(line, end, stops))
    return lines.length === 0 && each.lines.length > 0 && each.taken.length === 0 ? [] : [{ ...each, lines }]
  })
  const isTold = (stop: number) =>
    others.some(({ kind, lines }) => kind === 'done' && lines.some(({ line, end }) => line <= stop && stop <= end))
  const lacking = [...stops].filter((line) => !isTold(line))
  return [
    ...others,
    ...lacking.map((line) => ({ kind: 'done', lines: [{ line, end: line }], taken: [], after: line }) as const),
  ]
}

function holdsOne(line: number, end: number, stops: ReadonlySet<number>): boolean {
  return [...stops].some((each) => line <= each && each <= end)
}

/** The table that the run's own program reads. */
function tableOf({ config: { data } }: Run): readonly ScriptFile[] {
  return data === null || data.file === '' ? [] : [fileOfData(data, tableName(data.file), data.file)]
}

/** Values that are worked out, of which the last digits are those of a machine. */
function unsureIn(statements: readonly PlainStatement[]): readonly ScriptDifference[] {
  return statements.map(({ line, end }) => ({ kind: 'digits', lines: [{ line, end }], taken: [], after: end }))
}

/** Statements that no step depends on, each stretch of them as a place of its own. */
function besideIn(statements: readonly PlainStatement[]): readonly ScriptDifference[] {
  const stretches: Lines[] = []
  for (const { line, end } of linesOf(statements)) {
    const last = stretches.at(-1)
    if (last !== undefined && last.end + 1 >= line) stretches.push({ line: stretches.pop()?.line ?? line, end })
    else stretches.push({ line, end })
  }
  return stretches.map((lines) => ({ kind: 'print', lines: [lines], taken: [], after: lines.end }))
}

/** What is done with the results once the loop is over, and plots: nothing of the run depends on it. */
function afterwards(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const head = statements.findIndex(({ text, level }) => level === 0 && /^for epoch in range\(/.test(text))
  const after = head < 0 ? [] : statements.slice(endOfBlock(statements, head))
  const trains = after.some(({ text }) => /\.(?:backward|step|zero_grad)\(/.test(text))
  const plots = statements.filter(({ text }) =>
    /^matplotlib\.pyplot\.(?!.*(?:rand|seed|step|backward|zero_|choice|normal))/.test(text),
  )
  const beside = [...(trains ? [] : after), ...plots]
  // Losses that are kept, and tensors that are written out: beside the run where all that uses them is.
  const kept = statements.filter(({ text }) => isKept(text) && !/\(loss\)$|=loss$/.test(text))
  const literals = statements.filter(({ text }) => /^\w+=torch\.tensor\(\[/.test(text))
  const isAlone = (each: PlainStatement) => {
    const name = /^\w+/.exec(each.text)?.[0] ?? ''
    const users = statements.filter(({ text }) => variablesOf(text).includes(name))
    return users.every((user) => user === each || beside.includes(user) || kept.includes(user))
  }
  return [...beside, ...kept.filter(isAlone), ...literals.filter(isAlone)]
}

/** The same product as the page's; what is summed in another order may end in other digits. */
const PRODUCT = /^y=(?:x@W|torch\.(?:mm|matmul)\(x,W\)|x\.(?:mm|matmul)\(W\))$/

/** Where statements stand, each place once. */
function linesOf(statements: readonly PlainStatement[]): readonly Lines[] {
  const places = new Map(statements.map(({ line, end }) => [line, { line, end }]))
  return [...places.values()].toSorted((a, b) => a.line - b.line)
}

/** `output_dim`, which the tutorial forgets to make: W alone can say what it is. */
function neverMade(statements: readonly ScriptStatement[]): readonly string[] {
  const uses = statements.some(({ tokens }) => tokens.includes('output_dim'))
  const makes = statements.some(({ tokens }) =>
    tokens.some((each, i) => each === 'output_dim' && (tokens[0] === 'def' || tokens[i + 1] === '=')),
  )
  return uses && !makes ? ['output_dim'] : []
}

/** What PyTorch printed, copied with the code: a tensor named so can only stand there as output. */
function isPrinted({ text }: PlainStatement): boolean {
  return /^tensor\(\[.*\](?:,grad_fn=<\w+>)?\)$/.test(text)
}

/** What only the last digits depend on: the order in which sums are added. */
function isPortable({ text }: PlainStatement): boolean {
  return /^os\.environ\['MKL_CBWR'\]|^torch\.set_num_threads\(1\)$|^torch\.Tensor\.sqrt=/.test(text)
}

/** A statement that does nothing in this run: the seed of NumPy where nothing is drawn there. */
function isIdle({ text }: PlainStatement, { config, changes }: Run, isSeeded: boolean): boolean {
  if (text.startsWith('numpy.random.seed(')) return isLoader(config)
  // What the model draws, a state takes the place of.
  const isDrawn = config.data === null || config.sampler === 'shuffle'
  const [first] = changes
  if (isSeeded) return false
  return text.startsWith('torch.manual_seed(') && !isDrawn && first?.key === STATE && first.iteration === 0
}

/** The statement of `program` that begins on `line`, on one line. */
function statementText(program: string, statements: readonly ScriptStatement[], line: number): string {
  const end = statements.find((each) => each.line === line)?.end ?? line
  const lines = program.split('\n').slice(line - 1, end)
  return lines.map((each) => each.trim()).join(' ')
}
