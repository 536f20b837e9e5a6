import { lessonIn } from '../../../share/card-entries.ts'
import { writeLessonFile } from '../../../share/lesson-file.ts'
import { readHash } from '../../../share/read-hash.ts'

/** What a file has of `link` in its stead: its lesson, or one of a single card with its run and place; and what readers see. */
export function linkFile(link: string): string {
  const { run, view } = readHash(new URL(link).hash).shared
  return writeLessonFile(lessonIn(view.handout)?.lesson ?? { title: '', cards: [{ run, view }] })
}
