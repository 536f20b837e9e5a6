import type { Config, Key, Run } from '../experiment/config.ts'
import type { ReleasePair } from '../experiment/release-pairs.ts'
import type { Parting } from '../training/parting.ts'

/** What a sweep varies: lr, and one of the others where it is a map. */
export const SWEPT = ['lr', 'batchSize', 'momentum'] as const satisfies readonly Key[]

/** Carry out the run of `config`, without live changes, and say how it ended. */
interface JobCommand {
  readonly type: 'job'
  readonly id: number
  readonly config: Config
}

/** Carry out two runs side by side, and say where they part. */
interface CompareCommand {
  readonly type: 'compare'
  readonly id: number
  readonly runs: ReleasePair
}

/** Carry out the first iterations of a run, and say what the whole of it will take. */
interface TryCommand {
  readonly type: 'try'
  readonly id: number
  readonly run: Run
}

/** Nobody waits for the job under way any more. */
interface DropCommand {
  readonly type: 'drop'
}

/** What the pool asks of a worker; of a job that comes while another is under way only the last counts. */
export type SweepCommand = JobCommand | CompareCommand | TryCommand | DropCommand

/** How a run ended. */
export interface Ending {
  /** The loss over all samples at the run's last iteration, a float32; inf or nan where the weights have grown beyond it. */
  readonly fullLoss: number
  /** The same before the first iteration. */
  readonly initial: number
  /** The iteration of the second of two consecutive non-finite batch losses, the first such; null if there is none. */
  readonly divergedAt: number | null
}

interface DoneEvent extends Ending {
  readonly type: 'done'
  readonly id: number
  /** Iterations carried out: fewer than the run has where nan in the weights had decided its end. */
  readonly iterations: number
  /** Milliseconds of work. */
  readonly took: number
}

/** A sign of life from a long run. */
interface ProgressEvent {
  readonly type: 'progress'
  readonly id: number
  readonly iterations: number
}

/** What is known by now of where two runs part, a few times a second and when nothing more is to be found out. */
interface PartingEvent {
  readonly type: 'parting'
  readonly id: number
  readonly isKnown: boolean
  readonly parting: Parting
}

/** What a run takes on this machine. */
export interface RunNeed {
  /** Of one iteration with what is recorded of it, as fast as possible. */
  readonly seconds: number
  /** Of memory, at its end. */
  readonly bytes: number
}

interface TriedEvent extends RunNeed {
  readonly type: 'tried'
  readonly id: number
}

/** A defect, in its own words. */
interface FailedEvent {
  readonly type: 'failed'
  readonly id: number
  readonly message: string
}

/** What a worker says. */
export type SweepEvent = DoneEvent | ProgressEvent | PartingEvent | TriedEvent | FailedEvent
