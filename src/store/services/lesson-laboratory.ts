import type { WorkerPort } from '../../engine/page/client.ts'
import { RunProbe } from '../../engine/page/run-probe.ts'
import type { Frame } from '../../engine/protocol.ts'
import type { Run } from '../../experiment/config.ts'
import type { CardFace } from '../../lessons/face.ts'
import type { Laboratory } from '../../lessons/laboratory.ts'
import { type Measure, measured } from '../../lessons/measure.ts'
import { keyOfMeasure, neededBy } from '../../lessons/tell.ts'
import type { Rates } from '../../theory/questions/questions.ts'
import type { Theory } from './theory.ts'

/** What was measured for each card, by its place and `keyOfMeasure`. */
export type CardNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Takes the numbers of cards in workers of its own, whatever is on screen. */
export class PageLaboratory implements Laboratory {
  readonly #probe: RunProbe
  readonly #theory: Theory

  constructor(startWorker: () => WorkerPort, theory: Theory) {
    this.#probe = new RunProbe(startWorker)
    this.#theory = theory
  }

  momentOf(run: Run, iteration: number): Promise<Frame> {
    return this.#probe.momentOf(run, iteration)
  }

  async limitOf(run: Run, limit: Parameters<Laboratory['limitOf']>[1]): Promise<number> {
    const found = (await this.#ratesOf(run)).limits[limit === 'fastest' ? 'best' : limit]
    return found.ok ? found.value : Number.NaN
  }

  async leastLossOf(run: Run): Promise<number> {
    const { floor } = await this.#theory.ask({ type: 'course', run, iterations: [] })
    return floor ?? 0
  }

  async halvingOf(run: Run, along: Parameters<Laboratory['halvingOf']>[1]): Promise<number> {
    const none = { iterations: new Float64Array(), weights: new Float32Array() }
    const columns = { first: 0, count: 1 }
    const { halving } = await this.#theory.ask({ type: 'directions', run, columns, samples: none, now: none, grid: [] })
    return halving?.[along] ?? Number.NaN
  }

  async varianceOf(run: Run): Promise<number> {
    return (await this.#ratesOf(run)).variance
  }

  /** All that a card tells in `run`, by `keyOfMeasure`; NaN where it cannot be had. */
  async numbersFor(face: CardFace, isTold: boolean, run: Run): Promise<ReadonlyMap<string, number>> {
    const numbers = new Map<string, number>()
    for (const measure of neededOn(face, isTold)) {
      const key = keyOfMeasure(measure)
      if (!numbers.has(key)) numbers.set(key, await measured(measure, run, this).catch(() => Number.NaN))
    }
    return numbers
  }

  async #ratesOf({ config }: Run): Promise<Rates> {
    const run = { config, changes: [] }
    const { rates } = await this.#theory.ask({ type: 'rates', run, config, batchSizes: [config.batchSize] })
    if (rates[0] === undefined) throw new Error('no limits')
    return rates[0]
  }
}

/** What a card tells of: before it is answered, and then. */
function neededOn({ text, more, reveal, question }: CardFace, isTold: boolean): readonly Measure[] {
  const told = isTold ? [reveal, more] : question === null ? [more] : []
  const said = [text, ...told].flatMap((each) => (each === null ? [] : [each.en, each.zh]))
  const truth = isTold && question !== null && 'truth' in question ? [question.truth] : []
  return [...said.flatMap(neededBy), ...truth]
}

/** What is known of the measures of the card at `place`; NaN where it is not. */
export function numbersIn(numbers: CardNumbers, place: string): (measure: Measure) => number {
  return (measure) => numbers.get(place)?.get(keyOfMeasure(measure)) ?? Number.NaN
}
