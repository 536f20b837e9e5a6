import { type Command, type EngineEvent, transferables } from './protocol.ts'
import { Session } from './session.ts'

// Glue only: a session needs to be told what comes in, where to post, and how time passes here.

declare const self: DedicatedWorkerGlobalScope

let lastRunId = -1

const channel = new MessageChannel()
let next: (() => void) | null = null
channel.port1.onmessage = () => {
  const task = next
  next = null
  guarded(() => task?.())
}

const session = new Session({
  post,
  now: () => performance.now(),
  soon(task) {
    if (next === null) channel.port2.postMessage(null)
    next = task
    return () => {
      next = () => {}
    }
  },
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
