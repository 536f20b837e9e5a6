import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CORE_FILE, coreModules } from '../../build/core.mjs'
import { isFused, startCore } from '../../src/torch/kernels/core/core.ts'
import { torch2Module, torch113Module } from '../../src/torch/kernels/core/modules.ts'

test('the modules are what core/ says', async () => {
  expect(readFileSync(CORE_FILE, 'utf8')).toBe(await coreModules())
})

test('multiply-adds of the one are fused, which is asked of the engine, and so are those that the other makes itself', () => {
  for (const module of [torch113Module, torch2Module]) {
    const core = startCore(module)
    if (core === null) throw new Error('no WebAssembly with vectors here')
    expect(isFused(core)).toBe(true)
    expect(isFused({ ...core, fusedProbe: () => 0 })).toBe(false)
  }
})

test('where WebAssembly is missing, forbidden or without such vectors, there is no core', () => {
  const { atob, WebAssembly: own } = globalThis
  const refused = () => {
    throw new Error('refused by the policy of the page')
  }
  const none = { ...own, Memory: own.Memory, Module: own.Module, Instance: own.Instance }
  expect(startCore(torch2Module, { Math, atob })).toBeNull()
  expect(startCore(torch2Module, { Math, atob, WebAssembly: { ...none, validate: () => false } })).toBeNull()
  const Forbidden = new Proxy(own.Module, { construct: refused })
  const forbidding = { ...none, Module: Forbidden, validate: () => true }
  expect(startCore(torch2Module, { Math, atob, WebAssembly: forbidding })).toBeNull()
})
