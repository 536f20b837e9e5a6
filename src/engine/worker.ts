import { createSoon } from './macrotasks.ts'
import { type Command, type EngineEvent, transferables } from './protocol.ts'
import { Session } from './session.ts'

// Glue only: a session needs to be told what comes in, where to post, and how time passes here.

declare const self: DedicatedWorkerGlobalScope

let lastRunId = -1
const soon = createSoon(new MessageChannel())

const session = new Session({
  post,
  now: () => performance.now(),
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

function post(event: EngineEvent): void {
  self.postMessage(event, transferables(event))
}

/** What throws here is a defect: the page is told in words instead of waiting in vain. */
function guarded(task: () => void): void {
  try {
    task()
  } catch (error) {
    post({ type: 'failed', runId: lastRunId, message: error instanceof Error ? error.message : String(error) })
  }
}
