import type { Run } from '../experiment/config.ts'
import { dataLines } from './program/data-lines.ts'
import { loopLines } from './program/loop-lines.ts'
import { batchLines, modelLines, setupLines } from './program/model-lines.ts'
import { BLANK, type Program, type ProgramLine, py } from './program/program-line.ts'

export type { Program, ProgramLine, Token } from './program/program-line.ts'

/** What the parts of the program are about, in their order: `imports` has the seeds, too, `weights` prints them at the end. */
export type SectionName = 'imports' | 'data' | 'model' | 'batches' | 'optimizer' | 'loop' | 'weights'

export interface ProgramSection {
  readonly name: SectionName
  readonly lines: Program
  /** The blank lines between it and the section below. */
  readonly gap: Program
}

/** Two blank lines, as PEP 8 has them around functions and classes. */
const APART = [BLANK, BLANK]

/** The program of `run` in sections; what each of them needs stands in those before it. */
export function sectionsOf(run: Run): readonly ProgramSection[] {
  const { config } = run
  const { definition, instances } = modelLines(config)
  const weights = [py`print(model.W.weight.t())`, ...(config.bias ? [py`print(model.W.bias)`] : [])]
  return [
    { name: 'imports', lines: setupLines(config), gap: [BLANK] },
    { name: 'data', lines: dataLines(run), gap: APART },
    { name: 'model', lines: definition, gap: APART },
    { name: 'batches', lines: batchLines(config), gap: APART },
    { name: 'optimizer', lines: instances, gap: [BLANK] },
    { name: 'loop', lines: loopLines(run), gap: [BLANK] },
    { name: 'weights', lines: weights, gap: [] },
  ]
}

/** The lines of sections that follow each other, with the blank lines between them. */
export function joinedSections(sections: readonly ProgramSection[]): Program {
  return sections.flatMap(({ lines, gap }, i) => (i === sections.length - 1 ? lines : [...lines, ...gap]))
}

/**
 * The tutorial's program for `run`: a complete script that PyTorch runs to the page's digits. It uses the names of the
 * tutorial and carries out the statements of its loop; what a run has not is not written.
 */
export function program(run: Run): Program {
  return joinedSections(sectionsOf(run))
}

/** The program as it is exported: its lines joined, and a newline at the end. */
export function programText(run: Run): string {
  return `${textOf(program(run))}\n`
}

/** The lines of `lines` joined by newlines. */
export function textOf(lines: readonly ProgramLine[]): string {
  return lines.map(({ tokens }) => tokens.map(({ text }) => text).join('')).join('\n')
}
