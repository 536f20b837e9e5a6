import { LazyCode } from './lazy-code.ts'

/** Cards and the menu of the lessons, see `lesson-kit.ts`. */
export const lessonCode = new LazyCode(() => import('./lesson-kit.ts'))
