// The C reference: compiled here, run as a process of its own, which times its loop itself.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('reference.c', import.meta.url))

/** @typedef {{ run(workload: import('./workloads.mjs').Workload): { time: number, bits: string }, remove(): void }} Reference */

/** @returns {Reference | string} why there is none */
export function compileReference() {
  const directory = mkdtempSync(join(tmpdir(), 'sgd-playground-bench-'))
  const binary = join(directory, 'reference')
  const remove = () => rmSync(directory, { recursive: true })
  const compiled = spawnSync('gcc', ['-O3', '-march=native', '-o', binary, SOURCE, '-lm'], { encoding: 'utf8' })
  if (compiled.status !== 0) {
    remove()
    return compiled.error ? 'gcc is not installed' : compiled.stderr
  }
  return { run: (workload) => run(binary, workload), remove }
}

/**
 * @param {string} binary
 * @param {import('./workloads.mjs').Workload} workload
 */
function run(binary, { inFeatures, outFeatures, batchSize, numSamples, iterations, W }) {
  const sizes = [inFeatures, outFeatures, batchSize, numSamples, iterations].map(String)
  const { status, stdout } = spawnSync(binary, sizes, { input: W.join(' '), encoding: 'utf8' })
  const [time, bits] = stdout.split(' ')
  if (status !== 0 || time === undefined || bits === undefined) throw new Error('the C reference failed')
  return { time: Number(time), bits }
}
