// The pictures that are printed, for the sheet: a feature imports no other.

export { lossPictureWith } from './features/chart/loss-picture.ts'
export { matricesPicture } from './features/matrices/matrices-picture.ts'
export { COLUMN_LAYOUT, WIDE_LAYOUT } from './features/matrices/matrix-sheets.ts'
