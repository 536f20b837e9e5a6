/** How long a part waits for its style sheets, in milliseconds, before it is shown without; one that comes late still counts. */
const STYLE_PATIENCE = 5000

const sheets = new Map<string, Promise<unknown>>()

/**
 * Loads a part's script, and its style sheets beside it. A sheet that cannot be loaded takes no part away. The bundler puts
 * this in the place of its own loader, which waits for each sheet for ever and gives the part up without it: vite.config.ts.
 *
 * @param names of the sheets, as seen from the file at `base`
 */
export async function styledImport<T>(load: () => Promise<T>, names: readonly string[], base: string): Promise<T> {
  const styled = Promise.all(names.map((name) => sheetAt(new URL(name, base).href)))
  const code = await load()
  await Promise.race([styled, new Promise((resolve) => setTimeout(resolve, STYLE_PATIENCE))])
  return code
}

/** Has a style sheet in the document; resolves when it counts, or cannot be loaded. */
function sheetAt(href: string): Promise<unknown> {
  const known = sheets.get(href)
  if (known !== undefined) return known
  const link = document.createElement('link')
  const sheet = new Promise((resolve) => {
    link.onload = resolve
    link.onerror = resolve
  })
  link.rel = 'stylesheet'
  link.href = href
  document.head.append(link)
  sheets.set(href, sheet)
  return sheet
}
