/** Hears how far a run has come that is carried out for its output, and may end it. */
export interface Watch {
  readonly signal: AbortSignal
  /** @param part from 0 to 1 */
  readonly progress: (part: number) => void
}
