/** What can be exported, and in which ways; its name is a text of the same key. */
export const ITEMS = [
  { id: 'python', ways: ['py', 'copy'] },
  { id: 'notebook', ways: ['ipynb', 'copy'] },
  { id: 'losses', ways: ['csv'] },
  { id: 'weights', ways: ['csv'] },
  { id: 'chart', ways: ['svg', 'png'] },
  { id: 'matrices', ways: ['svg', 'png'] },
] as const satisfies readonly { readonly id: string; readonly ways: readonly ExportWay[] }[]

/** A kind of file to download, or the clipboard. */
export type ExportWay = 'py' | 'ipynb' | 'csv' | 'svg' | 'png' | 'copy'

export type ItemId = (typeof ITEMS)[number]['id']
