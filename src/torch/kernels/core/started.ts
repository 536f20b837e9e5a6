import { isFused, startCore } from './core.ts'
import { torch2Module, torch113Module } from './modules.ts'

/** The module of plain vectors, which every browser has; null where it cannot be started. */
export const plainCore = startCore(torch2Module)

const relaxed = startCore(torch113Module)

/** The module of fused multiply-adds; null also where the engine's are not fused. */
export const fusedCore = relaxed && isFused(relaxed) ? relaxed : null
