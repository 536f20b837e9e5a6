import { expect, test } from 'vitest'
import { trajectoryOf, weightSamples } from '../../src/ui/features/path/samples.ts'
import { parametersWith } from '../training/held.ts'

test('weights are told column by column, each with its bias behind it', () => {
  const frame = {
    iteration: 2,
    // Two columns of three inputs, of which the trajectory keeps both.
    parameters: parametersWith([10, 11, 12, 13, 14, 15], 3, [16, 17]),
    trajectory: {
      iterations: Float64Array.of(0, 1),
      columns: 2,
      weights: Float32Array.from({ length: 12 }, (_, i) => i),
      biases: Float32Array.of(100, 101, 102, 103),
    },
  }
  const trajectory = trajectoryOf(frame)
  if (trajectory === null) throw new Error('no trajectory')
  const { samples, inFeatures } = trajectory
  const all = weightSamples(samples, inFeatures, { first: 0, count: 2 })
  expect([...all.iterations]).toEqual([0, 1, 2])
  expect([...all.weights.subarray(0, 8)]).toEqual([0, 1, 2, 100, 3, 4, 5, 101])
  const second = weightSamples(samples, inFeatures, { first: 1, count: 1 })
  expect([...second.weights]).toEqual([3, 4, 5, 101, 9, 10, 11, 103, 13, 14, 15, 17])
  const parameters = parametersWith([10, 11, 12, 13, 14, 15], 3)
  const plain = trajectoryOf({ ...frame, parameters, trajectory: { ...frame.trajectory, biases: null } })
  expect([...weightSamples(plain?.samples ?? [], 3, { first: 1, count: 1 }).weights]).toEqual([
    3, 4, 5, 9, 10, 11, 13, 14, 15,
  ])
})
