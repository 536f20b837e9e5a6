import type { OwnData } from '../../experiment/own-data.ts'
import { namesComment } from './column-names.ts'
import { type Program, py } from './program-line.ts'
import { tensorLines } from './python.ts'

/** x and y of data that somebody brought, every number as it is in the link. */
export function ownDataLines({ inputs, outputs, x, y }: OwnData): Program {
  return [
    py`${namesComment({ inputs, outputs })}`,
    ...tensorLines('x = torch.tensor(', rowsOf(x, inputs.length), ')', 'data'),
    ...tensorLines('y = torch.tensor(', rowsOf(y, outputs.length), ')', 'data'),
    py`input_dim = ${String(inputs.length)}`,
    py`output_dim = ${String(outputs.length)}`,
  ]
}

function rowsOf(values: Float32Array, width: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / width }, (_, r) =>
    Array.from(values.subarray(r * width, (r + 1) * width)),
  )
}
