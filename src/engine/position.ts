/** A point of a run between two statements: the iterations completed, and the statements visited of the one under way. */
export interface Position {
  readonly iteration: number
  readonly statement: number
}

/** Whether `a` comes before `b`. */
export function isBefore(a: Position, b: Position): boolean {
  return a.iteration < b.iteration || (a.iteration === b.iteration && a.statement < b.statement)
}

/** The position nearest to `position` in a run of `end` iterations of so many `statements`. */
export function within({ iteration, statement }: Position, end: number, statements: number): Position {
  if (iteration < 0) return { iteration: 0, statement: 0 }
  if (iteration >= end) return { iteration: end, statement: 0 }
  return { iteration, statement: Math.max(0, Math.min(statement, statements - 1)) }
}
