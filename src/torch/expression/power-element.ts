import { vectorPower } from './vector-powers.ts'

const f = Math.fround

/**
 * `x ** exponent` of a tensor's element (aten/src/ATen/native/cpu/PowKernel.cpp), not yet rounded: a few exponents are products
 * and roots, the others a function of vectors, or for elements left over the C library's, in double.
 */
export function powerElement(x: number, exponent: number, inVector: boolean): number {
  switch (exponent) {
    case 0:
      return 1
    case 1:
      return x
    case 0.5:
      return Math.sqrt(x)
    case -0.5:
      return 1 / f(Math.sqrt(x))
    case -1:
      return 1 / x
    case 2:
      return x * x
    case 3:
      return f(x * x) * x
    case -2:
      return 1 / f(x * x)
    default:
      return inVector ? vectorPower(x, f(exponent)) : x ** exponent
  }
}
