import { doubt32, fma32 } from '../../float32.ts'
import type { Kernels } from '../kernels.ts'

/** What optimizers do to tensors, element by element (docs/pytorch-semantics.md, sections 2 and 4). */
export const stepKernels: Pick<
  Kernels,
  'add' | 'scale' | 'decayAndAdd' | 'addSquares' | 'withoutSquares' | 'maximum' | 'rootPlus' | 'addQuotients'
> = {
  add({ values: a }, { values: b }, double, { values: out }) {
    const alpha = Math.fround(double)
    if (out === a) {
      for (let i = 0; i < a.length; i++) out[i] = fma32(b[i] as number, alpha, a[i] as number)
      return
    }
    let doubt = 0
    for (let i = 0; i < a.length; i++) {
      const sum = (b[i] as number) * alpha + (a[i] as number)
      const rounded = Math.fround(sum)
      doubt += doubt32(sum, rounded)
      out[i] = rounded
    }
    if (doubt === 0) return
    for (let i = 0; i < a.length; i++) out[i] = fma32(b[i] as number, alpha, a[i] as number)
  },

  scale({ values: a }, double) {
    const factor = Math.fround(double)
    for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) * factor
  },

  decayAndAdd({ values: a }, double, { values: b }, value) {
    const kept = Math.fround(double)
    const added = Math.fround(value)
    for (let i = 0; i < a.length; i++) {
      a[i] = fma32(b[i] as number, added, Math.fround((a[i] as number) * kept))
    }
  },

  addSquares({ values: a }, double, { values: b }, value) {
    const kept = Math.fround(double)
    const added = Math.fround(value)
    for (let i = 0; i < a.length; i++) {
      const g = b[i] as number
      a[i] = fma32(Math.fround(added * g), g, Math.fround((a[i] as number) * kept))
    }
  },

  withoutSquares({ values: a }, { values: b }, { values: out }) {
    for (let i = 0; i < a.length; i++) {
      const g = b[i] as number
      out[i] = fma32(-g, g, a[i] as number)
    }
  },

  maximum({ values: a }, { values: b }) {
    for (let i = 0; i < a.length; i++) a[i] = Math.max(a[i] as number, b[i] as number)
  },

  rootPlus({ values: a }, divisor, eps, { values: out }) {
    const by = Math.fround(divisor)
    const plus = Math.fround(eps)
    for (let i = 0; i < a.length; i++) {
      const root = Math.fround(Math.sqrt(a[i] as number))
      out[i] = Math.fround(root / by) + plus
    }
  },

  addQuotients({ values: a }, double, { values: b }, { values: c }, value) {
    const kept = Math.fround(double)
    const factor = Math.fround(value)
    for (let i = 0; i < a.length; i++) {
      const quotient = Math.fround(Math.fround(factor * (b[i] as number)) / (c[i] as number))
      a[i] = Math.fround((a[i] as number) * kept) + quotient
    }
  },
}
