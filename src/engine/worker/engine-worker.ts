import { type Command, type EngineEvent, transferables } from '../protocol.ts'
import { inTurn } from './in-turn.ts'
import { createSoon } from './macrotasks.ts'
import { Session } from './session.ts'

// Glue only: a session needs to be told what comes in, where to post, and how time passes here.

/** Has this worker carry out a run as the page says. */
export function serveEngine(self: DedicatedWorkerGlobalScope): void {
  const soon = createSoon(new MessageChannel())
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
    now: () => performance.now(),
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
