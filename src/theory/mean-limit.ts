import type { Stepping } from './stepping.ts'

/**
 * Where the largest absolute eigenvalue of a full batch's step is 1 along a direction of curvature a (B. T. Polyak, "Some
 * methods of speeding up the convergence of iteration methods", 1964, for momentum): 2 (1 + momentum) / ((1 - dampening) a),
 * with nesterov 2 (1 + momentum) / ((1 + 2 momentum) a); both by Jury's conditions on the 2 x 2 step. 0 where no lr
 * shrinks anything: momentum >= 1, dampening >= 1.
 */
export function meanLimit({ momentum, intake, nesterov }: Stepping, curvature: number): number {
  if (momentum >= 1 || intake <= 0) return 0
  const share = nesterov ? 1 + 2 * momentum : intake
  return (2 * (1 + momentum)) / (share * curvature)
}
