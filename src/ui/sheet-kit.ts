// What is printed in place of the page, and what makes the codes of its links: together, for a browser that prints waits for nothing.

export { PrintSheet } from './features/print/PrintSheet.tsx'
export { prepared } from './features/print/prepared.ts'
export { qrView } from './picture/qr-path.ts'
