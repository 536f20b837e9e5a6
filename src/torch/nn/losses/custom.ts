import { expressionArgument } from '../../arguments.ts'
import type { LossDefinition } from './loss.ts'

/** Functions that are within one unit in the last place of PyTorch's, in an expression; all others are to the bit. */
export const ROUNDED_FUNCTIONS = /\b(?:expm1|log1p|log2|log10|sin|cos|tan|(?:arc|a)tan)\b/

const args = {
  expression: expressionArgument('((pred - target) ** 4).mean()'),
}

/** `custom`: a loss that is an expression of pred and target (docs/custom-loss.md). */
export const custom: LossDefinition<typeof args> = {
  className: 'custom',
  args,
}
