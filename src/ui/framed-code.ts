import { LazyCode } from './lazy-code.ts'

/** The page in a frame of another page, and what a page that is handed out has beside its panels. */
export const framedCode = new LazyCode(() => import('./FramedPage.tsx'))
