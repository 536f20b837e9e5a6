import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coreFiles } from '../../build/core.mjs'
import { isFused, startCore } from '../../src/torch/kernels/core/core.ts'
import { module113 } from '../../src/torch/kernels/core/module-1.13.ts'
import { module2 } from '../../src/torch/kernels/core/module-2.ts'

test('the modules are what core/ says', async () => {
  const files = await coreFiles()
  expect(files).toHaveLength(2)
  for (const [path, text] of files) expect(readFileSync(path, 'utf8') === text).toBe(true)
})

test('multiply-adds of the one are fused, which is asked of the engine, and so are those that the other makes itself', () => {
  for (const module of [module113, module2]) {
    const core = startCore(module)
    if (core === null) throw new Error('no WebAssembly with vectors here')
    expect(isFused(core)).toBe(true)
    expect(isFused({ ...core, fusedProbe: () => 0 })).toBe(false)
  }
})

test('where WebAssembly is missing, forbidden or without such vectors, there is no core', () => {
  const { WebAssembly: own } = globalThis
  const refused = () => {
    throw new Error('refused by the policy of the page')
  }
  const none = { ...own, Memory: own.Memory, Module: own.Module, Instance: own.Instance }
  expect(startCore(module2, { Math })).toBeNull()
  expect(startCore(module2, { Math, WebAssembly: { ...none, validate: () => false } })).toBeNull()
  const Forbidden = new Proxy(own.Module, { construct: refused })
  const forbidding = { ...none, Module: Forbidden, validate: () => true }
  expect(startCore(module2, { Math, WebAssembly: forbidding })).toBeNull()
})
