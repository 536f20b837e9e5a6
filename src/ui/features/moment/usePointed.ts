import { useEffect, useRef, useState } from 'react'
import type { PointedPlace } from './place.ts'

/** How long a sum stays when the pointer leaves its cell, so that it can be reached, in milliseconds. */
const GRACE = 200

/** Which element of a gradient is pointed at, tapped or focused. */
export function usePointed() {
  const root = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<PointedPlace | null>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  const isOpen = place !== null
  // On the document: who only points has the focus elsewhere.
  useEffect(() => {
    if (!isOpen) return
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && setPlace(null)
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [isOpen])
  const stay = () => clearTimeout(timer.current)
  return {
    root,
    place,
    /** Shows the sum of `to`. */
    point(to: PointedPlace) {
      stay()
      setPlace(to)
    },
    /** The pointer has come to the sum itself. */
    stay,
    /** The pointer has left; with the focus still in the gradient the sum stays. */
    leave() {
      stay()
      timer.current = window.setTimeout(() => {
        if (root.current?.querySelector('[role=grid]:focus') === null) setPlace(null)
      }, GRACE)
    },
    close() {
      stay()
      setPlace(null)
    },
  }
}

export type Pointed = ReturnType<typeof usePointed>
