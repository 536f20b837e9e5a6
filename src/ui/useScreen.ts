import { useSyncExternalStore } from 'react'

/** How much room the page has; what stands where depends on it. */
export type Screen = 'phone' | 'column' | 'wide' | 'widest'

/** In em, as in the style sheets: larger letters leave as little room as a smaller screen does. */
const QUERIES = { phone: '(max-width: 35em)', wide: '(min-width: 56.3125em)', widest: '(min-width: 73.8125em)' }

/** The screen on which the page is, as it changes: the order of the page's elements is that in which they are seen. */
export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, screenNow)
}

function screenNow(): Screen {
  // A browser that cannot be asked is none of a phone's.
  if (typeof matchMedia === 'undefined') return 'widest'
  for (const screen of ['widest', 'wide', 'phone'] as const) if (matchMedia(QUERIES[screen]).matches) return screen
  return 'column'
}

function subscribe(heard: () => void): () => void {
  if (typeof matchMedia === 'undefined') return () => {}
  const queries = Object.values(QUERIES).map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', heard)
  return () => {
    for (const query of queries) query.removeEventListener('change', heard)
  }
}
