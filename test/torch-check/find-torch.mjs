import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The program that runs the programs. */
export const JUDGE = fileURLToPath(new URL('judge.py', import.meta.url))

/**
 * @typedef {{ readonly torch: string, readonly numpy: string, readonly openblas: boolean, readonly release: '2' | '1.13' | null }} About
 *   `release`: the one of the page whose digits it owes
 * @typedef {About & { readonly python: string }} Torch
 */

/** @type {Torch | null | undefined} */
let found

/**
 * A Python that can import torch and numpy: that of the environment variable PYTHON, then `python3`, then the system's.
 * @returns {Torch | null} null where there is none
 */
export function findTorch() {
  if (found === undefined) found = look()
  return found
}

/** @returns {Torch | null} */
function look() {
  for (const python of [process.env.PYTHON, 'python3', '/usr/bin/python3']) {
    if (!python) continue
    const { status, stdout } = spawnSync(python, [JUDGE, '--about'], { encoding: 'utf8' })
    if (status !== 0) continue
    /** @type {About} */
    const about = JSON.parse(stdout)
    return { python, ...about }
  }
  return null
}
