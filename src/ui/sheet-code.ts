import { LazyCode } from './lazy-code.ts'

/** What is printed in place of the page, and what makes the code of its link: together, for a browser that prints waits for nothing. */
export const sheetCode = new LazyCode(async () => {
  const [{ PrintSheet }, { qrView }] = await Promise.all([
    import('./features/print/PrintSheet.tsx'),
    import('./picture/qr-path.ts'),
  ])
  return { PrintSheet, qrView }
})
