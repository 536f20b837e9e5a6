import { blankLink, type ReadLink } from './codec.ts'

/**
 * Reads a hash with code that is loaded where there is something to read: a page without a link does without it. Where it
 * does not come, nothing of the link counts, which is said.
 */
export async function readLater(hash: string): Promise<ReadLink> {
  if (/^#?$/.test(hash)) return blankLink
  try {
    const { readHash } = await import('./read-hash.ts')
    return readHash(hash)
  } catch {
    return { ...blankLink, issues: [{ key: '', text: '', problem: { code: 'notRead' } }] }
  }
}
