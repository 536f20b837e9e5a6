import type { ShapedCells } from './flat-list.ts'
import { transposedRows } from './shape-words.ts'

/** A matrix as LaTeX has it, and where in the text. */
export interface LatexMatrix extends ShapedCells {
  readonly start: number
  readonly end: number
}

const ENVIRONMENT =
  /\\begin\s*\{([A-Za-z]*(?:matrix|array|tabular[x*]?|align\*?|aligned|split|cases|longtable|NiceArray|tblr)\*?)\}/g
/** What only says how it looks. */
const LOOK =
  /\\(?:h?line|toprule|midrule|bottomrule|cline\{[^}]{0,20}\}|centering|displaystyle|textstyle|small|left|right|big+[lr]?|,|;|:|!|q?quad|enspace|thinspace|h?phantom\{[^}]{0,40}\}|hspace\{[^}]{0,40}\}|label\{[^}]{0,80}\})(?![A-Za-z])/gi
const DRESS =
  /\\(?:text|textbf|mathbf|mathrm|mathit|bm|num|boldsymbol|ensuremath|mathtt|texttt|SI|textcolor\{[^}]*\}|color\{[^}]*\})\s*\{([^{}]*)\}/g
const FRACTION = /\\[dt]?frac\s*(?:\{\s*(-?[\d.]+)\s*\}\s*\{\s*([\d.]+)\s*\}|(\d)\s*(\d))/g

/** More matrices than that nobody chooses from. */
const MOST = 20

/** The matrices in a text of LaTeX; those that begin and do not end are none. */
export function latexMatrices(text: string): readonly LatexMatrix[] {
  const found = [...text.matchAll(ENVIRONMENT)].slice(0, MOST).flatMap((match) => {
    const [begin, name = ''] = match
    const start = match.index
    const closing = text.indexOf(`\\end{${name}}`, start)
    if (closing < 0) return []
    const body = text.slice(start + begin.length, closing)
    const end = closing + name.length + 6
    return [transposable({ rows: latexRows(withoutColumns(body, name)), notes: [], start, end }, text)]
  })
  const old = /\\[bp]?matrix\s*\{([^{}]*)\}/.exec(text)
  if (found.length > 0 || old === null)
    return found.filter(({ start }, i) => i === 0 || start >= (found[i - 1]?.end ?? 0))
  const rows = latexRows((old[1] ?? '').replace(/\\cr\b/g, '\\\\'))
  return [transposable({ rows, notes: [], start: old.index, end: old.index + old[0].length }, text)]
}

/** `{cc|c}` behind `array` and the like, `[t]` too. */
function withoutColumns(body: string, name: string): string {
  const bare = body.replace(/^\s*\[[^\]]*\]/, '')
  return /array|tabular|longtable|tblr/i.test(name)
    ? bare.replace(/^\s*(?:\{[^{}]*\}\s*)?\{(?:[^{}]|\{[^{}]*\})*\}/, '')
    : bare
}

/** What stands behind it may transpose it. */
function transposable(matrix: LatexMatrix, text: string): LatexMatrix {
  const behind =
    /^\s*(?:\\right\s*[)\]|.}]|\\right\\[}|]|[)\]])?\s*\^\s*(?:\{\s*)?(?:\\top|\\intercal|T|\\mathsf\s*\{?T\}?|\\mathrm\s*\{?T\}?|\\text\s*\{?T\}?)\s*\}?/.exec(
      text.slice(matrix.end, matrix.end + 60),
    )
  if (behind === null) return matrix
  return { ...matrix, rows: transposedRows(matrix.rows), end: matrix.end + behind[0].length }
}

function latexRows(body: string): string[][] {
  const rows = body
    .replace(/(?<!\\)%[^\n]*/g, '')
    .split(/\\\\(?:\s{0,9}\[[^\]]{0,20}\])?|\\tabularnewline|\\cr\b/)
    .map((row) => row.split(/(?<!\\)&/).map(latexCell))
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

function latexCell(cell: string): string {
  return cell
    .replace(/\s+/g, ' ')
    .replace(LOOK, '')
    .replace(DRESS, '$1')
    .replace(DRESS, '$1')
    .replace(FRACTION, (_, top = '', bottom = '', digit = '', under = '') => `${top || digit}/${bottom || under}`)
    .replace(/\{([.,])\}/g, '$1')
    .replace(/\\[cdlv]?dots(?![A-Za-z])/g, '…')
    .replace(/\\(?:times|cdot)(?![A-Za-z])/g, '*')
    .replace(/\\(?=[%$&#_])/g, '')
    .replace(/\$|~/g, '')
    .replace(/(?<=\d)\s?e\s?\{\s?([+-]?\d+)\s?\}/i, 'e$1')
    .replace(/\\[()[\]]/g, '')
    .replace(/\^\s*\{\s*([+-]?\d+)\s*\}/g, '^$1')
    .replace(/^\s*\{([^{}]*)\}\s*$/, '$1')
    .replace(/\s*\*\s*/g, '*')
    .trim()
}

const DRESS_COMMAND =
  /\\(?:left|right|begin\{[a-z*]{1,30}\}|end\{[a-z*]{1,30}\}|mathbf|bm|boldsymbol|mathrm|text|[bB]ig+[lr]?|q?quad|centering|caption\{[^}]{0,200}\}|label\{[^}]{0,80}\}|coloneqq|equiv|displaystyle|hat|tilde|mathbb|mathcal)(?![A-Za-z])|\\[()[\]{}|,;!]/g
const NAME = /[A-Za-z]+(?:_(?:\{[^}]{0,40}\}|\w))?/g

/** What is left of a text around a matrix of LaTeX without what says nothing of its values: names, `=`, delimiters. */
export function latexRest(text: string): string {
  return text
    .replace(DRESS_COMMAND, '')
    .replace(NAME, '')
    .replace(/[\s$=()[\]{}|.,:&]/g, '')
}
