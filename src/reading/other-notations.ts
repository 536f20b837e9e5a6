/** A notation that is another one in other marks, or with lines around it that say nothing of the values. */
interface Notation {
  readonly when: RegExp
  readonly known: (text: string) => string
}

/** How a table ends in PyTorch before 0.4, in Lua's Torch, in libtorch and in R's torch. */
const TORCH_SIZE = /^\s*\[ ?(?:torch\.[\w.]+ of size [\dx]+(?: \(GPU \d+\))?|(?:CPU|CUDA)\w+Type\{[\d,]+\}) ?\]\s*$/gm
const TORCH_TITLE = /^\s*(?:(?:Variable|Parameter) containing:|torch_tensor)\s*$/gm
/** What knitr and reprex write before each line that R prints. */
const R_COMMENT = /^[^\S\n]*(?:##?|#>)(?: |$)/gm
/** Julia's first line: `2×2 Matrix{Float64}:`, whatever else it says of the type. */
const JULIA_TITLE = /^[^\S\n]*(?:\d+[×x]\d+|\d+-element) [^\n]*:[^\S\n]*$/m
/** Rust's ndarray says its layout behind the values. */
const RUST_LAYOUT = /, shape=\[[\d, ]*\], strides=[^\n]*$/
const YAML_ITEM =
  /^(?:[A-Za-z_]\w*:\s*\n)?(?:[^\S\n]*-[^\S\n]+(?:-[^\S\n]+)?(?:\[[^[\]\n]*\]|[\d.eE+-]+)[^\S\n]*(?:\n|$))+$/
/** `■(1&2@3&4)` of Word, `matrix{1 # 2 ## 3 # 4}` of LibreOffice. */
const WORD_MATRIX = /■\(([^()]{0,5000})\)/g
const OFFICE_MATRIX = /\bmatrix\s*\{([^{}]{0,5000})\}/g
/** A text in quotation marks over lines, as examples for pandas and R have their tables. */
const QUOTED_TABLE =
  /\b(?:StringIO|BytesIO|read_(?:csv|table|fwf)|read\.(?:table|csv)|fread|loadtxt|genfromtxt)\s*\((?:[\w.]+\s*\(|\s|text\s*=)*(?:"""|'''|"|')([^"']{1,20000}?)(?:"""|'''|"|')/

/** R's Matrix package; a point is a zero of those that are sparse. */
const R_MATRIX = /^[^\S\n]*\d+ x \d+ (sparse )?(?:\w+ )?Matrix of class "\w+"[^\S\n]*\n/m
const MATA_ROW = /^\s*\d+ \|.*\|\s*$/m
const MATLAB_CELL = /\{\[([^[\]{}]*)\]\}/g
/** What stands between the rows of a table of MediaWiki, and around it. */
const WIKI = /^\s*(?:\{\|.*|\|-.*|\|\})$/gm

const NOTATIONS: readonly Notation[] = [
  { when: TORCH_SIZE, known: oldTensor },
  { when: /^[^\S\n]*(?:##?|#>) .*\[/m, known: (text) => text.replace(R_COMMENT, '') },
  { when: JULIA_TITLE, known: behindJuliaTitle },
  { when: R_MATRIX, known: rMatrix },
  { when: MATA_ROW, known: (text) => text.replace(/^\s*\+-+\+\s*$/gm, '').replaceAll('|', ' ') },
  { when: /\bcell array\b/, known: (text) => text.replace(MATLAB_CELL, '$1') },
  {
    when: /^\s*\{\|/,
    known: (text) =>
      text
        .replace(WIKI, '')
        .replace(/\|\||!!/g, '|')
        .replace(/^!/gm, '|'),
  },
  {
    when: /^<(?:xarray\.\w+|NDArray)\b[^\n]*>$/m,
    known: (text) => text.replace(/^<(?:xarray\.\w+|NDArray)\b[^\n]*>$/gm, ''),
  },
  { when: /^Tensor\[\[[\d, ]*\], \w+\]$/m, known: (text) => text.replace(/^Tensor\[\[[\d, ]*\], \w+\]$/gm, '') },
  {
    when: /['"],\s*Parameter containing:/,
    known: (text) => text.replace(/(?<=['"],\s*)Parameter containing:\s*/g, ''),
  },
  {
    when: /[[,(]\s*Parameter containing:/,
    known: (text) =>
      text.replace(/Parameter containing:\s*(tensor\(\[\[)?/g, (_, matrix) => (matrix ? `weight = ${matrix}` : '')),
  },
  { when: /\bnew \w+(?:\[[\d, ]*\])+\s*\{/, known: (text) => text.replace(/\bnew \w+(?:\[[\d, ]*\])+\s*(?=\{)/g, '') },
  { when: /\bMatrix(?:[2-4][fdi]\b|<)/, known: eigenOfSize },
  { when: /^\s*\(\d+><\d+\)\s*\[/, known: hmatrix },
  { when: /^\s*\[\s+\]\s*$/m, known: (text) => text.replace(/^\s*\[\s+\]\s*$\n?/gm, '') },
  { when: RUST_LAYOUT, known: (text) => text.replace(RUST_LAYOUT, '') },
  { when: YAML_ITEM, known: yamlLists },
  { when: /■\(/, known: (text) => text.replace(WORD_MATRIX, (_, cells) => latexOf(cells, /@/, /&/)) },
  {
    when: /\bmatrix\s*\{[^{}]*#/,
    known: (text) =>
      text.replace(OFFICE_MATRIX, (_, cells) => latexOf(cells, /##/, /#/)).replace(/\b(?:left|right)\b/g, ''),
  },
  { when: /\\left\s*[[(](?!\s*\\begin)/, known: (text) => text.replace(/\\(?:left|right)\s*(?=[[\](){}])/g, '') },
  { when: /^\[\[\d+\]\]\n/m, known: rList },
  {
    when: /^\s*\(%[io]\d+\)/m,
    known: (text) => text.replace(/^\s*\(%[io]\d+\)[^\S\n]*/gm, '').replace(/^(\w+)\s*:(?!=)/m, '$1 ='),
  },
  { when: /^\s*#\d?A\(/, known: (text) => text.replace(/#\d?A\(/g, '(') },
  { when: /^\. \w/m, known: (text) => text.replace(/^\. \w.*\n/gm, '') },
  { when: /\[\d+\]\s*=\s*\{/, known: (text) => text.replace(/(?<=[{,]\s*)\[\d+\]\s*=\s*(?=\{)/g, '') },
  { when: /\bMat_?\s*<[^<>\n]*>\s*\([^()\n]*\)\s*<</, known: openCv },
  { when: QUOTED_TABLE, known: (text) => QUOTED_TABLE.exec(text)?.[1] ?? text },
  { when: /\brows:\s*\d+\s+cols:\s*\d+/, known: openCvFile },
]

/** `text` in a notation that the rest of this room knows, where it is in one that only differs in its marks. */
export function inKnownNotation(text: string): string {
  return NOTATIONS.reduce((now, { when, known }) => (now.search(when) >= 0 ? known(now) : now), text)
}

/** A parameter keeps its name for it: that of `nn.Linear` may be asked about. */
function oldTensor(text: string): string {
  const values = text.replace(TORCH_SIZE, '').replace(TORCH_TITLE, '')
  if (!/^\s*Parameter containing:/.test(text) || !/^[\d.e+\-\s]+$/i.test(values)) return values
  const rows = values.trim().split(/\s*\n\s*/)
  return `Parameter containing:\n[${rows.map((row) => `[${row.split(/\s+/).join(', ')}]`).join(', ')}]`
}

function latexOf(cells: string, rowEnd: RegExp, cellEnd: RegExp): string {
  const rows = cells.split(rowEnd).map((row) => row.split(cellEnd).join(' & '))
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`
}

/** What Julia printed, without what was typed before it; vectors below each other as one list. */
function behindJuliaTitle(text: string): string {
  const begin = text.search(JULIA_TITLE)
  // A structural zero of a diagonal, triangular or sparse matrix, and a rational number.
  const printed = text
    .slice(begin)
    .replace(/(?<=\s)⋅(?=\s|$)/g, '0')
    .replace(/(?<=\d)\/\/(?=\d)/g, '/')
  const body = printed.slice(printed.indexOf('\n') + 1)
  if (/^(?:\s*\[[^[\]\n]*\]\s*\n?)+$/.test(body)) return body
  const before = text.slice(0, begin)
  return /^(?:[\w ]+=)?[^=\n]*\n?$/.test(before) ? printed : text
}

function rMatrix(text: string): string {
  const isSparse = R_MATRIX.exec(text)?.[1] !== undefined
  const bare = text.replace(R_MATRIX, '')
  return isSparse ? bare.replace(/(?<=\s)\.(?=\s|$)/g, '0') : bare
}

function yamlLists(text: string): string {
  const name = /^(\w+):\s*\n/.exec(text)?.[1]
  const lines = text
    .replace(/^\w+:\s*\n/, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const rows: string[] = []
  for (const line of lines) {
    const [, , inner, cells = ''] = /^(\s*)-\s+(-\s+)?(.*?)\s*$/.exec(line) ?? []
    const isNested = lines.some((each) => /^\s*-\s+-/.test(each))
    if (isNested && inner === undefined) rows.push(`${rows.pop() ?? ''}, ${cells}`)
    else rows.push(cells.replace(/^\[|\]$/g, ''))
  }
  return `${name === undefined ? '' : `${name} = `}[${rows.map((row) => `[${row}]`).join(', ')}]`
}

/** R's list of vectors: one below the other, each behind its number. */
function rList(text: string): string {
  const vectors = text.split(/^\[\[\d+\]\]\n/m).slice(1)
  if (!vectors.every((vector) => /^\s*\[1\] [^[\]]*(?:\n\s*\[\d+\] [^[\]]*)*$/.test(vector))) return text
  return `[${vectors
    .map(
      (vector) =>
        `[${vector
          .replace(/\s*\[\d+\]\s*/g, ' ')
          .trim()
          .split(/\s+/)
          .join(', ')}]`,
    )
    .join(', ')}]`
}

/** `(Mat_<double>(2, 2) << 1, 2, 3, 4)` */
function openCv(text: string): string {
  return text.replace(
    /\(?\bMat_?\s*<[^<>\n]*>\s*\(\s*(\d+)\s*,\s*(\d+)\s*\)\s*<<([^<>();]*)\)?/g,
    (_, rows, columns, values) => `np.reshape([${values}], [${rows}, ${columns}])`,
  )
}

/** `Matrix2f m; m << 1, 2, 3, 4;` and `Matrix<double, 2, 3>`: the type has the size. */
function eigenOfSize(text: string): string {
  const [, square, rows, columns] = /\bMatrix(?:([2-4])[fdi]\b|<\w+, *(\d+), *(\d+))/.exec(text) ?? []
  const [, name, values] = /(\w+)\s*<<([^<>;=[\]{}()]*);?\s*$/.exec(text) ?? []
  const sizes = [rows ?? square, columns ?? square]
  return values === undefined || sizes.includes(undefined)
    ? text
    : `${name} = np.reshape([${values}], [${sizes.join()}])`
}

/** Haskell's `(2><3) [1, 2, 3, 4, 5, 6]` */
function hmatrix(text: string): string {
  return text.replace(
    /^\s*\((\d+)><(\d+)\)\s*\[([^[\]]*)\]\s*$/,
    (_, rows, columns, values) => `np.reshape([${values}], [${rows}, ${columns}])`,
  )
}

/** A matrix as OpenCV stores it. */
function openCvFile(text: string): string {
  const [, name, rows, columns, data] =
    /(\w+):\s*!!opencv-matrix\s+rows:\s*(\d+)\s+cols:\s*(\d+)\s+dt:\s*\S+\s+data:\s*\[([^[\]]*)\]\s*$/.exec(text) ?? []
  return data === undefined ? text : `${name} = np.reshape([${data}], [${rows}, ${columns}])`
}
