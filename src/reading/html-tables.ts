/** Entities that spreadsheets and pages put into cells. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  minus: '-',
  thinsp: ' ',
}

/**
 * The cells of the tables in `html`, as the clipboard has it of pages, documents and spreadsheets, and of the matrices in its MathML.
 * Only its text is looked at: nothing of it is ever shown.
 */
export function htmlTables(html: string): readonly string[][][] {
  const tables: string[][][] = []
  let cell: string[] | null = null
  for (const piece of html.split(/(?=<)/)) {
    const [, end = '', tag = ''] = /^<(\/?)([a-z]+)/i.exec(piece) ?? []
    const text = piece.replace(/^<[^>]*>?/, '')
    const row = tables.at(-1)?.at(-1)
    switch (end + tag.toLowerCase()) {
      case 'table':
      case 'mtable':
        tables.push([])
        break
      case 'tr':
      case 'mtr':
        tables.at(-1)?.push([])
        break
      case 'td':
      case 'th':
      case 'mtd':
        cell = [text]
        break
      case '/td':
      case '/th':
      case '/mtd':
        if (cell !== null) row?.push(decoded(cell.join('')))
        cell = null
        break
      default:
        cell?.push(text)
    }
  }
  return tables.map((rows) => rows.filter((row) => row.length > 0)).filter((rows) => rows.length > 0)
}

function decoded(text: string): string {
  return text
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,8}));/gi, (entity, decimal, hex, name) => {
      if (decimal !== undefined) return character(Number(decimal))
      return hex === undefined ? (NAMED[String(name).toLowerCase()] ?? entity) : character(Number.parseInt(hex, 16))
    })
    .replace(/\s+/g, ' ')
    .trim()
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
