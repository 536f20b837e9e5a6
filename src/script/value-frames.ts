import { baseName, type ScriptFile } from './script-files.ts'
import { placesOf, type Subscript } from './value-shapes.ts'
import { type ArrayValue, arrayValue, type FrameValue, numberValue, type PythonValue, unknown } from './values.ts'

/** What is asked for when a file is read. */
export interface FileArguments {
  readonly path: PythonValue | undefined
  readonly named: ReadonlyMap<string, PythonValue>
}

/** The file of that name, where it is at hand and its cells are parted as the call says. */
function fileOf(path: PythonValue | undefined, separator: string | null, files: readonly ScriptFile[]): ScriptFile {
  if (path?.kind !== 'text') return unknown()
  const found = files.find(({ name }) => name === baseName(path.text)) ?? unknown()
  return found.separator === separator ? found : unknown()
}

function textIn(value: PythonValue | undefined): string | null {
  if (value === undefined || (value.kind === 'name' && value.name === 'None')) return null
  return value.kind === 'text' ? value.text : unknown()
}

/** `pandas.read_csv`: a table with names, those of its first line. */
export function readCsv({ path, named }: FileArguments, files: readonly ScriptFile[]): FrameValue {
  const known = ['sep', 'delimiter', 'header', 'names', 'encoding', 'engine', 'filepath_or_buffer']
  if ([...named.keys()].some((name) => !known.includes(name))) return unknown()
  const separator = textIn(named.get('sep') ?? named.get('delimiter')) ?? ','
  const file = fileOf(path ?? named.get('filepath_or_buffer'), separator.replace('\\t', '\t'), files)
  const [header, names] = [named.get('header'), named.get('names')]
  const hasHeader = header === undefined ? names === undefined : header.kind === 'number' && header.value === 0
  const isBare = header === undefined ? names !== undefined : header.kind === 'name' && header.name === 'None'
  if (file.hasHeader ? !hasHeader : !isBare || file.isPart) return unknown()
  const own = names?.kind === 'list' ? names.items.map((each) => textIn(each) ?? unknown()) : null
  if (own !== null && own.length !== file.columns.length) return unknown()
  const columns = file.columns.map(({ name, values }, i) => ({
    name: own?.[i] ?? (file.hasHeader ? name : String(i)),
    values: values === null ? null : Array.from(values),
  }))
  return { ...frameOf(file), columns }
}

/** `numpy.loadtxt` and `numpy.genfromtxt`: numbers alone, the lines of names left out. */
export function readNumbers({ path, named }: FileArguments, files: readonly ScriptFile[]): ArrayValue {
  const known = ['fname', 'delimiter', 'skiprows', 'skip_header', 'usecols', 'dtype', 'encoding', 'ndmin']
  if ([...named.keys()].some((name) => !known.includes(name))) return unknown()
  const separator = textIn(named.get('delimiter'))
  const file = fileOf(path ?? named.get('fname'), separator?.replace('\\t', '\t') ?? null, files)
  const skipped = named.get('skiprows') ?? named.get('skip_header') ?? numberValue(0, false)
  const isWhole = skipped.kind === 'number' && skipped.value === (file.hasHeader ? 1 : 0) && !file.isPart
  if (!isWhole) return unknown()
  const frame = { ...frameOf(file), columns: columnsOf(file) }
  const places = named.get('usecols')
  const chosen = places === undefined ? frame : withPlaces(frame, subscriptOf(places))
  return arrayOf({ ...chosen, dtype: 'float64' })
}

function frameOf({ rows, isPart, isRounded }: ScriptFile): Omit<FrameValue, 'columns'> {
  return { kind: 'frame', rows, isSeries: false, dtype: null, isPart, isRounded }
}

function subscriptOf(value: PythonValue): Exclude<Subscript, { kind: 'new' }> {
  if (value.kind === 'list') return { kind: 'list', items: value.items }
  return value.kind === 'number' ? { kind: 'list', items: [value] } : unknown()
}

function columnsOf({ columns }: ScriptFile): FrameValue['columns'] {
  return columns.map(({ name, values }) => ({ name, values: values === null ? null : Array.from(values) }))
}

/** The numbers of a table, row by row; of one column alone without a dimension for it. */
export function arrayOf({ columns, rows, isSeries, dtype: given, isRounded }: FrameValue): ArrayValue {
  const all = columns.map(({ values }) => values ?? unknown())
  const data = Array.from({ length: rows * all.length }, (_, i) => {
    return all[i % all.length]?.[Math.floor(i / all.length)] ?? Number.NaN
  })
  const dtype = given ?? (data.every(Number.isInteger) ? 'int64' : 'float64')
  const shape = isSeries ? [rows] : [rows, all.length]
  const names = columns.map(({ name }) => name)
  return { ...arrayValue({ library: 'numpy', dtype, shape, data, isSure: true }), names, isRounded }
}

/** `df['a']`, `df[['a', 'b']]` */
export function columnsNamed(frame: FrameValue, names: PythonValue): FrameValue {
  const isSeries = names.kind === 'text'
  const list = names.kind === 'text' ? [names.text] : names.kind === 'list' ? names.items.map(textOf) : unknown()
  const columns = list.map((name) => frame.columns.find((each) => each.name === name) ?? unknown())
  return { ...frame, columns, isSeries, isPart: false }
}

function textOf(value: PythonValue): string {
  return value.kind === 'text' ? value.text : unknown()
}

/** `df.drop(columns=['a'])`, `df.drop('a', axis=1)` */
export function withoutColumns(
  frame: FrameValue,
  places: readonly PythonValue[],
  named: ReadonlyMap<string, PythonValue>,
): FrameValue {
  if (frame.isPart || [...named.keys()].some((name) => !['columns', 'axis', 'labels'].includes(name))) return unknown()
  const axis = named.get('axis') ?? places[1]
  const isColumn = axis?.kind === 'number' ? axis.value === 1 : axis?.kind === 'text' && axis.text === 'columns'
  const given = named.get('columns') ?? (isColumn ? (places[0] ?? named.get('labels')) : undefined) ?? unknown()
  const gone = given.kind === 'list' ? given.items.map(textOf) : [textOf(given)]
  if (gone.some((name) => frame.columns.every((each) => each.name !== name))) return unknown()
  return { ...frame, columns: frame.columns.filter(({ name }) => !gone.includes(name)) }
}

/** `df.iloc[:, :-1]`, `df.iloc[:10, 0]` */
export function placed(frame: FrameValue, subscripts: readonly Subscript[]): FrameValue {
  const [rows, columns, ...more] = subscripts
  if (frame.isPart || frame.isSeries || rows === undefined || more.length > 0) return unknown()
  if (rows.kind !== 'slice' || columns?.kind === 'new') return unknown()
  const taken = placesOf(rows, frame.rows)
  const cut = {
    ...frame,
    rows: taken.length,
    columns: frame.columns.map(({ name, values }) => ({
      name,
      values: values === null ? null : taken.map((row) => values[row] ?? Number.NaN),
    })),
  }
  return columns === undefined ? cut : { ...withPlaces(cut, columns), isSeries: columns.kind === 'number' }
}

function withPlaces(frame: FrameValue, places: Exclude<Subscript, { kind: 'new' }>): FrameValue {
  const taken = placesOf(places, frame.columns.length)
  return { ...frame, columns: taken.map((place) => frame.columns[place] ?? unknown()) }
}
