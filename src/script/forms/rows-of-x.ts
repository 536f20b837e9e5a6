import type { PlainStatement } from '../plain-statements.ts'

/** How many rows x has. */
export function rowsOfX(statements: readonly PlainStatement[]): number | null {
  for (const { text } of statements) {
    const drawn = /^x=torch\.randn?\(\(?(\d+)[,)]/.exec(text)?.[1]
    if (drawn !== undefined) return Number(drawn)
    const long = /^x=rows_of_data\((\d+),/.exec(text)?.[1]
    if (long !== undefined) return Number(long)
    const literal = /^x=torch\.tensor\((\[\[.*\]\])\)$/.exec(text)?.[1]
    if (literal !== undefined) return literal.split('],[').length
  }
  return null
}
