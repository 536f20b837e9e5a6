import type { RunStatus } from '../engine/protocol.ts'

/**
 * What a page in a frame and the page around it say to each other, as plain data. docs/embed.md is for those who write the
 * page around. Every message of either side is an object with `sgdPlayground: 1`: all others are none of ours.
 */

/** The version of these messages. */
export const FRAME_VERSION = 1

/** The longest hash that is looked at; no browser opens a longer one from a link. */
export const LONGEST_HASH = 2 * 1024 * 1024

/** What the page around asks for. */
export type FrameCommand =
  | { readonly type: 'run' }
  | { readonly type: 'pause' }
  /** The same run, its live changes included, at its start. */
  | { readonly type: 'restart' }
  /** Shows the run at an iteration, stopped there. */
  | { readonly type: 'goto'; readonly iteration: number }
  /** Shows what a link describes, as if the frame had been opened with it. */
  | { readonly type: 'hash'; readonly hash: string }

/** What it is told. */
export type FrameNews =
  /** From now on commands are heard. */
  | { readonly type: 'ready' }
  /** The height, in CSS pixels, at which everything has its place in a frame as wide as this. */
  | { readonly type: 'height'; readonly height: number }
  /** Where the run stands; at most every 100 ms. */
  | {
      readonly type: 'state'
      readonly status: RunStatus | 'failed'
      readonly iteration: number
      /** Over all samples; null while the run goes on and it takes long to compute. */
      readonly full_loss: number | null
      /** The link's part that describes the run, `#v=...`. */
      readonly hash: string
    }
  | FrameRefusal

/** Why a command was not carried out. */
export type RefusalName = 'unknown-version' | 'unknown-type' | 'bad-iteration' | 'bad-hash' | 'too-many'

export interface FrameRefusal {
  readonly type: 'refused'
  readonly why: RefusalName
  /** What the command said that it is, at most 40 characters of it. */
  readonly command: string
}

/** `news` as it is sent. */
export function stamped<T extends FrameNews>(news: T): T & { readonly sgdPlayground: typeof FRAME_VERSION } {
  return { sgdPlayground: FRAME_VERSION, ...news }
}

/**
 * The command in a message, or why there is none; null where the message is not for this page. The one door for whatever
 * another page sends: it is total, and nothing but what is listed above comes through.
 */
export function readCommand(data: unknown): FrameCommand | FrameRefusal | null {
  if (typeof data !== 'object' || data === null || !('sgdPlayground' in data)) return null
  const type = 'type' in data ? data.type : undefined
  const refuse = (why: RefusalName): FrameRefusal => ({ type: 'refused', why, command: named(type) })
  if (data.sgdPlayground !== FRAME_VERSION) return refuse('unknown-version')
  switch (type) {
    case 'run':
    case 'pause':
    case 'restart':
      return { type }
    case 'goto': {
      const iteration = 'iteration' in data ? data.iteration : undefined
      const isOne = typeof iteration === 'number' && Number.isSafeInteger(iteration) && iteration >= 0
      return isOne ? { type, iteration } : refuse('bad-iteration')
    }
    case 'hash': {
      const hash = 'hash' in data ? data.hash : undefined
      return typeof hash === 'string' && hash.length <= LONGEST_HASH ? { type, hash } : refuse('bad-hash')
    }
    default:
      return refuse('unknown-type')
  }
}

function named(type: unknown): string {
  return typeof type === 'string' ? type.slice(0, 40) : ''
}
