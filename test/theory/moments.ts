import type { Run } from '../../src/experiment/config.ts'
import { configAt } from '../../src/experiment/run.ts'
import type { RunMoment } from '../../src/theory/causes/situation.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { held } from '../training/held.ts'

/** Full losses that are told of a run's last half. */
const LOSSES = 32

/** The moment before a run, as the page asks about it. */
export function beforeOf(run: Run): RunMoment {
  return { run, config: configAt(run, 0), iteration: 0, parameters: new Trainer(run).values(), measured: null }
}

/** The moment once a run has done `iteration` iterations, measured on the real trainer. */
export function momentAt(run: Run, iteration = run.config.iterations): RunMoment {
  const trainer = new Trainer(run)
  const every = Math.max(1, Math.floor(iteration / 2 / LOSSES))
  const losses: { iteration: number; loss: number }[] = []
  let lastMoved = 0
  let broken = 0
  let divergedAt: number | null = null
  let before = held(trainer).weight
  while (trainer.iteration < iteration && divergedAt === null) {
    trainer.iterate()
    if (held(trainer).weight.some((value, at) => value !== before[at])) lastMoved = trainer.iteration
    before = held(trainer).weight
    broken = Number.isFinite(trainer.loss) ? 0 : broken + 1
    if (broken === 2) divergedAt = trainer.iteration
    if (trainer.iteration * 2 >= iteration && trainer.iteration % every === 0) {
      losses.push({ iteration: trainer.iteration, loss: trainer.fullLoss() })
    }
  }
  return {
    run,
    config: configAt(run, iteration),
    iteration,
    parameters: trainer.values(),
    measured: {
      status: iteration >= run.config.iterations ? 'done' : 'paused',
      fullLoss: trainer.fullLoss(),
      lr: trainer.lr,
      divergedAt,
      lastMoved,
      losses,
    },
  }
}
