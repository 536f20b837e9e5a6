/** What the address needs of `window`; a test gives its own. */
export interface AddressHost {
  readonly location: { readonly href: string; readonly hash: string; readonly search: string; reload(): void }
  readonly history: {
    readonly state: unknown
    pushState(state: unknown, unused: string, url: string): void
    replaceState(state: unknown, unused: string, url: string): void
  }
  addEventListener(type: 'hashchange' | 'popstate', listener: () => void): void
  removeEventListener(type: 'hashchange' | 'popstate', listener: () => void): void
  setTimeout(callback: () => void, milliseconds: number): number
}

/** What the place that links decides: it stands in the query and is no part of the run. */
export interface Query {
  readonly lang: 'en' | 'zh' | null
  readonly theme: 'light' | 'dark' | null
  /** The page stands in a frame of another page. */
  readonly embed: boolean
}

/** A hash that came from elsewhere. */
export interface Arrival {
  readonly hash: string
  /** The entry of the history that was left, and the one that was come to: it is lower after Back. */
  readonly from: number
  readonly to: number
}

/** The page's address: the only way to `location` and `history`. Nothing in it throws. */
export interface Address {
  /** The hash as it stands, `#v=2&...` or empty. */
  read(): string
  query(): Query
  /** The query as it stands, `?lang=zh` or empty. */
  search(): string
  /** Writes `hash` in place of the present one, at most every `INTERVAL`; of several the last is written. */
  replace(hash: string): void
  /** Writes at once what `replace` still holds. */
  flush(): void
  /** Writes `hash` as a new entry of the history, so that Back returns to the present one. */
  push(hash: string): void
  /** The place of the present entry in the history of this tab. What comes after it is gone once another is pushed. */
  readonly entry: number
  /** Calls `callback` once for each hash that comes from elsewhere: typed, pasted, Back. Gives back the way to stop. */
  listen(callback: (arrival: Arrival) => unknown): () => void
  /** The whole address with `hash`, without what only concerns this page's place: lang, theme and embed. */
  href(hash: string): string
  /** Removes keys of the query, once the reader has chosen otherwise on the page, or they have moved into the hash. */
  dropQuery(...keys: readonly string[]): void
  /** Loads the page anew, with `hash`. */
  reload(hash: string): void
}

/** The least time between two writes, in milliseconds: browsers refuse more than some hundred in half a minute. */
export const INTERVAL = 300

/** The longest that a browser that refuses is left alone, in milliseconds. */
export const LONGEST_INTERVAL = 60_000

/** The address of `host`, which is `window` but in tests. */
export function openAddress(host: AddressHost): Address {
  const writer = new Writer(host)
  return {
    read: () => host.location.hash,
    query: () => readQuery(host.location),
    search: () => host.location.search,
    replace: (hash) => writer.replace(hash),
    flush: () => writer.flush(),
    push: (hash) => writer.push(hash),
    get entry() {
      return writer.entry
    },
    listen(callback) {
      writer.mark()
      // The browser may tell of one navigation twice, as popstate and as hashchange.
      const hear = () => {
        const arrival = writer.arrive()
        if (arrival !== null) callback(arrival)
      }
      host.addEventListener('hashchange', hear)
      host.addEventListener('popstate', hear)
      return () => {
        host.removeEventListener('hashchange', hear)
        host.removeEventListener('popstate', hear)
      }
    },
    href(hash) {
      const url = withoutQuery(host.location.href, ['lang', 'theme', 'embed'])
      url.hash = hash
      return url.href
    },
    dropQuery(...keys) {
      const url = withoutQuery(host.location.href, keys)
      if (url.href !== host.location.href) writer.write('replaceState', url.href)
    },
    reload(hash) {
      writer.replace(hash)
      writer.flush()
      host.location.reload()
    },
  }
}

/** Writes to the history, not too often, and knows which hash is its own. */
class Writer {
  readonly #host: AddressHost
  /** The hash that the page knows of. */
  #known: string
  #entry: number
  #pending: string | null = null
  #interval = INTERVAL
  #resting = false
  /** Whether it has last given way to a hash that it had not heard of: it does so once. */
  #yields = false

  constructor(host: AddressHost) {
    this.#host = host
    this.#known = host.location.hash
    this.#entry = entryOf(host.history.state) ?? 0
  }

  get entry(): number {
    return this.#entry
  }

  /** Has the present entry know its place. */
  mark(): void {
    if (entryOf(this.#host.history.state) !== this.#entry) this.write('replaceState', this.#host.location.href)
  }

  replace(hash: string): void {
    this.#pending = hash
    if (!this.#resting) this.flush()
  }

  flush(): void {
    if (this.#pending === null) return
    // Somebody has just come to another hash, which the browser is about to tell: written over it would be lost.
    this.#yields = !this.#yields && this.#host.location.hash !== this.#known
    if (this.#yields) {
      this.#rest()
      return
    }
    const hash = this.#pending
    const isDone = hash === this.#host.location.hash || this.write('replaceState', hash)
    if (isDone) this.#pending = null
    this.#interval = isDone ? INTERVAL : Math.min(2 * this.#interval, LONGEST_INTERVAL)
    this.#rest()
  }

  push(hash: string): void {
    this.flush()
    if (hash === this.#host.location.hash) return
    // Where a new entry is refused, the address shall at least follow.
    this.#pending = this.write('pushState', hash) ? null : hash
    this.#rest()
  }

  /** What has come from elsewhere; null where that is a hash that the page knows of. From then on it does. */
  arrive(): Arrival | null {
    const { location, history } = this.#host
    const { hash } = location
    const from = this.#entry
    // An entry that no page of ours has made, as a typed link's, comes after the one before.
    const to = entryOf(history.state) ?? (hash === this.#known ? from : from + 1)
    this.#entry = to
    if (hash === this.#known) return null
    this.#known = hash
    // It was meant for the entry that has been left.
    this.#pending = null
    this.mark()
    return { hash, from, to }
  }

  /** Whether the browser took `url`; it refuses in some frames, and when there are too many calls. */
  write(method: 'pushState' | 'replaceState', url: string): boolean {
    const entry = method === 'pushState' ? this.#entry + 1 : this.#entry
    try {
      this.#host.history[method]({ entry }, '', url)
    } catch {
      return false
    }
    this.#entry = entry
    this.#known = this.#host.location.hash
    return true
  }

  #rest(): void {
    if (this.#resting) return
    this.#resting = true
    const wake = () => {
      this.#resting = false
      this.flush()
    }
    this.#host.setTimeout(wake, this.#interval)
  }
}

/** The place in the history that an entry of ours keeps, so that it is known after the page was loaded anew, too. */
function entryOf(state: unknown): number | null {
  const isOurs = typeof state === 'object' && state !== null && 'entry' in state
  return isOurs && typeof state.entry === 'number' ? state.entry : null
}

function readQuery({ search, hash }: AddressHost['location']): Query {
  // Some programs put a query behind the hash.
  const given = new URLSearchParams(`${search}&${hash.split('?')[1] ?? ''}`)
  const value = (key: string) => given.get(key)?.toLowerCase() ?? ''
  const [lang] = /^(?:zh|cn|en)(?![a-z])/.exec(value('lang')) ?? []
  const theme = value('theme')
  return {
    lang: lang === undefined ? null : lang === 'en' ? 'en' : 'zh',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    embed: given.has('embed') && /^(?:1|true)?$/.test(value('embed')),
  }
}

/** `href` without `keys` in its query; the rest of the query stays as it is written. */
function withoutQuery(href: string, keys: readonly string[]): URL {
  const url = new URL(href)
  for (const key of keys) if (url.searchParams.has(key)) url.searchParams.delete(key)
  return url
}
