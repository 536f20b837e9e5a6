// What is measured: the tutorial's loop (MSE, SGD with lr 0.01, 100 samples, np.random.choice without replacement, seeds 0).

/** @typedef {{ name: string, inFeatures: number, outFeatures: number, batchSize: number, numSamples: number, W: readonly number[], iterations: number, pythonIterations: number }} Workload */

/**
 * @param {string} name
 * @param {readonly [number, number, number]} shape in_features, out_features, batch_size
 * @param {readonly [number, number]} iterations in a round: of the engine and the C reference, of Python
 * @returns {Workload}
 */
export function workload(
  name,
  [inFeatures, outFeatures, batchSize],
  [iterations, pythonIterations],
  W = spread(inFeatures * outFeatures),
) {
  return {
    name,
    inFeatures,
    outFeatures,
    batchSize,
    numSamples: 100,
    W: W.map(Math.fround),
    iterations,
    pythonIterations,
  }
}

/** @param {number} count */
function spread(count) {
  return Array.from({ length: count }, (_, i) => ((i * 37) % 101) / 50 - 1)
}

/** @type {readonly Workload[]} */
export const workloads = [
  workload('tutorial, 3x2x4', [3, 2, 4], [100_000, 600], [0.3, 0.4, 0.5, 0.6, 0.6, 0.2]),
  workload('8x8x16', [8, 8, 16], [32_000, 400]),
  workload('32x32x32', [32, 32, 32], [4000, 300]),
  workload('64x64x64', [64, 64, 64], [800, 100]),
  { ...workload('full batch, 10000x8x8', [8, 8, 10_000], [80, 2]), numSamples: 10_000 },
]
