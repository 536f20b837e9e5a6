import { type KeyboardEvent, useState } from 'react'
import { ALONG, moved } from './arrow-keys.ts'
import { nearest } from './nearest.ts'

/**
 * A cursor over the samples of a plot: by pointing, or with the arrow keys, as a slider.
 * @param at the iterations of the samples, ascending
 */
export function useCursor(at: readonly number[]) {
  // The iteration and not the index: samples come and lie elsewhere, what was pointed at stays.
  const [iteration, setIteration] = useState<number | null>(null)
  const last = at.length - 1
  const index = iteration === null ? null : nearest(at, iteration)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIteration(null)
    const move = ALONG[event.key]
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setIteration(at[moved(index ?? last, move, at.length)] ?? null)
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
