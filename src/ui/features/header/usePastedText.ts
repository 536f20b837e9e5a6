import { useEffect, useEffectEvent } from 'react'
import type { PastedText } from '../../paste-matrix.ts'

/** Elements that take what is pasted into them, and what lies over the page. */
const TAKING = 'input, textarea, select, [contenteditable], dialog'

/** Takes what is pasted while nothing has the focus that takes it itself: a file that was copied, or a text. */
export function usePastedText(take: (text: PastedText) => void, takeFile: (file: File) => void): void {
  const paste = useEffectEvent(({ target, clipboardData }: ClipboardEvent) => {
    const isTaken = target instanceof Element && target.closest(TAKING) !== null
    if (isTaken || clipboardData === null || document.querySelector('dialog[open]') !== null) return
    const [text, html] = [clipboardData.getData('text'), clipboardData.getData('text/html')]
    const [file] = clipboardData.files
    // A spreadsheet adds a picture of its cells.
    if (text.trim() !== '') take({ text, html })
    else if (file !== undefined) takeFile(file)
  })
  useEffect(() => {
    const take = (event: ClipboardEvent) => paste(event)
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
}
