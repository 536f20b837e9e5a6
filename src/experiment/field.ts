import type { Kind } from './kinds.ts'

/** The parts of the setup panel, in the order of the tutorial's program. */
export type Group = 'data' | 'model' | 'optimizer' | 'loop'

/**
 * What of a run a field decides, the first of these that it has a hand in: with other data everything after them is
 * another, too. Whatever depends on a part of a run takes the fields to look at from here (`experiment/deciding.ts`).
 */
export type Decides =
  /** The samples, x and y. */
  | 'data'
  /** The parameters before the first iteration. */
  | 'model'
  /** Which samples each batch holds. */
  | 'batches'
  /** What the loop makes of its batches, and how many there are. */
  | 'step'
  /** Nothing but what is printed on the way. */
  | 'print'

/** One hyperparameter, declared once: type, validation, control and URL key derive from this. */
export interface Field<T> {
  readonly kind: Kind<T>
  readonly group: Group
  readonly decides: Decides
  /** Its place among the few that stand before all others; without one it stands with its group. */
  readonly lead?: number
  /** Whether it may change while a run is under way (a live change) or describes a new run. */
  readonly live: boolean
}
