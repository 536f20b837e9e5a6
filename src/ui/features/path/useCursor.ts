import { type KeyboardEvent, useState } from 'react'
import { nearest } from './samples.ts'

/** By how many samples a key moves the cursor. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * A cursor over the samples of a plot: by pointing, or with the arrow keys, as a slider.
 * @param at the iterations of the samples, ascending
 */
export function useCursor(at: readonly number[]) {
  // The iteration and not the index: samples come and lie elsewhere, what was pointed at stays.
  const [iteration, setIteration] = useState<number | null>(null)
  const last = at.length - 1
  const index = iteration === null ? null : nearest(at, iteration)
  const go = (to: number) => setIteration(at[Math.max(0, Math.min(last, to))] ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIteration(null)
    const move = MOVES[event.key]
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go((index ?? last) + move)
  }
  return {
    index,
    /** The iteration of the cursor; that of the last sample where there is none. */
    value: at[index ?? last] ?? 0,
    /** Puts the cursor on the sample nearest to an iteration, or takes it away. */
    point: setIteration,
    /** What makes an element with the role the slider. */
    slider: {
      'aria-valuemin': 0,
      'aria-valuemax': at[last] ?? 0,
      onKeyDown,
      onBlur: () => setIteration(null),
    } as const,
  }
}
