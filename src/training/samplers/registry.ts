import { choice } from './choice.ts'
import type { SamplerDefinition } from './sampler.ts'

/** Every sampler the page offers, by its key in the URL. */
export const samplers = { choice } as const satisfies Record<string, SamplerDefinition>
