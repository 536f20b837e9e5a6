import { fma32 } from '../float32.ts'
import { elementCosh, elementExp, elementSinh } from './c-library.ts'
import type { ElementFunction } from './operations.ts'
import { vectorCosh, vectorExp, vectorLog, vectorSinh, vectorTanh } from './vector-functions.ts'

const f = Math.fround

/** A function of one element, and its gradient as autograd has it. */
interface ElementDefinition {
  /** To the bit; if not, within one unit in the last place. */
  readonly exact: boolean
  /**
   * A float32, not yet rounded.
   * @param inVector whether the element is one of those that PyTorch's kernel takes together
   */
  of(x: number, inVector: boolean): number
  /**
   * The gradient of x, not yet rounded.
   * @param gradient of the result `y`
   */
  gradient(gradient: number, x: number, y: number, inVector: boolean): number
}

const sinh = (x: number, inVector: boolean) => (inVector ? vectorSinh(x) : elementSinh(x))
const cosh = (x: number, inVector: boolean) => (inVector ? vectorCosh(x) : elementCosh(x))
const sigmoid = (x: number, inVector: boolean) => 1 / f(1 + (inVector ? vectorExp(-x) : elementExp(-x)))
const sign = (x: number) => (x > 0 ? 1 : x < 0 ? -1 : 0)
const LN2 = f(Math.LN2)
const LN10 = f(Math.LN10)

/** Functions of `torch` by their names there (docs/custom-loss.md, section 2: PyTorch's derivatives.yaml). */
const elementFunctions: Readonly<Record<ElementFunction, ElementDefinition>> = {
  neg: { exact: true, of: (x) => -x, gradient: (g) => -g },
  abs: { exact: true, of: Math.abs, gradient: (g, x) => g * sign(x) },
  sign: { exact: true, of: sign, gradient: () => 0 },
  relu: { exact: true, of: (x) => (x < 0 ? 0 : x), gradient: (g, _, y) => (y <= 0 ? 0 : g) },
  sqrt: { exact: true, of: Math.sqrt, gradient: (g, _, y) => g / f(2 * y) },
  rsqrt: {
    exact: true,
    of: (x) => 1 / f(Math.sqrt(x)),
    gradient: (g, _, y) => f(-0.5 * g) * f(f(y * y) * y),
  },
  reciprocal: { exact: true, of: (x) => 1 / x, gradient: (g, _, y) => -g * f(y * y) },
  exp: { exact: true, of: vectorExp, gradient: (g, _, y) => g * y },
  expm1: { exact: false, of: Math.expm1, gradient: (g, _, y) => g * f(y + 1) },
  log: { exact: true, of: vectorLog, gradient: (g, x) => g / x },
  log2: { exact: false, of: Math.log2, gradient: (g, x) => g / f(x * LN2) },
  log10: { exact: false, of: Math.log10, gradient: (g, x) => g / f(x * LN10) },
  log1p: { exact: false, of: Math.log1p, gradient: (g, x) => g / f(x + 1) },
  sin: { exact: false, of: Math.sin, gradient: (g, x) => g * f(Math.cos(x)) },
  cos: { exact: false, of: Math.cos, gradient: (g, x) => g * -f(Math.sin(x)) },
  tan: { exact: false, of: Math.tan, gradient: (g, _, y) => g * f(1 + f(y * y)) },
  atan: { exact: false, of: Math.atan, gradient: (g, x) => g / f(f(x * x) + 1) },
  sinh: { exact: true, of: sinh, gradient: (g, x, _, inVector) => g * f(cosh(x, inVector)) },
  cosh: { exact: true, of: cosh, gradient: (g, x, _, inVector) => g * f(sinh(x, inVector)) },
  tanh: { exact: true, of: vectorTanh, gradient: (g, _, y) => g * fma32(-y, y, 1) },
  sigmoid: { exact: true, of: sigmoid, gradient: (g, _, y) => f(g * f(1 - y)) * y },
}

/** A function of one element. */
export function elementOf(name: ElementFunction): Readonly<ElementDefinition> {
  return elementFunctions[name]
}

/** Elements that PyTorch's kernel takes at a time (two vectors of 8 floats); those left over are the C library's. */
export const VECTOR_WIDTH = 16
