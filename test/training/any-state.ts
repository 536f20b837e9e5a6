import fc from 'fast-check'
import type { Config, StateLoad } from '../../src/experiment/config.ts'
import type { SavedState } from '../../src/experiment/saved-state.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { sizeOf, type Tensor } from '../../src/torch/tensor.ts'
import { loadOf } from '../../src/training/state-load.ts'
import { keptNumbers, parameterShapes } from '../../src/training/state-parts.ts'

/** What a run is likely to hold; of squares only what is not below 0. */
const value = fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround)

function tensor(shape: readonly number[], values = value): fc.Arbitrary<Tensor> {
  const length = sizeOf(shape)
  return fc
    .array(values, { minLength: length, maxLength: length })
    .map((data) => ({ shape, data: Float32Array.from(data) }))
}

/** What the optimizer of `config` may keep for a parameter of that shape. */
function memoryOf(config: Config, shape: readonly number[]): fc.Arbitrary<SavedState['optimizer']['state'][number]> {
  const numbers = keptNumbers(config).map((name) => {
    return [name, name === 'step' ? fc.integer({ min: 1, max: 50 }) : fc.constantFrom(0.25, 0.5)] as const
  })
  const tensors = optimizers[config.optimizer].buffers(config).map((name) => {
    return [name, tensor(shape, name === 'momentum_buffer' ? value : value.map(Math.abs))] as const
  })
  return fc.record(Object.fromEntries<fc.Arbitrary<number | Tensor>>([...numbers, ...tensors]))
}

/** A state that a run of `config` can load, its lr and the like being what they are. */
function statesOf(config: Config): fc.Arbitrary<SavedState> {
  const shapes = [...parameterShapes(config)]
  const model = fc.record(Object.fromEntries(shapes.map(([name, shape]) => [name, tensor(shape)])))
  const memories = fc.tuple(...shapes.map(([, shape]) => memoryOf(config, shape)))
  return fc.record({ model, memories }).map(({ model, memories }) => {
    const kept = [...memories.entries()].filter(([, memory]) => Object.keys(memory).length > 0)
    const { lr, momentum, weightDecay } = config
    const args = Object.entries({ lr, momentum, weightDecay }).filter(
      ([name]) => name in optimizers[config.optimizer].args,
    )
    const paramGroups = [{ lr, ...Object.fromEntries(args), params: shapes.map((_, i) => i) }]
    return { model, optimizer: { state: Object.fromEntries(kept), paramGroups } }
  })
}

/** The loading of such a state, at any moment of the run. */
export function loadsOf(config: Config): fc.Arbitrary<StateLoad> {
  return fc
    .tuple(statesOf(config), fc.integer({ min: 0, max: config.iterations - 1 }))
    .map(([state, iteration]) => loadOf(state, config, iteration))
}
