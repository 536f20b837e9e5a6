import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toRun } from '../goldens/config.ts'
import { runs } from '../goldens/load.ts'

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

/** The first runs of each release, replayed by modules that are loaded now. */
async function replayed() {
  const { expected, replay } = await import('../goldens/replay.ts')
  const some = ['runs.json', 'torch-2/runs.json'].flatMap((file) => runs(file).slice(0, 6))
  return some.map((golden) => ({ found: replay(toRun(golden.config)), expected: expected(golden) }))
}

/** Whether runs of PyTorch 2 are computed in vectors, in modules that are loaded now. */
async function hasVectors(): Promise<boolean> {
  const { loadVectors } = await import('../../src/torch/kernels/registry.ts')
  return (await loadVectors('2')) !== null || (await loadVectors('1.13')) !== null
}

test('where there is no WebAssembly, the digits are the same', async () => {
  vi.stubGlobal('WebAssembly', undefined)
  expect(await hasVectors()).toBe(false)
  for (const { found, expected } of await replayed()) expect(found).toEqual(expected)
})

test('where a policy forbids to compile it, they are, too', async () => {
  const Module = new Proxy(WebAssembly.Module, {
    construct() {
      throw new WebAssembly.CompileError('refused by the policy of the page')
    },
  })
  vi.stubGlobal('WebAssembly', { ...members(WebAssembly), Module })
  expect(await hasVectors()).toBe(false)
  for (const { found, expected } of await replayed()) expect(found).toEqual(expected)
})

/** What is in a namespace, whose members are not enumerable. */
function members(namespace: object): object {
  return Object.fromEntries(Reflect.ownKeys(namespace).map((key) => [key, Reflect.get(namespace, key)]))
}
