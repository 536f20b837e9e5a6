/**
 * Returns a `soon`: does a task in a macrotask of its own, so that messages are handled in between, without the four
 * milliseconds that nested timers are held back; it returns how to cancel the task.
 */
export function createSoon({ port1, port2 }: MessageChannel): (task: () => void) => () => void {
  // One message and one entry each, in the same order; a cancelled entry stays until its message has come.
  const waiting: { task: (() => void) | null }[] = []
  port1.onmessage = () => waiting.shift()?.task?.()
  return (task) => {
    const entry: { task: (() => void) | null } = { task }
    waiting.push(entry)
    port2.postMessage(null)
    return () => {
      entry.task = null
    }
  }
}
