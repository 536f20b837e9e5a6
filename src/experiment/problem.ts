/**
 * What can be wrong with a value that came from outside: typed, pasted or read from a link.
 * Data, not prose: `i18n` says it in the reader's language.
 */
export type Problem =
  | { readonly code: 'empty' }
  | { readonly code: 'tooLong'; readonly limit: number }
  | { readonly code: 'notANumber'; readonly text: string; readonly row?: number; readonly column?: number }
  | { readonly code: 'notFloat32'; readonly text: string; readonly row?: number; readonly column?: number }
  /** It may be any of these, the likelier first; none is taken unasked. */
  | { readonly code: 'unsure'; readonly text: string; readonly readings: readonly string[] }
  /** Not 0, but a double would make it 0. */
  | { readonly code: 'tooSmall'; readonly text: string }
  | { readonly code: 'notAnInteger'; readonly text: string }
  | {
      readonly code: 'outOfRange'
      readonly text: string
      readonly min: number
      readonly max: number
      /** The bound that is not itself accepted. */
      readonly open?: 'min' | 'max'
    }
  /** Beyond a whole number of 64 bits, with a sign or without. */
  | { readonly code: 'not64Bits'; readonly text: string }
  | { readonly code: 'notOneOf'; readonly text: string; readonly options: readonly string[] }
  | { readonly code: 'notAMatrix' }
  /** A print of it has left values out. */
  | { readonly code: 'truncated'; readonly row: number; readonly column: number }
  /** Nothing that is known as a part of a matrix. */
  | { readonly code: 'unread'; readonly text: string; readonly line: number }
  | { readonly code: 'ragged'; readonly row: number; readonly found: number; readonly expected: number }
  | { readonly code: 'tooManyRows'; readonly found: number; readonly limit: number }
  | { readonly code: 'tooManyColumns'; readonly found: number; readonly limit: number }
  | { readonly code: 'wrongInputs'; readonly found: number; readonly expected: number }
  | { readonly code: 'oneSample' }
  /** y.squeeze(1) means nothing with so many columns, or to a loss that is an expression; or batches broadcast to more than there is room for. */
  | { readonly code: 'notSqueezed'; readonly by: 'columns' | 'expression' }
  | { readonly code: 'broadcastTooLarge'; readonly batchSize: number; readonly limit: number }
  | { readonly code: 'wrongLength'; readonly found: number; readonly expected: number }
  | { readonly code: 'batchOverSamples'; readonly batchSize: number; readonly numSamples: number }
  | { readonly code: 'samplesUnderBatch'; readonly batchSize: number; readonly numSamples: number }
  /** PyTorch raises `error` for this. */
  | { readonly code: 'refused'; readonly error: string }
  /** An expression is no Python from its character `at` on, counted from 1; without `text` it ends too early. */
  | { readonly code: 'notPython'; readonly text: string; readonly at: number }
  /** A name in it stands for nothing; `known` are those that do. */
  | { readonly code: 'unknownInLoss'; readonly text: string; readonly at: number; readonly known: readonly string[] }
  /** It is Python, but `instead` is what a loss may have here. */
  | { readonly code: 'notInLoss'; readonly text: string; readonly at: number; readonly instead: string }
  /** `owner`, PyTorch's class, has no such argument. */
  | { readonly code: 'notAnArgument'; readonly owner: string }
  /** No data, as links have them. */
  | { readonly code: 'notData' }
  /** The data that `name` names are not at hand: they are those of `file`. */
  | { readonly code: 'noData'; readonly file: string; readonly name: string }
  /** The data that somebody brought decide it. */
  | { readonly code: 'fromData' }
  | { readonly code: 'fixedInLoader' }
  | { readonly code: 'shapeChanged'; readonly expected: string }
  | { readonly code: 'changeTooLate'; readonly iterations: number }
  | { readonly code: 'changeLimit'; readonly limit: number }
  /** A state of other sizes, another optimizer, or one made with other arguments. */
  | { readonly code: 'stateOfOther' }
  /** Whoever made the page has left this out of what its readers may change. */
  | { readonly code: 'notForReaders' }

/** A value that was read, or why it could not be. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** What was read. */
export function good<T>(value: T): Reading<T> {
  return { ok: true, value }
}

/** Why nothing was. */
export function bad(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}

/** `text` in at most `limit` characters, its end cut; no character outside the basic plane is cut in half. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** What the reader typed, short enough to be repeated in a message. */
export function quoted(text: string): string {
  return shortened(text, 24)
}
