import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordedRun } from '../../../src/engine/worker/recorded-run.ts'
import type { Run } from '../../../src/experiment/config.ts'
import { Trainer } from '../../../src/training/trainer.ts'
import { runs } from '../arbitraries.ts'

/** lr that the step of each iteration is taken with. */
function ratesOf(run: Run): readonly number[] {
  const trainer = new Trainer(run)
  return Array.from({ length: run.config.iterations }, () => {
    const { lr } = trainer
    trainer.iterate()
    return Math.fround(lr)
  })
}

test('the history has the extremes of lr of each point, whatever wrote it and however the run was gone through', () => {
  fc.assert(
    fc.property(runs(700), fc.nat(700), fc.nat(6), (run, back, statements) => {
      const recorded = new RecordedRun(run)
      const { iterations } = run.config
      for (let i = 0; i < statements && recorded.iteration < iterations; i++) recorded.advance()
      while (recorded.iteration < Math.min(back, iterations)) recorded.iterate()
      recorded.approach({ iteration: Math.floor(back / 2), statement: 0 })
      while (recorded.iteration < iterations) recorded.iterate()
      const { history, lr } = recorded.frame('finished', false)
      const rates = ratesOf(run)
      let from = 0
      for (const [point, end] of history.end.entries()) {
        const within = rates.slice(from, end)
        expect([history.lrMin[point], history.lrMax[point]]).toEqual([Math.min(...within), Math.max(...within)])
        from = end
      }
      const trainer = new Trainer(run)
      while (trainer.iteration < iterations) trainer.iterate()
      expect(lr).toBe(trainer.lr)
    }),
    { numRuns: 60 },
  )
})
