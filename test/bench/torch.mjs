// The tutorial's own loop on the real PyTorch, where there is one.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('torch_loop.py', import.meta.url))

/** @returns {{ python: string, version: string } | null} the first Python that has torch: PYTHON, then the usual ones */
export function findTorch() {
  for (const python of [process.env.PYTHON, 'python3', '/usr/bin/python3']) {
    if (!python) continue
    const found = spawnSync(python, ['-c', 'import numpy, torch; print(torch.__version__)'], { encoding: 'utf8' })
    if (found.status === 0) return { python, version: found.stdout.trim() }
  }
  return null
}

/**
 * Nanoseconds of processor time an iteration.
 * @param {string} python
 * @param {import('./workloads.mjs').Workload} workload
 */
export function runTorch(python, { inFeatures, outFeatures, batchSize, numSamples, pythonIterations, W }) {
  const sizes = [inFeatures, outFeatures, batchSize, numSamples, pythonIterations].map(String)
  const { status, stdout, stderr } = spawnSync(python, [SOURCE, ...sizes], { input: W.join(' '), encoding: 'utf8' })
  if (status !== 0) throw new Error(`torch_loop.py failed: ${stderr}`)
  return Number(stdout)
}
