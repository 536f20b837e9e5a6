import { DENSE, sampleAfter } from '../sample-spacing.ts'

/** More parameters than this are not kept at each sample; output columns are kept whole or not at all. */
const MOST_PARAMETERS = 128

/** The trajectory of the weights as it is drawn: complete and bounded. */
export interface TrajectoryView {
  /** Iterations done at each sample, ascending; the first is 0. Beyond the one on screen after a seek back. */
  readonly iterations: Float64Array
  /** How many output columns were kept, the first ones; 0 where the layer has too many inputs. */
  readonly columns: number
  /** samples x columns x in_features: the rows of `weight` that were kept. */
  readonly weights: Float32Array
  /** samples x columns; null where the layer has no bias. */
  readonly biases: Float32Array | null
}

/** Numbers that change: read anew each time, for the array that has them may be another one by then. */
interface Source {
  readonly data: { readonly length: number; readonly values: Float32Array }
}

/**
 * The weights of a run at iterations that are the same for every run: every one up to 128, then 64 to a doubling. So the
 * samples lie densely on a linear axis and on a logarithmic one, each is exact, none is ever thinned out, and 10^9
 * iterations have 1,600 of them.
 */
export class WeightTrajectory {
  readonly #weight: Source
  readonly #bias: Source | null
  /** Parameters of each kind that are kept, in one sample. */
  readonly #ofWeight: number
  readonly #ofBias: number
  readonly #columns: number
  #iterations = new Float64Array(DENSE)
  #weights: Float32Array
  #biases: Float32Array
  #count = 0
  #next = 0

  /**
   * Keeps the initial weights.
   * @param weight out_features x in_features, read at each sample
   * @param bias out_features, or null
   */
  constructor(weight: Source, bias: Source | null, outFeatures: number) {
    const inFeatures = weight.data.length / outFeatures
    const width = inFeatures + (bias === null ? 0 : 1)
    this.#weight = weight
    this.#bias = bias
    this.#columns = Math.min(outFeatures, Math.floor(MOST_PARAMETERS / width))
    this.#ofWeight = this.#columns * inFeatures
    this.#ofBias = bias === null ? 0 : this.#columns
    this.#weights = new Float32Array(DENSE * this.#ofWeight)
    this.#biases = new Float32Array(DENSE * this.#ofBias)
    this.record()
  }

  /** Keeps the weights as they are now as the initial ones, and nothing else. */
  begin(): void {
    this.#count = 0
    this.#next = 0
    this.record()
  }

  /** Takes over what `other`, of a run with the same layer, has kept. */
  adopt(other: WeightTrajectory): void {
    this.#iterations = other.#iterations.slice()
    this.#weights = other.#weights.slice()
    this.#biases = other.#biases.slice()
    this.#count = other.#count
    this.#next = other.#next
  }

  /** The next iteration at which the weights are wanted. */
  get next(): number {
    return this.#next
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#iterations.byteLength + this.#weights.byteLength + this.#biases.byteLength
  }

  /** Bytes that will be held once `iteration` iterations are done. */
  bytesAt(iteration: number): number {
    let count = this.#count
    for (let next = this.#next; next <= iteration; next = sampleAfter(next)) count++
    const room = Math.max(this.#iterations.length, 2 ** Math.ceil(Math.log2(count)))
    return (this.bytes / this.#iterations.length) * room
  }

  /** Keeps the weights as they are now, `next` iterations being done. */
  record(): void {
    if (this.#count === this.#iterations.length) this.#grow()
    const at = this.#count++
    this.#iterations[at] = this.#next
    this.#weights.set(this.#weight.data.values.subarray(0, this.#ofWeight), at * this.#ofWeight)
    if (this.#bias !== null) this.#biases.set(this.#bias.data.values.subarray(0, this.#ofBias), at * this.#ofBias)
    this.#next = sampleAfter(this.#next)
  }

  /** Forgets the weights after `iteration`; the initial ones stay. */
  truncate(iteration: number): void {
    while (this.#count > 1 && (this.#iterations[this.#count - 1] as number) > iteration) this.#count--
    this.#next = sampleAfter(this.#iterations[this.#count - 1] as number)
  }

  /** A copy of all samples. */
  view(): TrajectoryView {
    return {
      iterations: this.#iterations.slice(0, this.#count),
      columns: this.#columns,
      weights: this.#weights.slice(0, this.#count * this.#ofWeight),
      biases: this.#bias === null ? null : this.#biases.slice(0, this.#count * this.#ofBias),
    }
  }

  #grow(): void {
    const length = 2 * this.#iterations.length
    this.#iterations = grown(this.#iterations, new Float64Array(length))
    this.#weights = grown(this.#weights, new Float32Array(length * this.#ofWeight))
    this.#biases = grown(this.#biases, new Float32Array(length * this.#ofBias))
  }
}

/** `to` with what `from` holds at its start. */
function grown<T extends Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
