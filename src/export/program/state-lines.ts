import { isKey, type LoadedState, snakeCase } from '../../experiment/config.ts'
import type { ParameterMemory } from '../../torch/optim/optimizer.ts'
import type { Tensor } from '../../torch/tensor.ts'
import { indented, type Program, py } from './program-line.ts'
import { float, tensorLines } from './python.ts'

/**
 * The two statements that load a state. What its parameter group does not say stands as the optimizer has it: each release of
 * PyTorch has entries of its own there.
 */
export function loadLines({ state: { model, optimizer }, group }: LoadedState): Program {
  const written = Object.entries(group).map(
    ([name, value]) => `'${isKey(name) ? snakeCase(name) : name}': ${float(value)}`,
  )
  const kept = Object.entries(optimizer.state).flatMap(([i, memory]) => memoryLines(i, memory))
  return [
    py`model.load_state_dict({`,
    ...indented(Object.entries(model).flatMap(([name, tensor]) => entryLines(name, tensor))),
    py`})`,
    py`optimizer.load_state_dict({`,
    ...indented([
      ...(kept.length === 0 ? [py`'state': {},`] : [py`'state': {`, ...indented(kept), py`},`]),
      py`'param_groups': [{`,
      ...indented([py`**optimizer.state_dict()['param_groups'][0],`, py`${written.join(', ')},`]),
      py`}],`,
    ]),
    py`})`,
  ]
}

function memoryLines(i: string, memory: ParameterMemory): Program {
  const entries = Object.entries(memory).flatMap(([name, value]) => {
    // A number of the state is a tensor of no dimension.
    return typeof value === 'number' ? [py`'${name}': torch.tensor(${float(value)}),`] : entryLines(name, value)
  })
  return [py`${i}: {`, ...indented(entries), py`},`]
}

function entryLines(name: string, { shape, data }: Tensor): Program {
  const columns = shape.at(-1) ?? 1
  const values = Array.from(data)
  const rows = Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  )
  return tensorLines(`'${name}': torch.tensor(`, shape.length > 1 ? rows : values, '),')
}
