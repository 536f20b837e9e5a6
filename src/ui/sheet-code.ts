import { LazyCode } from './lazy-code.ts'

/** What is printed in place of the page, and what makes the codes of its links: together, for a browser that prints waits for nothing. */
export const sheetCode = new LazyCode(async () => {
  const [{ PrintSheet, prepared }, { qrView }] = await Promise.all([
    import('./sheet-kit.ts'),
    import('./picture/qr-path.ts'),
  ])
  return { PrintSheet, prepared, qrView }
})
