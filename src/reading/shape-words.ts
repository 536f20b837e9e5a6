import type { ShapedCells } from './flat-list.ts'

/** Names of what only says that a list is an array, or of which type: `torch.tensor`, `np.float32`, `vec!`, `double`. */
const KEEPS = new Set(
  `tensor as_tensor asarray array matrix mat parameter from_numpy asmatrix asanyarray ascontiguousarray dataframe constant variable
  ndarray list tuple vec vec! array! matrix! matrixform n c print disp display float double int half float16 float32 float64 float_ bfloat16
  int8 int16 int32 int64 int_ uint8 longdouble float128 decimal mpf mpfr real single floattensor doubletensor halftensor inttensor longtensor
  densematrix devicearray array2drowrealmatrix blockrealmatrix newdense newvecdense arrayof listof doublearrayof floatarrayof
  intarrayof immutablematrix immutabledensematrix mutabledensematrix sparsematrix numericmatrix series smatrix staticarray collect dtype`.split(
    /\s+/,
  ),
)

/** Methods and attributes that leave all values where they are. */
const SAME = new Set(
  `astype float double to cuda cpu detach numpy clone requires_grad_ requires_grad tolist copy contiguous type data values item
  to_numpy as_matrix eval cell astensor weight evalf n tomatrix toarray todense asformat`.split(/\s+/),
)

const TRANSPOSES = new Set(['t', 'mt', 'h', 'transpose', 'transposed', 'permute', 't_', 'adjoint'])

/** Nothing in these is a matrix, whatever numbers they have. */
const NO_VALUES = new Set(
  'size shape dim torch.size seed manual_seed set_printoptions range arange linear strides zeros ones empty rand randn'.split(
    ' ',
  ),
)

/** The last part of a name, `torch.nn.Parameter`: `parameter`. */
export function lastName(name: string): string {
  return name.toLowerCase().split('.').at(-1) ?? ''
}

export function keepsValues(name: string): boolean {
  return KEEPS.has(lastName(name))
}

export function hasNoValues(name: string): boolean {
  return NO_VALUES.has(lastName(name))
}

/** What `.detach().T.reshape(2, 3)` and the like make of `cells`, a method at a time; null where it would have to be computed. */
export function reshapedBy(method: string, sizes: readonly number[], cells: ShapedCells): ShapedCells | null {
  return method
    .toLowerCase()
    .split('.')
    .filter((part) => part !== '')
    .reduce<ShapedCells | null>((now, part) => now && reshapedByPart(part, sizes, now), cells)
}

function reshapedByPart(part: string, sizes: readonly number[], cells: ShapedCells): ShapedCells | null {
  if (SAME.has(part)) return cells
  if (TRANSPOSES.has(part)) return { ...cells, rows: transposedRows(cells.rows) }
  if (part === 'reshape' || part === 'view') {
    const rows = inShape(cells.rows.flat(), sizes, 'rows')
    return rows && { ...cells, rows }
  }
  if (part === 'unsqueeze')
    return cells.rows.length === 1 ? { ...cells, rows: sizes[0] === 0 ? cells.rows : transposedRows(cells.rows) } : null
  return null
}

export function transposedRows(rows: ShapedCells['rows']): string[][] {
  return Array.from(rows[0] ?? [], (_, column) => rows.map((row) => row[column] ?? ''))
}

/** `cells` in so many rows and columns, one of which may be -1; null where they do not fit. */
export function inShape(
  cells: readonly string[],
  sizes: readonly number[],
  first: 'rows' | 'columns',
): string[][] | null {
  const [height = 0, width = sizes.length === 1 ? (sizes[0] ?? 0) : 0] = sizes.length === 1 ? [1] : sizes
  const rows = height === -1 ? cells.length / width : height
  const columns = width === -1 ? cells.length / height : width
  if (sizes.length > 2 || rows * columns !== cells.length || !Number.isInteger(rows) || !Number.isInteger(columns))
    return null
  const at = (row: number, column: number) =>
    cells[first === 'rows' ? row * columns + column : column * rows + row] ?? ''
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => at(row, column)))
}
