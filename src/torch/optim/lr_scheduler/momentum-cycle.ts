import type { ParamGroup } from '../optimizer.ts'

/** Writes momentum to the group, or beta1 where the optimizer has betas: `group['betas'] = (momentum, *group['betas'][1:])`. */
export function writeMomentum(group: ParamGroup, momentum: number): void {
  if (group.betas === undefined) group.momentum = momentum
  else group.betas = [momentum, group.betas[1]]
}
