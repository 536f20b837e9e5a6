/** The code of a Jupyter notebook, its cells one below the other; null where `text` is none. */
export function notebookSource(text: string): string | null {
  if (!text.trimStart().startsWith('{')) return null
  const file = parsed(text)
  const cells = entry(file, 'cells')
  if (!Array.isArray(cells)) return null
  const sources = cells.filter((cell) => entry(cell, 'cell_type') === 'code').map((cell) => entry(cell, 'source'))
  return sources
    .map((source) => (Array.isArray(source) ? source.join('') : typeof source === 'string' ? source : ''))
    .join('\n')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function entry(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? new Map<string, unknown>(Object.entries(of)).get(name) : undefined
}
