/** Data that come with the page, each a file of its own. All are the US government's, and in the public domain. */
export const SAMPLES = ['longley', 'norris', 'pontius'] as const
export type SampleId = (typeof SAMPLES)[number]

/** Where they are from. */
export const SOURCE = 'https://www.itl.nist.gov/div898/strd/lls/lls.shtml'

/** The text of a sample, as a file has it. */
export async function sampleText(id: SampleId): Promise<string> {
  switch (id) {
    case 'longley':
      return (await import('./nist/longley.ts')).longley
    case 'norris':
      return (await import('./nist/norris.ts')).norris
    case 'pontius':
      return (await import('./nist/pontius.ts')).pontius
  }
}
