import { afterEach, expect, test } from 'vitest'
import { createSoon } from '../../../src/engine/worker/macrotasks.ts'

const channels: MessageChannel[] = []
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close()
})

function soonOf(): (task: () => void) => () => void {
  const channel = new MessageChannel()
  channels.push(channel)
  return createSoon(channel)
}

test('tasks run in order, each in a macrotask of its own', async () => {
  const soon = soonOf()
  const seen: string[] = []
  await new Promise<void>((resolve) => {
    soon(() => {
      seen.push('first')
      queueMicrotask(() => seen.push('microtask'))
    })
    soon(() => {
      seen.push('second')
      resolve()
    })
    seen.push('now')
  })
  expect(seen).toEqual(['now', 'first', 'microtask', 'second'])
})

test('a cancelled task does not run; cancelling one that ran takes none of those that follow', async () => {
  const soon = soonOf()
  const seen: string[] = []
  soon(() => seen.push('cancelled'))()
  const cancel = await new Promise<() => void>((resolve) => {
    const cancelFirst = soon(() => {
      seen.push('first')
      resolve(() => cancelFirst())
    })
  })
  await new Promise<void>((resolve) => {
    soon(() => {
      seen.push('second')
      resolve()
    })
    cancel()
  })
  expect(seen).toEqual(['first', 'second'])
})
