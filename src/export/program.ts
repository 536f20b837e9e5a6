import type { Run } from '../experiment/config.ts'
import { dataLines } from './program/data-lines.ts'
import { loopLines } from './program/loop-lines.ts'
import { batchLines, modelLines, setupLines } from './program/model-lines.ts'
import { BLANK, type Program, type ProgramLine, py } from './program/program-line.ts'

export type { Program, ProgramLine, Token } from './program/program-line.ts'

/** The parts of the program in their order; a notebook has a cell for each. */
export interface ProgramParts {
  /** Imports and seeds. */
  readonly setup: Program
  /** W, x and y. */
  readonly data: Program
  /** The class, the batches, criterion and optimizer: everything up to the loop. */
  readonly model: Program
  readonly loop: Program
  /** What is printed at the end. */
  readonly weights: Program
}

/** Two blank lines, as PEP 8 has them around functions and classes. */
const APART = [BLANK, BLANK]

/** The program of `run` in parts. */
export function partsOf(run: Run): ProgramParts {
  const { config } = run
  const { definition, instances } = modelLines(config)
  return {
    setup: setupLines(config),
    data: dataLines(run),
    model: [...definition, ...APART, ...batchLines(config), ...APART, ...instances],
    loop: loopLines(run),
    weights: [py`print(model.W.weight.t())`, ...(config.bias ? [py`print(model.W.bias)`] : [])],
  }
}

/**
 * The tutorial's program for `run`: a complete script that PyTorch runs to the page's digits. It uses the names of the
 * tutorial and carries out the statements of its loop; what a run has not is not written.
 */
export function program(run: Run): Program {
  const { setup, data, model, loop, weights } = partsOf(run)
  return [...setup, BLANK, ...data, ...APART, ...model, BLANK, ...loop, BLANK, ...weights]
}

/** The program as it is exported: its lines joined, and a newline at the end. */
export function programText(run: Run): string {
  return `${textOf(program(run))}\n`
}

/** The lines of `lines` joined by newlines. */
export function textOf(lines: readonly ProgramLine[]): string {
  return lines.map(({ tokens }) => tokens.map(({ text }) => text).join('')).join('\n')
}
