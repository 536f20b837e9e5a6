import { choice } from './choice.ts'
import { choiceReplace } from './choice-replace.ts'
import type { SamplerDefinition } from './sampler.ts'
import { sequential } from './sequential.ts'
import { shuffle } from './shuffle.ts'

/** Every sampler the page offers, by its key in the URL. */
export const samplers = { choice, choice_replace: choiceReplace, sequential, shuffle } as const satisfies Record<
  string,
  SamplerDefinition
>
