import type { OwnData } from '../../experiment/own-data.ts'
import { namesComment } from './column-names.ts'
import { type Program, py } from './program-line.ts'
import { tensorLines } from './python.ts'

/**
 * x and y of data that somebody brought: what is in the link stands in the program, what is longer is read from its table, as
 * `dataCsv` (`export/csv.ts`) writes it. Python, too, rounds a decimal to a double and that to float32.
 */
export function ownDataLines({ inputs, outputs, x, y, file }: OwnData): Program {
  const names = py`${namesComment({ inputs, outputs })}`
  const sizes = [py`input_dim = ${String(inputs.length)}`, py`output_dim = ${String(outputs.length)}`]
  if (file === '') {
    return [
      names,
      ...tensorLines('x = torch.tensor(', rowsOf(x, inputs.length), ')', 'data'),
      ...tensorLines('y = torch.tensor(', rowsOf(y, outputs.length), ')', 'data'),
      ...sizes,
    ]
  }
  return [
    names,
    ...sizes,
    py`table = np.loadtxt(${{ text: `'${tableName(file)}'`, key: 'data' }}, delimiter=',', skiprows=1, ndmin=2, encoding='utf-8')`,
    py`x = torch.tensor(table[:, :input_dim], dtype=torch.float32)`,
    py`y = torch.tensor(table[:, input_dim:], dtype=torch.float32)`,
  ]
}

/** What the table of the data of `file` is called: it is not that file, which may have other columns and rows. */
export function tableName(file: string): string {
  return `${file.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-')}-data.csv`
}

function rowsOf(values: Float32Array, width: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / width }, (_, r) =>
    Array.from(values.subarray(r * width, (r + 1) * width)),
  )
}
