// The keys of a link that are not those of a field (`experiment/fields.ts`).

/** The version of the format. */
export const VERSION_KEY = 'v'

/** In front of a link that was handed on, and at its end: how many characters stand between the two (`seal.ts`). */
export const LENGTH_KEY = 'len'
export const END_KEY = 'end'

/** A live change; repeatable. */
export const CHANGE_KEY = 'at'

/** A pinned run; repeatable. */
export const PIN_KEY = 'pin'

/** Between the entries of a pinned run. */
export const PIN_BETWEEN = '!'

/** An answer to choose; repeatable. */
export const CHOICE_KEY = 'choice'
