import { LazyCode } from './lazy-code.ts'

/** The sheet that is printed, see `sheet-kit.ts`. */
export const sheetCode = new LazyCode(() => import('./sheet-kit.ts'))
