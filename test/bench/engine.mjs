// The engine as the browser gets it: src/training bundled, not transformed module by module (which would put a getter
// between every two functions).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** @returns {Promise<typeof import('../../src/training/trainer.ts')>} */
export function loadTrainer() {
  return bundled('src/training/trainer.ts')
}

/** @returns {Promise<typeof import('../../src/torch/optim/registry.ts') & typeof import('../../src/torch/nn/losses/registry.ts')>} */
export async function loadRegistries() {
  return { ...(await bundled('src/torch/optim/registry.ts')), ...(await bundled('src/torch/nn/losses/registry.ts')) }
}

/** @returns {Promise<typeof import('../../src/engine/worker/loss-history.ts')>} */
export function loadHistory() {
  return bundled('src/engine/worker/loss-history.ts')
}

/** @returns {Promise<typeof import('../../src/engine/worker/recorded-run.ts')>} */
export function loadRecordedRun() {
  return bundled('src/engine/worker/recorded-run.ts')
}

/** @returns {Promise<typeof import('../../src/engine/worker/sweep-job.ts')>} */
export function loadSweepJob() {
  return bundled('src/engine/worker/sweep-job.ts')
}

/** @returns {Promise<typeof import('../../src/theory/course.ts')>} */
export function loadCourse() {
  return bundled('src/theory/course.ts')
}

/** @returns {Promise<typeof import('../../src/theory/least-squares.ts')>} */
export function loadProblem() {
  return bundled('src/theory/problem.ts')
}

// Node 20 has fused multiply-adds in vectors, which browsers have as they are, only if it is asked.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--experimental-wasm-relaxed-simd')

/**
 * With the vectors of every release and all optimizers loaded, as a worker has them when a run begins.
 * @param {string} path of a module of ours
 */
async function bundled(path) {
  const directory = mkdtempSync(join(tmpdir(), 'sgd-playground-bench-'))
  const entry = join(directory, 'entry.ts')
  const [source, kernels, optimizers] = [
    path,
    'src/torch/kernels/registry.ts',
    'src/torch/optim/loaded-optimizers.ts',
  ].map((each) => join(ROOT, each))
  const loaders = `export { loadVectors } from '${kernels}'\nexport { loadOptimizers } from '${optimizers}'\n`
  writeFileSync(entry, `export * from '${source}'\n${loaders}`)
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('vite built nothing')
  const file = join(directory, 'module.mjs')
  writeFileSync(file, output.output[0].code)
  try {
    const module = await import(pathToFileURL(file).href)
    await module.loadOptimizers()
    for (const release of ['2', '1.13']) {
      if ((await module.loadVectors(release)) === null)
        console.log(`PyTorch ${release}: no vectors here, TypeScript instead`)
    }
    return module
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** What is not said of a run: the tutorial's. */
const { defaults } = await bundled('src/experiment/defaults.ts')

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @returns {import('../../src/experiment/config.ts').Run}
 */
export function toRun({ inFeatures, outFeatures, batchSize, numSamples, W }) {
  const target = { rows: inFeatures, columns: outFeatures, data: W }
  const config = { ...defaults[1], W: target, numSamples, batchSize, iterations: 1_000_000_000 }
  return { config, changes: [] }
}

/**
 * Nanoseconds of processor time an iteration, and the weight's bits at the end.
 * @param {import('../../src/training/trainer.ts').Trainer} trainer at iteration 0
 * @param {number} iterations
 */
export function runEngine(trainer, iterations) {
  const start = processorTime()
  for (let i = 0; i < iterations; i++) trainer.iterate()
  const time = (processorTime() - start) / iterations
  const weight = trainer.values().find(({ name }) => name === 'W.weight')
  if (!weight) throw new Error('the model has no W.weight')
  const words = new Uint32Array(weight.data.buffer)
  return { time, bits: Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('') }
}

/** Nanoseconds of this process, its compiler's and collector's threads included: what waits for others does not count. */
export function processorTime() {
  const { user, system } = process.cpuUsage()
  return 1000 * (user + system)
}
