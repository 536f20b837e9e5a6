import { elementOf } from './element-functions.ts'
import type { CompareSign, Doing } from './operations.ts'
import { powerElement } from './power-element.ts'

/** One element of what an operation on elements gives; rounded where it is stored. */
export function elementResult(doing: Doing, x: number, y: number, z: number, inVector: boolean): number {
  switch (doing.type) {
    case 'add':
      return x + y
    case 'sub':
      return x - y
    case 'mul':
      return x * y
    case 'div':
      return x / y
    case 'maximum':
      return larger(x, y, inVector)
    case 'minimum':
      return -larger(-x, -y, inVector)
    case 'element':
      return elementOf(doing.name).of(x, inVector)
    case 'power':
      return powerElement(x, doing.exponent, inVector)
    case 'clamp':
      return clamped(x, doing.min, doing.max)
    case 'where':
      return x === 1 ? y : z
    case 'compare':
      return compared(doing.comparison, x, y) ? 1 : 0
    case 'and':
      return x * y
    case 'or':
      return Math.max(x, y)
    case 'not':
      return 1 - x
    default:
      return x
  }
}

/** Of two zeros the vectors take the second, the elements left over the first. */
function larger(x: number, y: number, inVector: boolean): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  if (x === y) return inVector ? y : x
  return x > y ? x : y
}

function clamped(x: number, min: number, max: number): number {
  const raised = x < min ? min : x
  return raised > max ? max : raised
}

function compared(comparison: CompareSign, x: number, y: number): boolean {
  switch (comparison) {
    case '<':
      return x < y
    case '>':
      return x > y
    case '<=':
      return x <= y
    case '>=':
      return x >= y
    case '==':
      return x === y
    default:
      return x !== y
  }
}
