// What is printed in place of the page, as one file.

export { PrintSheet } from './features/print/PrintSheet.tsx'
export { prepared } from './features/print/prepared.ts'
