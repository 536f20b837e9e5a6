import type { Kernels } from './kernels.ts'
import type { Release } from './releases.ts'
import { torch113 } from './torch-1.13.ts'
import { torch2 } from './torch-2.ts'

/** How each release computes; apart from their description, so that the page does not load their arithmetic. */
export const kernelsOf: { readonly [R in Release]: Kernels } = { '2': torch2, '1.13': torch113 }
