import type { Change, Run } from '../experiment/config.ts'
import type { ParameterValues } from '../training/learned.ts'
import type { Moment, ParameterMoment } from '../training/moment.ts'
import type { HistoryView } from './worker/loss-history.ts'
import type { TrajectoryView } from './worker/trajectory.ts'

/**
 * What the page and its worker say to each other. Every message carries the id of the run it is about, so that one
 * about a run that is no longer open is ignored.
 */

/** Below so many iterations a second every statement is shown by itself. */
export const SLOW_RATE = 2

/** `idle`: before the first statement. `paused`: stopped on the way. `finished`: all iterations are done. */
export type RunStatus = 'idle' | 'running' | 'paused' | 'finished'

interface About {
  readonly runId: number
}

/** What a person asked for, numbered from 1 within a run, so that an event can say which orders it takes into account. */
interface Ordered extends About {
  readonly order: number
}

/** Open `run` and show it at iteration `at`, after `statement` (0) statements of it, stopped. */
export interface OpenCommand extends About {
  readonly type: 'open'
  readonly run: Run
  readonly at: number
  readonly statement?: number
  /** If the run that was open before, or was before its future was changed, is this one: with all that was recorded of it. */
  readonly again?: boolean
}

/**
 * Run at `rate` iterations a second (`Infinity`: as fast as possible) to iteration `until`; below `SLOW_RATE` statement by
 * statement.
 */
export interface PlayCommand extends Ordered {
  readonly type: 'play'
  readonly rate: number
  readonly until: number
  /** Stop when the loss is no longer finite, so that a person who watches is told. */
  readonly stopOnDivergence: boolean
}

/** Change the speed of a run under way. */
export interface RateCommand extends Ordered {
  readonly type: 'rate'
  readonly rate: number
}

export interface PauseCommand extends Ordered {
  readonly type: 'pause'
}

/** What a step goes by; by iteration it completes the one under way. */
export type StepBy = 'statement' | 'iteration'

/** Stop and do one step, or undo one. */
export interface StepCommand extends Ordered {
  readonly type: 'step'
  readonly by: StepBy
  /** To the position before; by iteration from the middle of one to its start. */
  readonly back?: boolean
}

/** Show iteration `iteration` after `statement` (0) statements of it, stopped there. */
export interface SeekCommand extends Ordered {
  readonly type: 'seek'
  readonly iteration: number
  readonly statement?: number
}

/**
 * Make a live change, at `change.iteration` or as soon after it as the run has not passed; before the last iteration
 * if the run is over by then. An iteration under way counts as not passed: its statements are done again with the change.
 * What was played goes on.
 */
export interface ChangeCommand extends Ordered {
  readonly type: 'change'
  readonly change: Change
}

/** The last frame was painted; the next may come. */
export interface AckCommand extends About {
  readonly type: 'ack'
}

/** Asks for a sign of life. */
export interface PingCommand extends About {
  readonly type: 'ping'
}

/** From now on frames tell, or tell no longer, the trajectory of the weights; `open` begins without. */
export interface TraceCommand extends About {
  readonly type: 'trace'
  readonly wanted: boolean
}

/** What moves a run that is open. All of them take effect in the order in which they were given. */
export type Order = PlayCommand | RateCommand | PauseCommand | StepCommand | SeekCommand | ChangeCommand

export type Command = OpenCommand | Order | AckCommand | PingCommand | TraceCommand

/** The losses of the cost lines up to the frame's iteration; old ones are let go of beyond `MAX_LINES`. */
export interface LoggedLosses {
  /** How many lines came before the first that is kept. */
  readonly omitted: number
  readonly losses: Float32Array
}

/** One moment of a run, complete: any frame may be dropped, the next one tells all. */
export interface Frame {
  readonly status: RunStatus
  /** Iterations completed. What is below, but for `moment`, `lr` and `parameters`, is as it was when the last of them was. */
  readonly iteration: number
  /** Statements visited of the iteration under way; 0 between two. */
  readonly statement: number
  /** Batch loss of the last iteration; NaN before the first. */
  readonly loss: number
  /** `optimizer.param_groups[0]['lr']` now. */
  readonly lr: number
  /** What the model's parameters hold now, in the order of `model.named_parameters()`: `step()` need not be the last statement. */
  readonly parameters: readonly ParameterValues[]
  readonly history: HistoryView
  readonly logged: LoggedLosses
  /** The iteration of the second of two consecutive non-finite losses, or null. */
  readonly divergedAt: number | null
  /** Iterations done when a weight last changed, as far as was seen; null of a moment that is not the last recorded one. */
  readonly lastMoved: number | null
  /** Over all samples, with the weight as it is; null while it runs and takes long to compute. */
  readonly fullLoss: number | null
  /** The loop's variables; null while it runs too fast for anybody to read them. */
  readonly moment: Moment | null
  /** The trajectory of the weights; null while nobody looks at it. */
  readonly trajectory: TrajectoryView | null
}

export interface FrameEvent extends About {
  readonly type: 'frame'
  /** The last order that was carried out; 0 before the first. */
  readonly handled: number
  readonly frame: Frame
}

/** A live change was made at `change.iteration`. */
export interface ChangedEvent extends About {
  readonly type: 'changed'
  /** The order that asked for it. */
  readonly handled: number
  readonly change: Change
  /** Where the run stands, or is on its way to. */
  readonly iteration: number
  readonly statement: number
}

/** A long replay is on its way to `target`; the next frame says that it has arrived. */
export interface SeekingEvent extends About {
  readonly type: 'seeking'
  readonly iteration: number
  readonly target: number
}

export interface PongEvent extends About {
  readonly type: 'pong'
}

/** Something threw that should not have; the worker is of no more use. */
export interface FailedEvent extends About {
  readonly type: 'failed'
  readonly message: string
}

export type EngineEvent = FrameEvent | ChangedEvent | SeekingEvent | PongEvent | FailedEvent

/** The buffers of an event that can be handed over instead of copied. */
export function transferables(event: EngineEvent): ArrayBuffer[] {
  if (event.type !== 'frame') return []
  const { parameters, history, logged, moment, trajectory } = event.frame
  const { end, mean, min, max, nan, full, fullAt, lrMin, lrMax } = history
  const losses = [logged.losses, end, mean, min, max, nan, full, fullAt, lrMin, lrMax]
  const samples = trajectory === null ? [] : [trajectory.iterations, trajectory.weights, trajectory.biases]
  const arrays = [...parameters.map(({ data }) => data), ...losses, ...samples, ...arraysOf(moment)]
  const buffers = arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []))
  // What did not change is the same before and now, and a buffer is handed over once.
  return [...new Set(buffers)]
}

function arraysOf(moment: Moment | null): readonly (Float32Array | Int32Array | null)[] {
  if (moment === null) return []
  const { indices, inputBatch, outputBatch, outputPred, predGrad, parameters, before } = moment
  return [indices, inputBatch, outputBatch, outputPred, predGrad, ...[...parameters, ...before].flatMap(tensorsOf)]
}

function tensorsOf({ data, grad, memory }: ParameterMoment): readonly (Float32Array | null)[] {
  return [data, grad, ...Object.values(memory).map((kept) => (typeof kept === 'number' ? null : kept.data))]
}
