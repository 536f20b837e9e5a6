let kept: KeyboardEvent[] = []

function keep(event: KeyboardEvent): void {
  kept.push(event)
  // It would scroll the page, which by then is too late to prevent.
  if (event.key === ' ' && event.target === document.body) event.preventDefault()
}

/** Keeps the keys that are pressed from the first picture on, until the code is there that hears them. Returns how to stop. */
export function keepEarlyKeys(): () => void {
  document.addEventListener('keydown', keep)
  return () => document.removeEventListener('keydown', keep)
}

/** The keys that were pressed before; from now on whoever asks listens. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  document.removeEventListener('keydown', keep)
  const keys = kept
  kept = []
  return keys
}
