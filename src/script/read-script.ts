import type { Run } from '../experiment/config.ts'
import { programText } from '../export/program.ts'
import { type PlainStatement, plainScript } from './plain-statements.ts'
import { proposedRun } from './settings.ts'
import { type ScriptStatement, scriptParts } from './statements.ts'

/** What became of a line of the script. */
interface ReadLine {
  /** Counted from 1. */
  readonly line: number
  /** The statement in its plain form. */
  readonly text: string
}

/** A script as the page understands it. */
export interface ReadScript {
  readonly run: Run
  /** Statements that the run does not carry out as they stand. */
  readonly strange: readonly ReadLine[]
  /** Statements of the run's program that the script has not, in their plain form: what the page takes instead. */
  readonly taken: readonly string[]
  /** Lines that are PyTorch's output, copied with the code. */
  readonly printed: readonly number[]
  /** Names that the script uses and never makes. */
  readonly unmade: readonly string[]
  /** Lines of prose and line numbers between the code, which say nothing to Python. */
  readonly prose: readonly number[]
  /** Its indentation was lost: its lines are taken to stand where the tutorial has them. */
  readonly flat: boolean
}

/**
 * Reads a script of PyTorch; it is never carried out. A run is proposed, and its own program is held against the
 * script, statement by statement and in order: whatever differs is named, so that nothing is read wrongly in silence.
 */
export function readScript(text: string): ReadScript {
  const { statements, comments, prose, flat } = scriptParts(text)
  const notes = comments.map((each) => each.text)
  const unmade = neverMade(statements)
  const { W } = proposedRun(plainScript(statements), notes).config
  const script = plainScript(statements, new Map(unmade.map((name) => [name, String(W.columns)])))
  const run = proposedRun(script, notes)
  const own = plainScript(scriptParts(programText(run)).statements).statements
  const places = (each: PlainStatement) => (flat ? each.text : `${each.level} ${each.text}`)
  const { left, right } = differences(script.statements, own, places)
  const [printed, strange] = [left.filter(isPrinted), left.filter((each) => !isPrinted(each))]
  return {
    run,
    strange: strange.map(({ line, text: plain }) => ({ line, text: plain })),
    printed: printed.map(({ line }) => line),
    taken: right.map(({ text: plain }) => plain),
    unmade,
    prose,
    flat,
  }
}

/** `output_dim`, which the tutorial forgets to make: W alone can say what it is. */
function neverMade(statements: readonly ScriptStatement[]): readonly string[] {
  const uses = statements.some(({ tokens }) => tokens.includes('output_dim'))
  const makes = statements.some(({ tokens }) =>
    tokens.some((each, i) => each === 'output_dim' && tokens[i + 1] === '='),
  )
  return uses && !makes ? ['output_dim'] : []
}

/** What PyTorch printed, copied with the code: a tensor named so can only stand there as output. */
function isPrinted({ text }: PlainStatement): boolean {
  return /^tensor\(\[.*\](?:,grad_fn=<\w+>)?\)$/.test(text)
}

/** What is left of two lists where the longest list that both hold, in order, is taken away. */
function differences<T>(left: readonly T[], right: readonly T[], name: (one: T) => string) {
  const width = right.length + 1
  const longest = new Uint32Array((left.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  const [names, others] = [left.map(name), right.map(name)]
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const same = names[i] === others[j]
      longest[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const onlyLeft: T[] = []
  const onlyRight: T[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (a !== undefined && b !== undefined && names[i] === others[j]) {
      i++
      j++
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      onlyLeft.push(a)
      i++
    } else if (b !== undefined) {
      onlyRight.push(b)
      j++
    }
  }
  return { left: onlyLeft, right: onlyRight }
}
