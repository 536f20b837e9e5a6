import type { Run } from '../../src/experiment/config.ts'
import { deviceOf } from '../../src/torch/device.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { costLine, finalLines } from '../../src/training/transcript.ts'
import { held } from '../training/held.ts'
import { normaliseHex, sha256, toHex } from './bits.ts'
import type { RunCase } from './load.ts'

/** What of a `RunCase` follows from its config. */
export type Record = Omit<RunCase, 'config' | 'batches' | 'lr'>

/** Runs the trainer, on `device`, and records what the oracle records. */
export function replay(run: Run, device = deviceOf(run.config.torch)): Record {
  const { W, iterations, logEvery } = run.config
  // The oracle looks at y, and at what is learned, before the changes of iteration 0.
  const drawn = new Trainer({ config: run.config, changes: [] })
  const [x, y] = [drawn.x.slice(), drawn.y.slice()]
  const { weight: weight0, bias: bias0 } = held(drawn)
  drawn.release()
  const trainer = new Trainer(run, device)
  const start = { weight0: toHex(weight0), bias0: bias0 && toHex(bias0) }
  const kept = new Set([1, 2, 3, 10, 100, 1000, iterations])
  const losses: { [iteration: string]: string } = {}
  const weights: { [iteration: string]: string } = {}
  const lines: string[] = []
  while (trainer.iteration < iterations) {
    trainer.iterate()
    const { iteration, loss } = trainer
    if (iteration % logEvery === 0) lines.push(costLine(iteration, loss))
    if (!kept.has(iteration)) continue
    losses[iteration] = toHex([loss])
    weights[iteration] = toHex(held(trainer).weight)
  }
  const { weight, bias } = held(trainer)
  return {
    x: toHex(x.subarray(0, 4 * W.rows)),
    xSha256: sha256(x),
    y: toHex(y.subarray(0, 4 * W.columns)),
    ySha256: sha256(y),
    ...start,
    losses,
    weights,
    weight: toHex(weight),
    bias: bias && toHex(bias),
    transcript: [...lines, ...finalLines(trainer.values())],
  }
}

/** A case without what is compared elsewhere, every NaN written alike. */
export function expected({ config: _, batches: __, lr: ___, ...record }: RunCase): Record {
  const each = (bits: RunCase['losses']) =>
    Object.fromEntries(Object.entries(bits).map(([iteration, hex]) => [iteration, normaliseHex(hex)]))
  return {
    ...record,
    losses: each(record.losses),
    weights: each(record.weights),
    weight: normaliseHex(record.weight),
    bias: record.bias && normaliseHex(record.bias),
  }
}
