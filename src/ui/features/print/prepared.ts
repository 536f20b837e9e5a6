import type { App } from '../../../store/app.ts'
import type { PageState } from '../../../store/page-state.ts'
import { lessonCode } from '../../lesson-code.ts'

/** Numbers that take longer than so many milliseconds are not waited for: the sheet says that they are missing. */
const PATIENCE = 10_000

/** Whether a card is on the page: of a lesson, a teacher's or an example's. */
export function hasCard({ handout: { lesson, own, goal } }: PageState): boolean {
  return lesson !== null || own !== null || goal.length > 0
}

/** Waits until everything is there that stands on the sheet. */
export async function prepared(app: App): Promise<void> {
  if (!hasCard(app.store.getState())) return
  const lesson = await lessonCode.attempt.outcome
  if (!lesson.ok) return
  await Promise.race([lesson.value.numbersForPaper(app), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
}
