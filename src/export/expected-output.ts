import type { Run } from '../experiment/config.ts'
import { runCost } from '../training/cost.ts'
import type { ParameterValues } from '../training/learned.ts'
import { costLine, finalLines } from '../training/transcript.ts'

/** Where a run has ended. */
export interface Outcome {
  readonly parameters: readonly ParameterValues[]
  /** The batch losses of the cost lines; `omitted` lines came before the first that is kept. */
  readonly logged: { readonly omitted: number; readonly losses: Float32Array }
}

/** What the program prints, as far as it is known. */
export interface ExpectedOutput {
  /** How many cost lines came before those in `costs`. */
  readonly omitted: number
  readonly costs: readonly string[]
  /** What is printed after the loop. */
  readonly weights: readonly string[]
}

/** The program's output, from where the page's run of it ended. */
export function expectedOf({ config }: Run, { parameters, logged }: Outcome): ExpectedOutput {
  const { omitted, losses } = logged
  return {
    omitted,
    costs: Array.from(losses, (loss, i) => costLine((omitted + i + 1) * config.logEvery, loss)),
    weights: finalLines(parameters),
  }
}

/** Elementary operations of the longest run that is carried out for its output alone: minutes at most. */
const TOO_LONG = 2e10

/** Whether a run is too long to be carried out for an export. */
export function isTooLong(run: Run): boolean {
  return runCost(run) > TOO_LONG
}
