import { useSyncExternalStore } from 'react'

/** How much room the page has; what stands where depends on it. */
export type Screen = 'phone' | 'column' | 'wide' | 'widest'

/** In em, as in the style sheets: larger letters leave as little room as a smaller screen does. */
const SCREENS = [
  ['widest', '(min-width: 73.8125em)'],
  ['wide', '(min-width: 56.3125em)'],
  ['phone', '(max-width: 35em)'],
  ['column', 'all'],
] as const

/** The screen on which the page is, as it changes: the order of the page's elements is that in which they are seen. */
export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, screenNow)
}

/** None where the browser cannot be asked. */
function lists(): readonly (readonly [Screen, MediaQueryList])[] {
  return typeof matchMedia === 'undefined' ? [] : SCREENS.map(([screen, query]) => [screen, matchMedia(query)])
}

function screenNow(): Screen {
  return lists().find(([, list]) => list.matches)?.[0] ?? 'widest'
}

function subscribe(heard: () => void): () => void {
  const heeded = lists()
  for (const [, list] of heeded) list.addEventListener('change', heard)
  return () => {
    for (const [, list] of heeded) list.removeEventListener('change', heard)
  }
}
