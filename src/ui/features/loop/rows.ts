import type { Config, Key } from '../../../experiment/config.ts'
import type { Program, ProgramLine, ProgramSection, SectionName, Token } from '../../../export/program.ts'

/** A statement that can be commented out. */
export type Switchable = Config['off'][number]

/** A line of the program as the panel shows it. */
export interface CodeRow {
  readonly type: 'line'
  /** Names the row while its values change: what is typed in it stays where it is. */
  readonly id: string
  /** Its text; the second of two equal lines is told from the first. */
  readonly mark: string
  readonly line: ProgramLine
  /** Columns by which it is indented. */
  readonly indent: number
  /** The statement that is commented out at this row. */
  readonly switches: Switchable | null
  /** The settings whose controls stand in this line; further pieces of their values lead to those. */
  readonly controls: readonly Key[]
}

/** The rows of numbers of a long literal, as one piece of text: a large W has thousands. */
export interface LiteralRow {
  readonly type: 'literal'
  readonly id: string
  readonly text: string
  readonly lines: number
}

export type Row = CodeRow | LiteralRow

/** A section of the program with the blank lines below it. */
export interface SectionRows {
  readonly name: SectionName
  readonly rows: readonly Row[]
}

/** The statements that can be commented out, as the program calls them. */
export const SWITCHABLE: { readonly [S in Switchable]: string } = {
  zero_grad: 'optimizer.zero_grad()',
  backward: 'loss.backward()',
  step: 'optimizer.step()',
  scheduler: 'scheduler.step()',
}

/** Nothing but numbers and brackets, as no statement of Python's. */
const NUMBERS = /^ *\[?-?[\d.]/

/** The rows of `sections`, in their order; their texts joined by newlines are the program's text. */
export function rowsOf(sections: readonly ProgramSection[]): readonly SectionRows[] {
  const memory: Memory = { count: counter(), named: new Set() }
  return sections.map(({ name, lines, gap }) => ({ name, rows: rowsOfLines([...lines, ...gap], memory) }))
}

/** What came before a line, in any section. */
interface Memory {
  readonly count: (word: string) => number
  /** The settings that have their control. */
  readonly named: Set<Key>
}

function rowsOfLines(lines: Program, memory: Memory): readonly Row[] {
  const rows: Row[] = []
  for (let i = 0; i < lines.length; i++) {
    const numbers = numbersAt(lines, i)
    if (numbers.length > 1) {
      const id = `literal ${memory.count('literal')}`
      rows.push({ type: 'literal', id, text: numbers.join('\n'), lines: numbers.length })
      i += numbers.length - 1
    } else {
      const line = lines[i]
      if (line !== undefined) rows.push(rowOf(line, memory))
    }
  }
  return rows
}

/** The texts of the lines from `start` on that hold nothing but numbers, none of them a setting's. */
function numbersAt(program: Program, start: number): readonly string[] {
  const texts: string[] = []
  for (let i = start; ; i++) {
    const line = program[i]
    if (line === undefined || line.statement !== undefined || line.tokens.some(({ key }) => key !== undefined)) break
    const text = textOf(line)
    if (!NUMBERS.test(text)) break
    texts.push(text)
  }
  return texts
}

function rowOf(line: ProgramLine, { count, named }: Memory): CodeRow {
  const text = textOf(line)
  const { statement } = line
  const keys = line.tokens.flatMap(({ key }) => key ?? [])
  const nth = count(`text ${text}`)
  const name = statement ?? (keys.length > 0 ? keys.join() : null)
  const place = name === null ? 0 : count(`name ${name}`)
  // Of the lines of a value the first is its control.
  const controls = keys.filter((key) => !named.has(key))
  for (const key of controls) named.add(key)
  return {
    type: 'line',
    id: name === null ? `${nth} ${text}` : `${name} ${place}`,
    mark: `${nth} ${text}`,
    line,
    indent: /^ */.exec(text)?.[0].length ?? 0,
    switches: statement !== undefined && isSwitchable(statement) && place === 0 ? statement : null,
    controls,
  }
}

function isSwitchable(statement: string): statement is Switchable {
  return Object.hasOwn(SWITCHABLE, statement)
}

/** Counts words: how often each came before. */
function counter(): (word: string) => number {
  const counts = new Map<string, number>()
  return (word) => {
    const before = counts.get(word) ?? 0
    counts.set(word, before + 1)
    return before
  }
}

function textOf({ tokens }: { readonly tokens: readonly Token[] }): string {
  return tokens.map(({ text }) => text).join('')
}
