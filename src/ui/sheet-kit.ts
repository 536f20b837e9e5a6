// What is printed in place of the page, as one file.

export { prepared } from './features/print/prepared.ts'
export { PrintSheet } from './features/print/PrintSheet.tsx'
