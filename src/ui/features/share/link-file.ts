import { writeLessonFile } from '../../../share/lesson-file.ts'
import { readHash } from '../../../share/read-hash.ts'

/** What a file has of `link` in its stead: a lesson of one card, with its run and place, and what readers see. */
export function linkFile(link: string): string {
  const { run, view } = readHash(new URL(link).hash).shared
  return writeLessonFile({ title: '', cards: [{ run, view }] })
}
