import type { PageState } from '../store/page-state.ts'

/** What W is called: the target, or of data that somebody brought the weight that explains them best. */
export function targetName({ shown, text }: Pick<PageState, 'shown' | 'text'>): string {
  return shown.data === null ? text.target : text.best
}
