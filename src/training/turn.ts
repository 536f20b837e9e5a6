import type { Config } from '../experiment/config.ts'
import type { TurnPlan } from '../torch/kernels/turn-plan.ts'
import { Lease } from '../torch/memory.ts'
import { learnedIn } from './learned.ts'
import { drawIndices, type Loop } from './phases.ts'

/** A whole iteration of the plain loop in one call, as long as nothing but `loop.epoch` changes beside it. */
export interface Turn {
  run(): void
  /** Gives back what it needs. */
  release(): void
}

/**
 * The turns of `loop` from now on; null where its statements are to be carried out one by one: in another loop than the plain
 * one, as long as a gradient is None, or where the kernels know no such call.
 * @param config the one in effect
 */
export function turnOf(loop: Loop, config: Config): Turn | null {
  const { sampler, batch } = loop
  if (!isPlain(loop, config) || !parametersOf(loop).every(({ hasGrad }) => hasGrad)) return null
  if (batch.indices.length !== loop.batchSize) return null
  if (sampler.drawing !== null) return loop.rows === loop.batchSize ? turnOfRows(loop, config, loop.rows) : null
  return turnOfGiven(loop, config)
}

/** The tutorial's body, with a step of SGD that needs nothing but the gradient. */
function isPlain({ optimizer }: Loop, config: Config): boolean {
  const { momentum, weightDecay } = optimizer.paramGroup
  const isWhole = config.off.length === 0 && config.accumulationSteps === 1
  const isBare = config.scheduler === 'none' && config.clipGrad === 'none'
  return isWhole && isBare && config.optimizer === 'sgd' && !config.maximize && momentum === 0 && weightDecay === 0
}

/** Batches whose samples are chosen here; a DataLoader's last one may be short. */
function turnOfGiven(loop: Loop, config: Config): Turn | null {
  const turns = new Map<number, Turn>()
  const first = turnOfRows(loop, config, loop.batchSize)
  if (first === null) return null
  turns.set(loop.batchSize, first)
  const ofRows = (rows: number): Turn => {
    const made = turns.get(rows) ?? turnOfRows(loop, config, rows)
    if (made === null) throw new RangeError(`no turn of ${rows} rows`)
    turns.set(rows, made)
    return made
  }
  return {
    run() {
      drawIndices(loop)
      ofRows(loop.rows).run()
    },
    release() {
      for (const turn of turns.values()) turn.release()
    },
  }
}

function turnOfRows(loop: Loop, config: Config, rows: number): Turn | null {
  const lease = new Lease()
  const plan = planOf(loop, config, rows)
  const call = plan && loop.device.kernels.iteration(plan, lease)
  if (call === null) return null
  return {
    run() {
      loop.loss = call()
    },
    release: () => lease.release(),
  }
}

function planOf(
  { dataset, sampler, model, batch, criterion, optimizer }: Loop,
  { numSamples }: Config,
  rows: number,
): TurnPlan | null {
  const { weight, bias } = learnedIn(model.namedParameters())
  if (criterion.inTurn === null) return null
  return {
    samples: numSamples,
    inFeatures: model.inFeatures,
    outFeatures: model.outFeatures,
    rows,
    x: dataset.x,
    y: dataset.y,
    draw: sampler.drawing,
    indices: batch.indices,
    inputBatch: batch.x,
    outputBatch: batch.y,
    outputPred: batch.pred,
    predGrad: batch.predGrad,
    weight: weight.parameter,
    bias: bias?.parameter ?? null,
    lr: optimizer.paramGroup.lr,
    loss: criterion.inTurn,
  }
}

function parametersOf({ model }: Loop) {
  return model.namedParameters().map(({ parameter }) => parameter)
}
