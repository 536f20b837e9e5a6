/** A point of a run between two statements: the iterations completed, and the statements visited of the one under way. */
export interface Place {
  readonly iteration: number
  readonly statement: number
}

/** Whether `a` comes before `b`. */
export function isBefore(a: Place, b: Place): boolean {
  return a.iteration < b.iteration || (a.iteration === b.iteration && a.statement < b.statement)
}
