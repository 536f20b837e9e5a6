import type { Config } from '../../experiment/config.ts'
import { isPrepared, prepare } from '../../training/run-code.ts'
import { type Command, type EngineEvent, transferables } from '../protocol.ts'
import { SWEEP_WORKER, type SweepCommand } from '../sweep-protocol.ts'
import { createSoon } from './macrotasks.ts'
import { Session } from './session.ts'
import { SweepServer } from './sweep-server.ts'

// Glue only: a session, or the work of a sweep, needs to be told what comes in, where to post, and how time passes here.

const now = () => performance.now()

/** Where the page and its run have no core to spare, a sweep gives theirs back for so many milliseconds after every slice. */
const REST = 4

/** Has this worker carry out a run as the page says, or, where that is its name, the runs of a sweep. */
export function serveEngine(self: DedicatedWorkerGlobalScope): void {
  const soon = createSoon(new MessageChannel())
  if (self.name === SWEEP_WORKER) serveSweep(self, soon)
  else serveRun(self, soon)
}

type Soon = ReturnType<typeof createSoon>

function serveSweep(self: DedicatedWorkerGlobalScope, soon: Soon): void {
  const rest = (task: () => void) => setTimeout(task, REST)
  const server = new SweepServer({
    post: (event) => self.postMessage(event),
    now,
    soon: navigator.hardwareConcurrency > 2 ? soon : rest,
  })
  const hand = inTurn((command: SweepCommand) => server.handle(command))
  self.onmessage = ({ data }: MessageEvent<SweepCommand>) => hand(data, data.type === 'job' ? data.config : null)
}

function serveRun(self: DedicatedWorkerGlobalScope, soon: Soon): void {
  const post = (event: EngineEvent) => self.postMessage(event, transferables(event))
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
  const hand = inTurn((command: Command) => {
    lastRunId = command.runId
    guarded(() => session.handle(command))
  })
  self.onmessage = ({ data }: MessageEvent<Command>) => hand(data, data.type === 'open' ? data.run.config : null)
}

/** Hands commands on in their order; one that opens a run, and those behind it, wait until what it computes with is loaded. */
function inTurn<C>(handle: (command: C) => void): (command: C, opened: Config | null) => void {
  let waiting = 0
  let last = Promise.resolve()
  return (command, opened) => {
    if (waiting === 0 && (opened === null || isPrepared(opened))) {
      handle(command)
      return
    }
    waiting++
    last = last
      .then(() => opened && prepare(opened))
      .then(() => {
        waiting--
        handle(command)
      })
  }
}
