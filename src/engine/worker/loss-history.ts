/** How many buckets are kept: with 40 bytes each, less than the 64 KiB that a history may take. */
const CAPACITY = 1024

/** With fewer buckets than this left, what is kept of a long run is too coarse to be drawn. */
const FEWEST = 32

/**
 * The loss history as it is drawn: at most a few hundred points, oldest first. Point `i` stands for the iterations
 * after `end[i - 1]` up to and including `end[i]`.
 */
export interface HistoryView {
  /** The iteration up to which the history goes; beyond the one shown after a seek back. */
  readonly recorded: number
  /** Last iteration of each point. */
  readonly end: Float64Array
  /** Mean of the finite batch losses; NaN where there is none. */
  readonly mean: Float32Array
  /** Smallest and largest batch loss, infinities included; NaN where every loss is NaN. */
  readonly min: Float32Array
  readonly max: Float32Array
  /** How many of the batch losses were NaN. */
  readonly nan: Float64Array
  /** Full loss at iteration `fullAt[i]`; meaningless where `fullAt[i]` is -1. */
  readonly full: Float32Array
  readonly fullAt: Float64Array
  /** Full loss before the first iteration. */
  readonly initialFull: number
  /** The smallest and the largest lr that the steps of the point were taken with; NaN where none was told. */
  readonly lrMin: Float32Array
  readonly lrMax: Float32Array
}

/**
 * Every batch loss of a run in bounded memory: buckets of `stride` consecutive iterations keep minimum, maximum, sum
 * and counts. When all buckets are full, neighbours are merged and the stride doubles, so nothing is ever lost but
 * resolution; extremes stay to the bit. The last bucket is usually still open and is shown like any other.
 */
export class LossHistory {
  /** Buckets are `2 ** shift` iterations long. */
  #shift = 0
  #recorded = 0
  readonly #min = new Float32Array(CAPACITY)
  readonly #max = new Float32Array(CAPACITY)
  readonly #sum = new Float64Array(CAPACITY)
  readonly #finite = new Uint32Array(CAPACITY)
  readonly #nan = new Uint32Array(CAPACITY)
  readonly #full = new Float32Array(CAPACITY)
  readonly #fullAt = new Int32Array(CAPACITY)
  readonly #lrMin = new Float32Array(CAPACITY)
  readonly #lrMax = new Float32Array(CAPACITY)
  readonly #initialFull: number

  /** @param initialFull the full loss before the first iteration */
  constructor(initialFull: number) {
    this.#initialFull = initialFull
    this.#clear(0)
  }

  /** The same history, apart. */
  copy(): LossHistory {
    const copy = new LossHistory(this.#initialFull)
    copy.#shift = this.#shift
    copy.#recorded = this.#recorded
    copy.#min.set(this.#min)
    copy.#max.set(this.#max)
    copy.#sum.set(this.#sum)
    copy.#finite.set(this.#finite)
    copy.#nan.set(this.#nan)
    copy.#full.set(this.#full)
    copy.#fullAt.set(this.#fullAt)
    copy.#lrMin.set(this.#lrMin)
    copy.#lrMax.set(this.#lrMax)
    return copy
  }

  /** How many iterations were recorded. */
  get recorded(): number {
    return this.#recorded
  }

  /** Iterations to a bucket. */
  get stride(): number {
    return 2 ** this.#shift
  }

  /** Bytes held, whatever the number of iterations. */
  get bytes(): number {
    const losses = [this.#min, this.#max, this.#sum, this.#finite, this.#nan, this.#full, this.#fullAt]
    return [...losses, this.#lrMin, this.#lrMax].reduce((bytes, array) => bytes + array.byteLength, 0)
  }

  /** Whether the iteration recorded last closed its bucket: the moment to note a full loss. */
  get atBucketEnd(): boolean {
    return (this.#recorded & ((1 << this.#shift) - 1)) === 0
  }

  /** Records the batch loss of iteration `recorded + 1`, and the lr of its step. */
  record(loss: number, lr = Number.NaN): void {
    if (this.#recorded >>> this.#shift === CAPACITY) this.#double()
    const bucket = this.#recorded >>> this.#shift
    this.#recorded++
    if (lr < (this.#lrMin[bucket] as number)) this.#lrMin[bucket] = lr
    if (lr > (this.#lrMax[bucket] as number)) this.#lrMax[bucket] = lr
    if (Number.isNaN(loss)) {
      this.#nan[bucket] = (this.#nan[bucket] as number) + 1
      return
    }
    if (loss < (this.#min[bucket] as number)) this.#min[bucket] = loss
    if (loss > (this.#max[bucket] as number)) this.#max[bucket] = loss
    if (!Number.isFinite(loss)) return
    this.#sum[bucket] = (this.#sum[bucket] as number) + loss
    this.#finite[bucket] = (this.#finite[bucket] as number) + 1
  }

  /** Notes the full loss after the iteration recorded last. */
  recordFull(loss: number): void {
    const bucket = (this.#recorded - 1) >>> this.#shift
    this.#full[bucket] = loss
    this.#fullAt[bucket] = this.#recorded
  }

  /**
   * Forgets everything after the last bucket that ends at or before `iteration`, and returns the iteration up to which
   * the history still goes; the caller records from there on anew. That is from the start, in fine buckets, where next to
   * nothing would be left: to run there again is then short against the way the run has gone before.
   */
  truncate(iteration: number): number {
    if (iteration >= this.#recorded) return this.#recorded
    let buckets = iteration >>> this.#shift
    if (buckets < FEWEST && this.#shift > 0) {
      buckets = 0
      this.#shift = 0
    }
    this.#recorded = buckets << this.#shift
    this.#clear(buckets)
    return this.#recorded
  }

  /**
   * The history in at most `limit` points. Neighbouring buckets are merged by powers of two, aligned to the start, so
   * that a point once drawn stays where it is until all of them are halved.
   */
  view(limit: number): HistoryView {
    const buckets = Math.ceil(this.#recorded / this.stride)
    let group = 1
    while (Math.ceil(buckets / group) > limit) group *= 2
    const length = Math.ceil(buckets / group)
    const view = emptyView(length, this.#recorded, this.#initialFull)
    for (let point = 0; point < length; point++) {
      this.#summarise(view, point, point * group, Math.min(buckets, (point + 1) * group))
    }
    return view
  }

  /** Writes the merged buckets `from..to` (exclusive) as one point. */
  #summarise(view: HistoryView, point: number, from: number, to: number): void {
    let [min, max, sum, finite, nan, full, fullAt] = [Infinity, -Infinity, 0, 0, 0, 0, -1]
    for (let bucket = from; bucket < to; bucket++) {
      min = Math.min(min, this.#min[bucket] as number)
      max = Math.max(max, this.#max[bucket] as number)
      sum += this.#sum[bucket] as number
      finite += this.#finite[bucket] as number
      nan += this.#nan[bucket] as number
      if (this.#fullAt[bucket] === -1) continue
      full = this.#full[bucket] as number
      fullAt = this.#fullAt[bucket] as number
    }
    this.#summariseRates(view, point, from, to)
    const some = max !== -Infinity
    view.end[point] = Math.min(this.#recorded, to * this.stride)
    view.mean[point] = finite > 0 ? sum / finite : Number.NaN
    view.min[point] = some ? min : Number.NaN
    view.max[point] = some ? max : Number.NaN
    view.nan[point] = nan
    view.full[point] = full
    view.fullAt[point] = fullAt
  }

  #summariseRates({ lrMin, lrMax }: HistoryView, point: number, from: number, to: number): void {
    const [least, most] = [Math.min(...this.#lrMin.subarray(from, to)), Math.max(...this.#lrMax.subarray(from, to))]
    lrMin[point] = most === -Infinity ? Number.NaN : least
    lrMax[point] = most === -Infinity ? Number.NaN : most
  }

  /** Merges neighbours and doubles the stride; the second half of the buckets is free again. */
  #double(): void {
    for (let i = 0; i < CAPACITY / 2; i++) {
      const [a, b] = [2 * i, 2 * i + 1]
      this.#min[i] = Math.min(this.#min[a] as number, this.#min[b] as number)
      this.#max[i] = Math.max(this.#max[a] as number, this.#max[b] as number)
      this.#lrMin[i] = Math.min(this.#lrMin[a] as number, this.#lrMin[b] as number)
      this.#lrMax[i] = Math.max(this.#lrMax[a] as number, this.#lrMax[b] as number)
      this.#sum[i] = (this.#sum[a] as number) + (this.#sum[b] as number)
      this.#finite[i] = (this.#finite[a] as number) + (this.#finite[b] as number)
      this.#nan[i] = (this.#nan[a] as number) + (this.#nan[b] as number)
      const later = this.#fullAt[b] === -1 ? a : b
      this.#full[i] = this.#full[later] as number
      this.#fullAt[i] = this.#fullAt[later] as number
    }
    this.#shift++
    this.#clear(CAPACITY / 2)
  }

  /** Empties the buckets from index `from` on. */
  #clear(from: number): void {
    this.#min.fill(Infinity, from)
    this.#max.fill(-Infinity, from)
    this.#sum.fill(0, from)
    this.#finite.fill(0, from)
    this.#nan.fill(0, from)
    this.#full.fill(0, from)
    this.#fullAt.fill(-1, from)
    this.#lrMin.fill(Infinity, from)
    this.#lrMax.fill(-Infinity, from)
  }
}

function emptyView(length: number, recorded: number, initialFull: number): HistoryView {
  return {
    recorded,
    end: new Float64Array(length),
    mean: new Float32Array(length),
    min: new Float32Array(length),
    max: new Float32Array(length),
    nan: new Float64Array(length),
    full: new Float32Array(length),
    fullAt: new Float64Array(length),
    initialFull,
    lrMin: new Float32Array(length),
    lrMax: new Float32Array(length),
  }
}
