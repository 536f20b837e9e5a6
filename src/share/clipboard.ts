/** What copying needs of `window`. */
export interface ClipboardHost {
  readonly navigator: { readonly clipboard?: { writeText(text: string): Promise<void> } }
  readonly document: Document
}

/** Puts `text` on the clipboard; false where the browser refuses. */
export async function copyText(text: string, host: ClipboardHost = window): Promise<boolean> {
  try {
    // Missing on pages without https; refused in frames that were not allowed it.
    if (host.navigator.clipboard) {
      await host.navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // The old way may still work.
  }
  try {
    return copySelected(text, host.document)
  } catch {
    return false
  }
}

/** The old way: what is selected in a text area is copied by a command. */
function copySelected(text: string, document: Document): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.style.cssText = 'position:fixed;top:0;left:0;opacity:0'
  // Outside an open modal dialog nothing can be selected.
  const parent = before?.closest('dialog') ?? document.body
  parent.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } finally {
    area.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
