import type { ClipboardEvent } from 'react'

/** Puts what is selected on the clipboard, the lines of folded sections with it: a program with holes would not run. */
export function copyWhole(event: ClipboardEvent<HTMLElement>): void {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0 || event.target instanceof HTMLInputElement) return
  const range = selection.getRangeAt(0)
  if (range.collapsed || !event.currentTarget.contains(range.commonAncestorContainer)) return
  event.clipboardData.setData('text/plain', range.cloneContents().textContent ?? '')
  event.preventDefault()
}
