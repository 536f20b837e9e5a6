import { en, type Messages } from './en.ts'
import type { Language } from './language.ts'
import { zh } from './zh.ts'

/** The texts of every language. */
export const messages: { readonly [L in Language]: Messages } = { en, zh }
