import { LazyCode } from './lazy-code.ts'

/** The parts that come right behind the first picture, see `later.ts`. */
export const laterCode = new LazyCode(() => import('./later.ts'))
