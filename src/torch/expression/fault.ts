/** What is wrong with an expression, and where in its text, counted from 0. */
export type ExpressionFault =
  /** Python's grammar stops at `text`; empty where the expression ends too early. */
  | { readonly type: 'syntax'; readonly text: string; readonly at: number }
  /** A name that stands for nothing here; `known` are those that do. */
  | { readonly type: 'unknown'; readonly text: string; readonly at: number; readonly known: readonly string[] }
  /** It is Python, but not of what is computed here: `instead` is. */
  | { readonly type: 'instead'; readonly text: string; readonly at: number; readonly instead: string }
  /** PyTorch raises `error` for it. */
  | { readonly type: 'raises'; readonly error: string }

/** Stops the reading of an expression. */
export class FaultFound extends Error {
  readonly fault: ExpressionFault

  constructor(fault: ExpressionFault) {
    super(fault.type)
    this.fault = fault
  }
}

/** What PyTorch raises. */
export function raises(error: string): FaultFound {
  return new FaultFound({ type: 'raises', error })
}
