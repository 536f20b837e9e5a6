import { type Command, type EngineEvent, transferables } from '../protocol.ts'
import { SWEEP_WORKER, type SweepCommand } from '../sweep-protocol.ts'
import { createSoon } from './macrotasks.ts'
import { Session } from './session.ts'
import { SweepServer } from './sweep-server.ts'

// Glue only: a session, or the work of a sweep, needs to be told what comes in, where to post, and how time passes here.
// One file for both, or the trainer would travel to every reader twice.

declare const self: DedicatedWorkerGlobalScope

const soon = createSoon(new MessageChannel())
const now = () => performance.now()

/** Where the page and its run have no core to spare, a sweep gives theirs back for so many milliseconds after every slice. */
const REST = 4

if (self.name === SWEEP_WORKER) serveSweep()
else serveRun()

function serveSweep(): void {
  const rest = (task: () => void) => setTimeout(task, REST)
  const server = new SweepServer({
    post: (event) => self.postMessage(event),
    now,
    soon: navigator.hardwareConcurrency > 2 ? soon : rest,
  })
  self.onmessage = ({ data }: MessageEvent<SweepCommand>) => server.handle(data)
}

function serveRun(): void {
  let lastRunId = -1
  /** What throws here is a defect: the page is told in words instead of waiting in vain. */
  const guarded = (task: () => void) => {
    try {
      task()
    } catch (error) {
      post({ type: 'failed', runId: lastRunId, message: error instanceof Error ? error.message : String(error) })
    }
  }
  const session = new Session({
    post,
    now,
    soon: (task) => soon(() => guarded(task)),
    later(task, ms) {
      const timer = setTimeout(() => guarded(task), ms)
      return () => clearTimeout(timer)
    },
  })
  self.onmessage = ({ data }: MessageEvent<Command>) => {
    lastRunId = data.runId
    guarded(() => session.handle(data))
  }
}

function post(event: EngineEvent): void {
  self.postMessage(event, transferables(event))
}
