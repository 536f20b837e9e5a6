import type { Language } from './language.ts'

/** A text, or all texts of a part of the page, in every language. */
export type Texts<T> = { readonly [L in Language]: T }

/** The shape of English, with any text in the place of its texts. */
export type Translated<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Translated<T[K]> }

interface SideBySide<T> {
  readonly en: T
  readonly zh: NoInfer<Translated<T>>
}

/** The texts of a part of the page, English and Chinese side by side: what one of them lacks does not compile. */
export function texts<T>(said: SideBySide<T>): SideBySide<T> {
  return said
}

/** What is said in one language. */
export type TextOf<S extends Texts<unknown>> = S['zh']
