import type { Run } from '../experiment/config.ts'
import { type PartedDigits, partedExactly, partedFixed, sameDecimals } from './parted-digits.ts'
import { causesIn, type PartingCause, type TrainerPair } from './parting-cause.ts'
import { same } from './same-values.ts'
import { hasMemory, type SavedPair, sameGrads, sameMemories, sameWeights } from './saved-pair.ts'
import { Trainer } from './trainer.ts'

/** Digits after the point of a printed cost, and of a printed weight. */
const COST_DECIMALS = 6
const WEIGHT_DECIMALS = 4

/** An iteration that two runs begin alike and end otherwise; null where nothing but the sign of a zero is to blame. */
export interface PartingEvent {
  /** Iterations done at its end. */
  readonly iteration: number
  readonly cause: PartingCause
}

/** A printed cost or a weight that is no longer the same. */
export interface PartedNumber {
  readonly iteration: number
  readonly digits: PartedDigits
}

/** A weight, or an element of the bias. */
export interface PartedWeight extends PartedNumber {
  /** As `model.named_parameters()` has it. */
  readonly parameter: string
  /** Its row and its column in the parameter as it is stored, of a vector its place. */
  readonly place: readonly number[]
}

/** Where two runs part that differ in nothing but the release of PyTorch; null where, up to `iteration`, they do not. */
export interface Parting {
  /** The iteration up to which they were compared. */
  readonly iteration: number
  /** The first iteration that changes any value: the batch loss, a gradient, what an optimizer keeps, a weight. */
  readonly first: PartingEvent | null
  /** The iteration in which what led to other weights began. */
  readonly origin: PartingEvent | null
  /** A weight, in any bit. */
  readonly weight: PartedWeight | null
  /** A weight, to as many digits as PyTorch prints of it. */
  readonly printed: PartedWeight | null
  /** A cost that the program prints. */
  readonly cost: PartedNumber | null
}

/** Iterations between two looks at all that the runs go on with, as long as their weights and losses are the same. */
const BLOCK = 64

/**
 * Two runs that differ in nothing but the release of PyTorch, side by side. As long as weights and losses are the same to the
 * bit all else is compared once a block; where something has parted, the block is done again, everything is compared after
 * each iteration, and the iteration in which it parted is done statement by statement.
 */
export class PartingSearch {
  readonly #pair: TrainerPair
  readonly #end: number
  /** Where the block began, and all was the same. */
  #start: SavedPair
  /** Up to this iteration everything is compared after each. */
  #closeUntil = 0
  /** Whether what the runs go on with is the same. */
  #isAlike = true
  #first: PartingEvent | null = null
  #origin: PartingEvent | null = null
  #weight: PartedWeight | null = null
  #printed: PartedWeight | null = null
  #cost: PartedNumber | null = null

  constructor([a, b]: readonly [Run, Run]) {
    this.#pair = [new Trainer(a), new Trainer(b)]
    this.#end = a.config.iterations
    this.#start = this.#save()
  }

  /** Whether there is nothing more to find out. */
  get isKnown(): boolean {
    const isAllFound = this.#weight !== null && this.#printed !== null && this.#cost !== null
    return isAllFound || this.#pair[0].iteration >= this.#end
  }

  /** What is known by now. */
  get parting(): Parting {
    const iteration = this.#pair[0].iteration
    const [first, origin, weight, printed, cost] = [this.#first, this.#origin, this.#weight, this.#printed, this.#cost]
    return { iteration, first, origin, weight, printed, cost }
  }

  /** Gives back the memory that both runs have: no more can be found out. */
  release(): void {
    for (const trainer of this.#pair) trainer.release()
  }

  /** Compares an iteration more, or goes back to where a closer look begins. */
  advance(): void {
    const isClose = !this.#isAlike || this.#pair[0].iteration < this.#closeUntil
    // What an optimizer keeps may part, and be the same again soon after.
    const mayPartUnseen = this.#first === null && (this.#start[0].iteration === 0 || hasMemory(this.#start))
    if (this.#weight !== null) this.#iterate()
    else if (isClose || mayPartUnseen) this.#lookClosely()
    else this.#lookOver()
    this.#compareNumbers()
  }

  /** An iteration after which weights and gradients are compared, and at the end of a block all that the next one goes on with. */
  #lookOver(): void {
    this.#iterate()
    const [{ iteration }] = this.#pair
    const isEnd = iteration - this.#start[0].iteration >= BLOCK || iteration >= this.#end
    const now = isEnd ? this.#save() : null
    if (this.#firstWeight() === null && (this.#first !== null || this.#isSameOnTheWay())) {
      if (now === null) return
      if (this.#goOnAlike(now)) {
        this.#start = now
        return
      }
    }
    this.#closeUntil = iteration
    this.#restore(this.#start)
  }

  /** An iteration after which everything is compared. */
  #lookClosely(): void {
    const { iteration } = this.#pair[0]
    const before = this.#start[0].iteration === iteration ? this.#start : this.#save()
    this.#iterate()
    const after = this.#save()
    const wasAlike = this.#isAlike
    this.#isAlike = this.#goOnAlike(after)
    const isFirst = this.#first === null && !this.#isSameOnTheWay()
    if (wasAlike && (isFirst || !this.#isAlike)) this.#explain(before)
    if (this.#isAlike) this.#start = after
  }

  /** Whether loss and gradients are the same. */
  #isSameOnTheWay(): boolean {
    const [a, b] = this.#pair
    const gradOf = ({ parameters }: Trainer, i: number) => {
      const parameter = parameters[i]?.parameter
      return parameter?.hasGrad ? parameter.grad.values : null
    }
    return Object.is(a.loss, b.loss) && a.parameters.every((_, i) => same(gradOf(a, i), gradOf(b, i)))
  }

  /** Whether two snapshots lead to the same next iteration; that does not know the gradients which it clears at once. */
  #goOnAlike(saved: SavedPair): boolean {
    const { off, accumulationSteps } = this.#pair[0].config
    const isCleared = !off.includes('zero_grad') && saved[0].iteration % accumulationSteps === 0
    return sameWeights(saved) && sameMemories(saved) && (isCleared || sameGrads(saved))
  }

  /** Does the iteration again that began at `before`, and finds what parted in it. */
  #explain(before: SavedPair): void {
    this.#restore(before)
    const { loss, state } = causesIn(this.#pair)
    const [{ iteration }] = this.#pair
    const cause = state ?? loss
    if (cause !== null) this.#first ??= { iteration, cause }
    if (state !== null && !this.#isAlike) this.#origin = { iteration, cause: state }
  }

  /** What the page tells of: the weights, as they are and as they are printed, and the printed cost. */
  #compareNumbers(): void {
    const [a, b] = this.#pair
    const { iteration } = a
    if (this.#cost === null && iteration > 0 && iteration % a.config.logEvery === 0)
      if (!sameDecimals(a.loss, b.loss, COST_DECIMALS))
        this.#cost = { iteration, digits: partedFixed(a.loss, b.loss, COST_DECIMALS) }
    this.#weight ??= this.#partedWeight(Object.is, partedExactly)
    if (this.#weight === null || this.#printed !== null) return
    const sameInPrint = (one: number, other: number) => sameDecimals(one, other, WEIGHT_DECIMALS)
    this.#printed = this.#partedWeight(sameInPrint, (one, other) => partedFixed(one, other, WEIGHT_DECIMALS))
  }

  #partedWeight(
    isSame: (one: number, other: number) => boolean,
    digitsOf: (one: number, other: number) => PartedDigits,
  ): PartedWeight | null {
    const found = this.#firstWeight(isSame)
    if (found === null) return null
    const { name, shape, element, values } = found
    const width = shape.at(-1) ?? 1
    const place = shape.length === 1 ? [element] : [Math.floor(element / width), element % width]
    return { iteration: this.#pair[0].iteration, parameter: name, place, digits: digitsOf(...values) }
  }

  /** The first weight, in the order of the parameters, that is not the same. */
  #firstWeight(isSame: (one: number, other: number) => boolean = Object.is) {
    const [a, b] = this.#pair
    for (const [i, { name, parameter }] of a.parameters.entries()) {
      const other = (b.parameters[i]?.parameter ?? parameter).data.values
      const values = parameter.data.values
      const element = values.findIndex((value, at) => !isSame(value, other[at] ?? Number.NaN))
      if (element === -1) continue
      const parted = [values[element] ?? Number.NaN, other[element] ?? Number.NaN] as const
      return { name, shape: parameter.shape, element, values: parted }
    }
    return null
  }

  #iterate(): void {
    for (const trainer of this.#pair) trainer.iterate()
  }

  #restore(saved: SavedPair): void {
    const [a, b] = this.#pair
    a.restore(saved[0])
    b.restore(saved[1])
  }

  #save(): SavedPair {
    return [this.#pair[0].save(), this.#pair[1].save()]
  }
}
