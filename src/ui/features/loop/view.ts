import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

type Box = RefObject<HTMLElement | null>

/** What is scrolled to keeps so far from the edges, in pixels. */
const MARGIN = 8

/** Opens with the program's end in view and as much before it as there is room for, in whole lines. */
export function useLoopInView(box: Box): void {
  useLayoutEffect(() => {
    const code = box.current
    const over = code === null ? 0 : code.scrollHeight - code.clientHeight
    if (code === null || over <= 0) return
    const lines = [...code.querySelectorAll<HTMLElement>('[data-line]')]
    const first = lines.find(({ offsetTop, offsetParent }) => offsetParent !== null && offsetTop >= over)
    if (first === undefined) return
    code.style.setProperty('--spare', `${first.offsetTop - over}px`)
    code.scrollTo({ top: first.offsetTop, behavior: 'instant' })
  }, [box])
}

/** Shows the first line that the last change brought, so that who made it sees what it did. */
export function useFreshInView(box: Box, rows: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another change
  useEffect(() => {
    if (box.current === null) return
    giveBackSpare(box.current)
    const line = box.current.querySelector('[data-fresh]')
    if (line) bringIntoView(box.current, line)
  }, [box, rows])
}

/** Shows the value that a card names, once, as soon as what it stands in is open. */
export function useNamedInView(box: Box, named: unknown, unfolded: unknown): void {
  const seen = useRef<unknown>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is there when its section has been opened
  useEffect(() => {
    if (named === null) seen.current = null
    const place = box.current?.querySelector<HTMLElement>('[data-named]')
    if (!box.current || !place || place.offsetParent === null || seen.current === named) return
    seen.current = named
    bringIntoView(box.current, place)
  }, [box, named, unfolded])
}

/** A program that has become short enough has its whole box: what the upper edge was kept free by would scroll it. */
function giveBackSpare(code: HTMLElement): void {
  const spare = Number.parseFloat(code.style.getPropertyValue('--spare')) || 0
  if (spare > 0 && code.scrollHeight - spare <= code.clientHeight) code.style.removeProperty('--spare')
}

/** Scrolls `box`, and nothing around it, as little as brings `element` into view. */
export function bringIntoView(box: HTMLElement, element: Element, behavior: ScrollBehavior = motion()): void {
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const above = inner.top - outer.top - MARGIN
  const below = inner.bottom - outer.bottom + MARGIN
  if (above < 0) box.scrollBy({ top: above, behavior })
  else if (below > 0) box.scrollBy({ top: Math.min(below, above), behavior })
}

function motion(): ScrollBehavior {
  const calm = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches
  return calm ? 'instant' : 'smooth'
}
