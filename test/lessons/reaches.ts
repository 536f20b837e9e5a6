import type { Run } from '../../src/experiment/config.ts'
import type { Goal } from '../../src/share/handout.ts'
import { learnedOf } from '../../src/training/learned.ts'
import { difference } from '../../src/training/progress.ts'
import { Trainer } from '../../src/training/trainer.ts'

/** Whether all of `goal` holds at once at some iteration of `run`, each of them looked at. */
export function reaches(run: Run, goal: readonly Goal[]): boolean {
  const trainer = new Trainer(run)
  const values = {
    full_loss: () => trainer.fullLoss(),
    max_error: () => difference(learnedOf({ parameters: trainer.values() }), trainer.config.W),
    iteration: () => trainer.iteration,
  }
  const holdsNow = () => goal.every(({ quantity, atMost }) => values[quantity]() <= atMost)
  while (!holdsNow()) {
    if (trainer.iteration === run.config.iterations) return false
    trainer.iterate()
  }
  return true
}
