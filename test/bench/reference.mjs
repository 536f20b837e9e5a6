// The programs in C: compiled here, run as processes of their own, which time their loops themselves.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** As a C programmer would write it, and as far as C goes with vectors. */
const SOURCES = { reference: 'reference.c', limit: 'limit.c' }

/** @typedef {{ run(workload: import('./workloads.mjs').Workload): { time: number, bits: string }, remove(): void }} Reference */

/**
 * @param {keyof typeof SOURCES} name
 * @returns {Reference | string} why there is none
 */
export function compileReference(name) {
  const directory = mkdtempSync(join(tmpdir(), 'sgd-playground-bench-'))
  const binary = join(directory, 'reference')
  const remove = () => rmSync(directory, { recursive: true })
  const compiled = spawnSync(
    'gcc',
    ['-O3', '-march=native', '-o', binary, fileURLToPath(new URL(SOURCES[name], import.meta.url)), '-lm'],
    { encoding: 'utf8' },
  )
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
