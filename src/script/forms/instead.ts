import type { PlainStatement } from '../plain-statements.ts'

/** Statements of a script that the run carries out in other words: in other digits perhaps, or not as they stand. */
export interface Instead {
  readonly kind: 'done' | 'digits'
  readonly statements: readonly PlainStatement[]
  /** The statement of the run's program. */
  readonly taken: RegExp
}

/** A script of which a part is written in other words. */
export interface InOtherWords {
  readonly statements: readonly PlainStatement[]
  readonly instead: readonly Instead[]
  /** Whether it depends on a seed what the parameters begin with. */
  readonly isSeeded: boolean
}
