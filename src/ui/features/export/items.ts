import type { PaperName } from '../../picture/paper.ts'
import type { PictureId } from '../../pictures.ts'

/** What can be exported, by what it is, and in which ways; its name is a text of the same key. */
export const ITEMS = [
  { id: 'python', kind: 'file', ways: ['py', 'copy'] },
  { id: 'notebook', kind: 'file', ways: ['ipynb', 'copy'] },
  { id: 'ownData', kind: 'file', ways: ['csv'] },
  { id: 'losses', kind: 'file', ways: ['csv'] },
  { id: 'weights', kind: 'file', ways: ['csv'] },
  { id: 'runFile', kind: 'file', ways: ['json'] },
  { id: 'chart', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'matrices', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'path', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'directions', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'landscape', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'sweep', kind: 'picture', ways: ['svg', 'png', 'copy'] },
  { id: 'map', kind: 'picture', ways: ['svg', 'png', 'copy'] },
] as const satisfies readonly Item[]

type Item =
  | { readonly id: string; readonly kind: 'file'; readonly ways: readonly FileWay[] }
  | { readonly id: PictureId; readonly kind: 'picture'; readonly ways: readonly PictureWay[] }

type FileWay = 'py' | 'ipynb' | 'csv' | 'json' | 'copy'
type PictureWay = 'svg' | 'png' | 'copy'

/** A kind of file to download, or the clipboard. */
export type ExportWay = FileWay | PictureWay

export type ItemId = (typeof ITEMS)[number]['id']

/** Whether an item is a picture. */
export function isPicture(id: ItemId): id is PictureId {
  return ITEMS.some((item) => item.id === id && item.kind === 'picture')
}

/** What is to be made, and how. */
export interface Task {
  readonly id: ItemId
  readonly way: ExportWay
  /** Of a picture. */
  readonly paper: PaperName
}
