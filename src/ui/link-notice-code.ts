import { LazyCode } from './lazy-code.ts'

/** What is said of a link of which not all counts: most visits need none of it. */
export const linkNoticeCode = new LazyCode(() => import('./features/notices/LinkNotice.tsx'))
