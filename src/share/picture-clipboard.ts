/** What copying a picture needs of `window`. */
export interface PictureClipboardHost {
  readonly navigator: { readonly clipboard?: { write(items: ClipboardItem[]): Promise<void> } }
  readonly ClipboardItem?: new (items: Record<string, Promise<Blob>>) => ClipboardItem
}

/**
 * Puts a PNG on the clipboard; false where the browser refuses. Asked at once, with the promise of the picture: some browsers
 * take it only within the click. Rejects where the picture itself cannot be made.
 */
export async function copyPicture(png: Promise<Blob>, host: PictureClipboardHost = window): Promise<boolean> {
  const { navigator, ClipboardItem: Item } = host
  // Missing on pages without https, and in older browsers.
  if (!navigator.clipboard || Item === undefined) return false
  try {
    await navigator.clipboard.write([new Item({ 'image/png': png })])
    return true
  } catch {
    await png
    return false
  }
}
