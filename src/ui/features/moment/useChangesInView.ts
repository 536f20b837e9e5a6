import { useLayoutEffect, useRef } from 'react'
import type { Moment } from '../../../training/moment.ts'

/** Keeps what the last statement changed in view where not all tensors have room: it scrolls their box, never the page. */
export function useChangesInView(moment: Moment) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each moment changes other tensors
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || element.scrollHeight <= element.clientHeight) return
    const changed = [...element.querySelectorAll('[data-state=new], [data-state=changed]')]
    const boxes = changed.map((tensor) => tensor.getBoundingClientRect())
    if (boxes.length === 0) return
    const { top, bottom } = element.getBoundingClientRect()
    const below = Math.max(...boxes.map((each) => each.bottom)) - bottom
    if (below > 0) element.scrollTop += below
    const above = top - Math.min(...boxes.map((each) => each.top)) + Math.max(0, below)
    // Its top counts for more than its end.
    if (above > 0) element.scrollTop -= above
  }, [moment])
  return box
}
