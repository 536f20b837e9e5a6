import type { Change, Run } from '../experiment/config.ts'
import type { HistoryView } from './history.ts'

/**
 * What the page and its worker say to each other. Every message carries the id of the run it is about, so that one
 * about a run that is no longer open is ignored.
 */

/** `idle`: at iteration 0, never started. `paused`: stopped on the way. `finished`: all iterations are done. */
export type Status = 'idle' | 'running' | 'paused' | 'finished'

interface About {
  readonly runId: number
}

/** What a person asked for, numbered from 1 within a run, so that an event can say which orders it takes into account. */
interface Ordered extends About {
  readonly order: number
}

/** Open `run` and show it at iteration `at`, stopped. */
export interface OpenCommand extends About {
  readonly type: 'open'
  readonly run: Run
  readonly at: number
}

/** Run at `rate` iterations a second (`Infinity`: as fast as possible) to iteration `until`. */
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

/** Stop and do one iteration. */
export interface StepCommand extends Ordered {
  readonly type: 'step'
}

/** Show iteration `iteration`, stopped there. */
export interface SeekCommand extends Ordered {
  readonly type: 'seek'
  readonly iteration: number
}

/**
 * Make a live change, at `change.iteration` or as soon after it as the run has not passed; before the last iteration
 * if the run is over by then. What was played goes on.
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

/** What moves a run that is open. All of them take effect in the order in which they were given. */
export type Order = PlayCommand | RateCommand | PauseCommand | StepCommand | SeekCommand | ChangeCommand

export type Command = OpenCommand | Order | AckCommand | PingCommand

/** The losses of the cost lines up to the frame's iteration; old ones are let go of beyond `MAX_LINES`. */
export interface LoggedLosses {
  /** How many lines came before the first that is kept. */
  readonly omitted: number
  readonly losses: Float32Array
}

/** One moment of a run, complete: any frame may be dropped, the next one tells all. */
export interface Frame {
  readonly status: Status
  /** Iterations done. */
  readonly iteration: number
  /** Batch loss of the last iteration; NaN before the first. */
  readonly loss: number
  /** `out_features x in_features`, row-major. */
  readonly weight: Float32Array
  /** `out_features`, or null where the layer has none. */
  readonly bias: Float32Array | null
  readonly history: HistoryView
  readonly logged: LoggedLosses
  /** The iteration of the second of two consecutive non-finite losses, or null. */
  readonly divergedAt: number | null
}

export interface FrameEvent extends About {
  readonly type: 'frame'
  /** The last order that was carried out; 0 before the first. */
  readonly heard: number
  readonly frame: Frame
}

/** A live change was made at `change.iteration`. */
export interface ChangedEvent extends About {
  readonly type: 'changed'
  /** The order that asked for it. */
  readonly heard: number
  readonly change: Change
  /** Where the run stands, or is on its way to. */
  readonly iteration: number
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
  const { weight, bias, history, logged } = event.frame
  const { end, mean, min, max, nan, full, fullAt } = history
  const arrays = [weight, bias, logged.losses, end, mean, min, max, nan, full, fullAt]
  return arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []))
}
