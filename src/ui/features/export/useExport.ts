import { useRef, useState } from 'react'
import { useApp } from '../../context.ts'
import { sheetCode } from '../../sheet-code.ts'
import type { Task } from './items.ts'

/** How an export is getting on; null before the first. */
export type Progress =
  /** A run is carried out for its output; `part` of it is done. */
  | { readonly type: 'working'; readonly part: number }
  | { readonly type: 'saved' | 'copied'; readonly name: string }
  | { readonly type: 'copyRefused' | 'notLoaded' | 'noNumbers' | 'notBetween' | 'failed' }
  /** Why there is nothing to draw. */
  | { readonly type: 'noPicture'; readonly why: string }

/** Makes exports, one at a time: a new one ends the one under way. */
export function useExport() {
  const app = useApp()
  const [progress, setProgress] = useState<Progress | null>(null)
  const current = useRef<AbortController | null>(null)
  const cancel = () => {
    current.current?.abort()
    current.current = null
    setProgress(null)
  }
  const start = async (task: Task) => {
    cancel()
    const controller = new AbortController()
    current.current = controller
    const { signal } = controller
    const tell = (next: Progress) => {
      if (!signal.aborted) setProgress(next)
    }
    const work = await import('./carry-out.ts').catch(() => null)
    if (work === null) tell({ type: 'notLoaded' })
    else tell(await work.carryOut(app, task, { signal, progress: (part) => tell({ type: 'working', part }) }))
  }
  /** Has the browser print, once what is printed is there. */
  const print = async () => {
    cancel()
    const sheet = await sheetCode.again().outcome
    if (!sheet.ok) return setProgress({ type: 'notLoaded' })
    await sheet.value.prepared(app)
    window.print()
  }
  return { progress, start, cancel, print }
}
