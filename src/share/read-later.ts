import { blankLink, type ReadLink } from './codec.ts'

/** Anything in a query beside what `address.ts` reads there. */
const SETTINGS = /[?&](?!(?:lang|theme|embed)\b)\w/

/** Wherever data may stand, in a pin or a card as well, escaped or not. */
const DATA = /data(?:=|%)/i

/** Likewise a loss that is an expression. */
const EXPRESSION = /expression(?:=|%)/i

/**
 * Reads a hash, and the settings in the query where the hash has none, with code that is loaded where there is something to
 * read: a page without a link does without it. Where it does not come, nothing of the link counts, which is said.
 */
export async function readLater(hash: string, search = ''): Promise<ReadLink> {
  if (/^#?$/.test(hash) && !SETTINGS.test(search)) return blankLink
  try {
    const [{ readAddress }, data] = await Promise.all([
      import('./read-address.ts'),
      // Data and expressions, which few links have, are read by files of their own.
      DATA.test(hash + search) ? import('./kept-data.ts') : null,
      EXPRESSION.test(hash + search) && import('../experiment/read-expression.ts'),
    ])
    await data?.recallData(hash + search)
    return readAddress(hash, search)
  } catch {
    return { ...blankLink, issues: [{ key: '', text: '', problem: { code: 'notRead' } }] }
  }
}
