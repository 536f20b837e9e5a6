import { RecordedRun } from '../../src/engine/worker/recorded-run.ts'
import type { Run } from '../../src/experiment/config.ts'
import { equalRuns } from '../../src/experiment/run.ts'
import type { Extreme, Laboratory, LrLimit, MeasuredMoment } from '../../src/lessons/laboratory.ts'
import { leastLoss } from '../../src/theory/least-loss.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { limitsOf } from '../../src/theory/limits.ts'
import { Desk } from '../../src/theory/questions/desk.ts'
import { batchVariance } from '../../src/theory/stepping.ts'

/** Takes measures where the page takes them, in the engine and in the theory, without the workers around them. */
export class EngineLaboratory implements Laboratory {
  /** Under way, to be continued where a later moment of the same run is asked for. */
  readonly #runs: RecordedRun[] = []
  readonly #moments: { readonly run: Run; readonly iteration: number; readonly moment: MeasuredMoment }[] = []

  async momentOf(run: Run, iteration: number): Promise<MeasuredMoment> {
    const known = this.#moments.find((each) => each.iteration === iteration && equalRuns(each.run, run))
    if (known !== undefined) return known.moment
    const ahead = this.#runs.find((each) => each.isOf(run) && each.iteration <= iteration)
    const recorded = ahead ?? new RecordedRun(run)
    if (ahead === undefined) this.#runs.push(recorded)
    while (recorded.iteration < iteration) recorded.iterate()
    const moment = recorded.frame('paused', true)
    this.#moments.push({ run, iteration, moment })
    return moment
  }

  async limitOf({ config }: Run, limit: LrLimit): Promise<number> {
    const limits = limitsOf(leastSquaresOf(config), config)
    const found = limits[limit === 'fastest' ? 'best' : limit]
    return found.ok ? found.value : Number.NaN
  }

  async leastLossOf({ config }: Run): Promise<number> {
    return leastLoss(leastSquaresOf(config), config)?.loss ?? Number.NaN
  }

  async halvingOf(run: Run, along: Extreme): Promise<number> {
    const none = { iterations: new Float64Array(), weights: new Float32Array() }
    const columns = { first: 0, count: 1 }
    const answer = new Desk().answer({ type: 'directions', run, columns, samples: none, now: none, grid: [] })
    return answer.type === 'directions' ? (answer.halving?.[along] ?? Number.NaN) : Number.NaN
  }

  async varianceOf({ config }: Run): Promise<number> {
    return batchVariance(config)
  }
}
