import type { Run } from '../../experiment/config.ts'
import type { RunNeed } from '../sweep-protocol.ts'
import { RecordedRun } from './recorded-run.ts'
import { Slicer } from './slicer.ts'

/** How long it goes before it is measured, in milliseconds: code that has just been loaded is slow. */
const WARMING = 30

/** How long it is measured, in milliseconds. */
const MEASURED = 60

/** The first iterations of a run, recorded as they are on screen, to learn what the whole of it takes on this machine. */
export class Trial {
  readonly #run: RecordedRun
  readonly #slicer = new Slicer()
  #isWarm = false
  /** Milliseconds of work since it was warm or, before that, since it began; and the iterations done in it. */
  #took = 0
  #iterations = 0

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
    return (this.#isWarm && this.#took >= MEASURED) || this.#run.iteration === this.#run.end
  }

  #add(took: number, iterations: number): void {
    if (!this.#isWarm && this.#took >= WARMING) {
      this.#isWarm = true
      this.#took = 0
      this.#iterations = 0
    }
    this.#took += took
    this.#iterations += iterations
  }

  /** What the run takes, once `work` has said that it is known. */
  need(): RunNeed {
    return { seconds: this.#took / 1000 / this.#iterations, bytes: this.#run.bytesAtEnd() }
  }

  /** Gives back the memory of the run: it is not to be used any more. */
  release(): void {
    this.#run.release()
  }
}
