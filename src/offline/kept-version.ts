/** A file of the site. One whose name says what is in it has no revision. */
export interface SitePart {
  /** As seen from the page. */
  readonly url: string
  readonly revision: string | null
}

/** What is used of the browser; a test gives its own. */
export interface KeepingHost {
  /** Where the page is: with the folder, up to its slash. */
  readonly scope: string
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch(url: string, init: RequestInit): Promise<Response>
}

const PAGE = 'index.html'

/**
 * One version of the site, kept for a visit without a network: all of it or nothing. Another version is kept beside it, never
 * in it, and what former ones have left is looked into as well: a page that began with one of them gets the rest of it.
 */
export class KeptVersion {
  readonly #host: KeepingHost
  readonly #parts: readonly SitePart[]
  readonly #name: Promise<string>

  /** @param parts all files, index.html among them */
  constructor(host: KeepingHost, parts: readonly SitePart[]) {
    this.#host = host
    this.#parts = parts
    this.#name = digestOf(JSON.stringify(parts)).then((digest) => this.#prefix + digest)
  }

  /** Other sites of the same host have other scopes. */
  get #prefix(): string {
    return `sgd-playground ${this.#host.scope} `
  }

  /** Fetches what no former version has left; one file after the other, since whoever is looking at the page goes first. */
  async keep(): Promise<void> {
    const cache = await this.#host.caches.open(await this.#name)
    for (const part of this.#parts) {
      const url = this.#urlOf(part.url)
      await cache.put(url, await this.#fetched(part, url))
    }
  }

  /** What the network would have answered to a request for a file of the page; null where it has to be asked. */
  async answer({ url, mode }: Pick<Request, 'url' | 'mode'>): Promise<Response | null> {
    const asked = withoutQuery(url)
    const isPage = mode === 'navigate' && (asked === this.#host.scope || asked === this.#urlOf(PAGE))
    const name = isPage ? this.#urlOf(PAGE) : asked
    const cache = await this.#host.caches.open(await this.#name)
    const own = await cache.match(name)
    if (own !== undefined || isPage) return own ?? null
    return (await this.#host.caches.match(name)) ?? null
  }

  /** Whether a page that began with the script `entry` is of this version. */
  has(entry: string): boolean {
    return this.#parts.some(({ url }) => this.#urlOf(url) === entry)
  }

  /** Forgets all former versions. */
  async forgetFormer(): Promise<void> {
    const own = await this.#name
    const names = await this.#host.caches.keys()
    const former = names.filter((name) => name.startsWith(this.#prefix) && name !== own)
    await Promise.all(former.map((name) => this.#host.caches.delete(name)))
  }

  async #fetched({ revision }: SitePart, url: string): Promise<Response> {
    const left = revision === null ? await this.#host.caches.match(url) : undefined
    if (left !== undefined) return left
    const isPage = url === this.#urlOf(PAGE)
    // Some hosts lead from the page's own name to that of its folder.
    const from = isPage ? this.#host.scope : url
    const response = await this.#host.fetch(from, { cache: revision === null ? 'default' : 'no-cache' })
    if (!response.ok || response.redirected) throw new Error(`${from}: ${response.status}`)
    // While a site is being renewed its page may be of a later version than the list of its parts.
    if (isPage && !this.#isOwn(await response.clone().text())) throw new Error(`${from}: of another version`)
    return response
  }

  #isOwn(page: string): boolean {
    const [, entry = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? []
    return this.has(new URL(entry, this.#host.scope).href)
  }

  #urlOf(part: string): string {
    return new URL(part, this.#host.scope).href
  }
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '')
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
