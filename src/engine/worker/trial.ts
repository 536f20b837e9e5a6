import type { Run } from '../../experiment/config.ts'
import type { RunNeed } from '../sweep-protocol.ts'
import { RecordedRun } from './recorded-run.ts'
import { Slicer } from './slicer.ts'

/** How long it works in all, in milliseconds: code that has just been loaded takes that long to become fast. */
const WHOLE = 300

/** Of each of the pieces of which the fastest counts, in milliseconds: others may have work for the machine, too. */
const PIECE = 20

/** The first iterations of a run, recorded as they are on screen, to learn what the whole of it takes on this machine. */
export class Trial {
  readonly #run: RecordedRun
  readonly #slicer = new Slicer()
  /** Milliseconds of work. */
  #took = 0
  /** The piece under way: milliseconds, and the iterations done in it. */
  #piece = { took: 0, iterations: 0 }
  /** Milliseconds of an iteration in the fastest piece by now. */
  #fastest = Infinity

  constructor(run: Run) {
    this.#run = new RecordedRun(run)
  }

  /** Works until `deadline`; true when enough is known, or the run is at its end. */
  work(deadline: number, now: () => number): boolean {
    const run = this.#run
    let time = now()
    while (!this.#isDone && time < deadline) {
      const [begun, since] = [run.iteration, time]
      this.#slicer.run(run, run.end - begun, false, now)
      time = now()
      this.#add(time - since, run.iteration - begun)
    }
    return this.#isDone
  }

  /** Iterations done so far. */
  get iterations(): number {
    return this.#run.iteration
  }

  get #isDone(): boolean {
    return this.#took >= WHOLE || this.#run.iteration === this.#run.end
  }

  #add(took: number, iterations: number): void {
    this.#took += took
    const piece = { took: this.#piece.took + took, iterations: this.#piece.iterations + iterations }
    // What is left at a run's end counts only where there is nothing else.
    const isWhole = piece.took >= PIECE || (this.#isDone && this.#fastest === Infinity)
    if (isWhole) this.#fastest = Math.min(this.#fastest, piece.took / piece.iterations)
    this.#piece = isWhole ? { took: 0, iterations: 0 } : piece
  }

  /** What the run takes, once `work` has said that it is known. */
  need(): RunNeed {
    return { seconds: this.#fastest / 1000, bytes: this.#run.bytesAtEnd() }
  }

  /** Gives back the memory of the run: it is not to be used any more. */
  release(): void {
    this.#run.release()
  }
}
