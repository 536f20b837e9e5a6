import { loadLaterTexts } from '../i18n/later-texts.ts'

/**
 * Why a part of the page is not there. `offline`: nobody answered; `missing`: the server no longer has a file of it, as after
 * a new version of the page; `damaged`: what came is not what was asked for, or came in part; `broken`: it came and threw.
 */
type Cause = 'offline' | 'missing' | 'damaged' | 'broken'

export interface LoadTrouble {
  readonly cause: Cause
  /** In the browser's words. */
  readonly detail: string
}

export type LoadOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: LoadTrouble }

/** One try at loading it. */
export interface Attempt<T> {
  /** Never rejects. */
  readonly outcome: Promise<LoadOutcome<T>>
  /** What came of it; null while it is under way. */
  result: LoadOutcome<T> | null
}

/** Whoever wants to know that some part has come: then the others have a chance too. */
const listeners = new Set<() => void>()

/** Calls `callback` whenever a part has come. Gives back the way to stop. */
export function onArrival(callback: () => void): () => void {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

/** Tries again whatever could not be loaded: somebody opens what it may be in. */
export function retryMissing(): void {
  for (const listener of [...listeners]) listener()
}

/** Code of the page that is loaded when it is needed, with what is said in it; what has come stays. */
export class LazyCode<T> {
  readonly #load: () => Promise<T>
  readonly #texts: 'later' | 'own'
  #latest: Attempt<T> | null = null

  /** @param texts code that says nothing but what it has with itself does not wait for other texts */
  constructor(load: () => Promise<T>, texts: 'later' | 'own' = 'later') {
    this.#load = load
    this.#texts = texts
  }

  /** The attempt that is under way or was the last; the first where there was none. */
  get attempt(): Attempt<T> {
    this.#latest ??= this.#begin()
    return this.#latest
  }

  /** The same, but another one where the last has failed. */
  again(): Attempt<T> {
    if (this.#latest?.result?.ok === false) this.#latest = null
    return this.attempt
  }

  #begin(): Attempt<T> {
    const attempt: Attempt<T> = { outcome: tried(() => this.#loadAll()), result: null }
    void attempt.outcome.then((result) => {
      attempt.result = result
      // As React marks what it has waited for: a part that is there already is shown at once.
      void Object.assign(attempt.outcome, { status: 'fulfilled', value: result })
      if (result.ok) retryMissing()
    })
    return attempt
  }

  async #loadAll(): Promise<T> {
    const [code] = await Promise.all([this.#load(), this.#texts === 'later' && loadLaterTexts()])
    return code
  }
}

async function tried<T>(load: () => Promise<T>): Promise<LoadOutcome<T>> {
  const since = performance.now()
  try {
    return { ok: true, value: await load() }
  } catch (error) {
    return { ok: false, trouble: { cause: causeOf(error, since), detail: String(error) } }
  }
}

/** An import that fails does not say why (its error names at most the first file): the browser's list of requests does. */
function causeOf(error: unknown, since: number): Cause {
  const requests = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= since)
  const answers = requests.map((entry) => ('responseStatus' in entry ? Number(entry.responseStatus) : 200))
  if (answers.includes(404) || answers.includes(410)) return 'missing'
  if (!navigator.onLine || answers.includes(0)) return 'offline'
  return error instanceof TypeError || error instanceof SyntaxError ? 'damaged' : 'broken'
}
