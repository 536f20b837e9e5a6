import type { Run } from '../experiment/config.ts'
import { doubtOf } from '../experiment/promised.ts'
import type { ExpectedOutput } from './expected-output.ts'
import type { Words } from './file-words.ts'
import { joinedSections, type SectionName, sectionsOf, textOf } from './program.ts'

/** A cell as nbformat 4.5 has it; lines keep their newlines. */
type Cell =
  | {
      readonly cell_type: 'markdown'
      readonly id: string
      readonly metadata: object
      readonly source: readonly string[]
    }
  | {
      readonly cell_type: 'code'
      readonly id: string
      readonly metadata: object
      /** null: not executed there, its outputs are those of the page. */
      readonly execution_count: null
      readonly source: readonly string[]
      readonly outputs: readonly Output[]
    }

interface Output {
  readonly output_type: 'stream'
  readonly name: 'stdout'
  readonly text: readonly string[]
}

/**
 * The program as a Jupyter notebook (nbformat 4.5), a cell for each of its parts, those of model, batches and optimizer in
 * one; what they are expected to print is stored as their output.
 * @param expected null for a run that was too long to be carried out
 */
export function notebook(run: Run, expected: ExpectedOutput | null, link: string, words: Words): string {
  const sections = sectionsOf(run)
  const source = (...names: readonly SectionName[]) =>
    textOf(joinedSections(sections.filter(({ name }) => names.includes(name))))
  const costs = expected?.costs ?? []
  const cells = [
    markdown('title', [`# ${words.title}`, '', ...remarks(run, expected, words), '', words.link(`<${link}>`)]),
    code('setup', source('imports')),
    markdown('data-title', [`## ${words.data}`]),
    code('data', source('data')),
    markdown('model-title', [`## ${words.model}`]),
    code('model', source('model', 'batches', 'optimizer')),
    markdown('loop-title', [`## ${words.loop}`]),
    code('loop', source('loop'), costs),
    markdown('weights-title', [`## ${words.weights}`]),
    code('weights', source('weights'), expected?.weights),
  ]
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  }
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`
}

/** What is to be known about the outputs. */
function remarks(run: Run, expected: ExpectedOutput | null, words: Words): readonly string[] {
  if (expected === null) return [words.tooLong]
  const release = run.config.torch
  const doubt = doubtOf(run.config)
  const promise = doubt === null ? words.promise[release] : words.noPromise[doubt]
  const omitted = expected.omitted === 0 ? [] : ['', words.omitted(expected.omitted)]
  return [`${words.expected[release]} ${promise}`, ...omitted]
}

function markdown(id: string, lines: readonly string[]): Cell {
  return { cell_type: 'markdown', id, metadata: {}, source: withNewlines(lines) }
}

function code(id: string, source: string, printed: readonly string[] = []): Cell {
  const text = printed.map((line) => `${line}\n`)
  const outputs: readonly Output[] = text.length === 0 ? [] : [{ output_type: 'stream', name: 'stdout', text }]
  const lines = withNewlines(source.split('\n'))
  return { cell_type: 'code', id, metadata: {}, execution_count: null, source: lines, outputs }
}

/** All lines but the last with their newline. */
function withNewlines(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => (i === lines.length - 1 ? line : `${line}\n`))
}
