import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type AddressHost, INTERVAL, LONGEST_INTERVAL, openAddress } from '../../src/share/address.ts'

type Event = 'hashchange' | 'popstate'

/** A browser's tab: an address, a history that may refuse, and timers. */
class Tab implements AddressHost {
  readonly location = { href: '', hash: '', search: '', reload: () => this.reloaded.push(this.location.hash) }
  /** The hash at each loading anew. */
  readonly reloaded: string[] = []
  readonly listeners = new Map<Event, Set<() => void>>([
    ['hashchange', new Set()],
    ['popstate', new Set()],
  ])
  readonly writes: string[] = []
  entries: string[] = []
  refuses = false
  readonly history = {
    pushState: (_state: unknown, _unused: string, url: string) => this.#write('push', url),
    replaceState: (_state: unknown, _unused: string, url: string) => this.#write('replace', url),
  }

  constructor(href: string) {
    this.entries = [href]
    this.#show(href)
  }

  /** What a person does: types, pastes, follows a link. The browser tells of it twice. */
  goTo(hash: string): void {
    this.entries.push(new URL(hash, this.location.href).href)
    this.#visit()
  }

  back(): void {
    this.entries.pop()
    this.#visit()
  }

  addEventListener(type: Event, listener: () => void): void {
    this.listeners.get(type)?.add(listener)
  }

  removeEventListener(type: Event, listener: () => void): void {
    this.listeners.get(type)?.delete(listener)
  }

  setTimeout(callback: () => void, milliseconds: number): number {
    setTimeout(callback, milliseconds)
    return 0
  }

  #visit(): void {
    this.#show(this.entries.at(-1) ?? '')
    for (const type of ['popstate', 'hashchange'] as const) for (const hear of this.listeners.get(type) ?? []) hear()
  }

  #show(href: string): void {
    const { hash, search } = new URL(href)
    Object.assign(this.location, { href, hash, search })
  }

  #write(how: 'push' | 'replace', url: string): void {
    if (this.refuses) throw new DOMException('The operation is insecure.', 'SecurityError')
    this.writes.push(`${how} ${url}`)
    if (how === 'replace') this.entries.pop()
    this.entries.push(new URL(url, this.location.href).href)
    this.#show(this.entries.at(-1) ?? '')
  }
}

let tab: Tab

beforeEach(() => {
  vi.useFakeTimers()
  tab = new Tab('https://example.org/play/?lang=zh&theme=dark&embed=1#v=1')
  return () => {
    vi.useRealTimers()
  }
})

describe('replace', () => {
  it('writes at once, then at most every 300 ms, and the last one always', () => {
    const address = openAddress(tab)
    for (let i = 0; i < 1000; i++) {
      address.replace(`#v=1&seed=${i}`)
      vi.advanceTimersByTime(1)
    }
    expect(tab.writes.length).toBe(4)
    vi.advanceTimersByTime(INTERVAL)
    expect(tab.location.hash).toBe('#v=1&seed=999')
    expect(tab.writes.length).toBe(5)
    expect(address.read()).toBe('#v=1&seed=999')
  })

  it('writes at once again after a rest', () => {
    const address = openAddress(tab)
    address.replace('#a')
    vi.advanceTimersByTime(2 * INTERVAL)
    address.replace('#b')
    expect(tab.writes).toEqual(['replace #a', 'replace #b'])
    expect(vi.getTimerCount()).toBe(1)
  })

  it('writes nothing that stands there already, and keeps the query', () => {
    const address = openAddress(tab)
    address.replace('#v=1')
    expect(tab.writes).toEqual([])
    vi.advanceTimersByTime(INTERVAL)
    address.replace('#v=1&t=5')
    expect(tab.location.href).toBe('https://example.org/play/?lang=zh&theme=dark&embed=1#v=1&t=5')
  })

  it('is done with at once by flush', () => {
    const address = openAddress(tab)
    address.replace('#a')
    address.replace('#b')
    address.flush()
    address.flush()
    expect(tab.writes).toEqual(['replace #a', 'replace #b'])
    vi.advanceTimersByTime(10 * INTERVAL)
    expect(tab.writes.length).toBe(2)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('push', () => {
  it('leaves what was there, the last edit included, for Back', () => {
    const address = openAddress(tab)
    address.replace('#a')
    address.replace('#b')
    address.push('#c')
    expect(tab.writes).toEqual(['replace #a', 'replace #b', 'push #c'])
    tab.back()
    expect(tab.location.hash).toBe('#b')
  })

  it('makes no second entry of the same hash', () => {
    const address = openAddress(tab)
    address.push('#v=1')
    expect(tab.writes).toEqual([])
  })
})

describe('listen', () => {
  it('tells of each hash from elsewhere once', () => {
    const heard = vi.fn<(hash: string) => void>()
    openAddress(tab).listen(heard)
    tab.goTo('#v=1&lr=1')
    tab.goTo('#v=1&lr=2')
    tab.back()
    expect(heard.mock.calls).toEqual([['#v=1&lr=1'], ['#v=1&lr=2'], ['#v=1&lr=1']])
  })

  it('does not tell of the page’s own writing', () => {
    const heard = vi.fn<(hash: string) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.replace('#a')
    address.push('#b')
    for (const hear of tab.listeners.get('popstate') ?? []) hear()
    for (const hear of tab.listeners.get('hashchange') ?? []) hear()
    expect(heard).not.toHaveBeenCalled()
  })

  it('tells of going back to what the page wrote', () => {
    const heard = vi.fn<(hash: string) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.replace('#a')
    address.push('#b')
    tab.back()
    expect(heard.mock.calls).toEqual([['#a']])
  })

  it('lets the page write the canonical form of what it heard, and tells of it no second time', () => {
    const address = openAddress(tab)
    const heard = vi.fn<(hash: string) => void>((hash) => address.replace(hash.toLowerCase()))
    address.listen(heard)
    address.replace('#a')
    tab.goTo('#B')
    vi.advanceTimersByTime(INTERVAL)
    expect(heard.mock.calls).toEqual([['#B']])
    expect(tab.location.hash).toBe('#b')
  })

  it('forgets an edit that was waiting for the entry that has been left', () => {
    const address = openAddress(tab)
    address.listen(() => undefined)
    address.replace('#a')
    address.replace('#b')
    tab.goTo('#c')
    vi.advanceTimersByTime(10 * INTERVAL)
    expect(tab.location.hash).toBe('#c')
  })

  it('loads the page anew only when the hash is written, however shortly after another', () => {
    const address = openAddress(tab)
    address.replace('#a')
    address.reload('#b')
    expect(tab.reloaded).toEqual(['#b'])
  })

  it('stops', () => {
    const heard = vi.fn<(hash: string) => void>()
    const stop = openAddress(tab).listen(heard)
    stop()
    tab.goTo('#a')
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('a history that refuses', () => {
  it('breaks nothing, and is asked again for the latest', () => {
    const address = openAddress(tab)
    tab.refuses = true
    address.replace('#a')
    address.replace('#b')
    vi.advanceTimersByTime(3 * INTERVAL)
    expect(tab.location.hash).toBe('#v=1')
    tab.refuses = false
    vi.advanceTimersByTime(10 * INTERVAL)
    expect(tab.writes).toEqual(['replace #b'])
  })

  it('is asked less and less', () => {
    const address = openAddress(tab)
    const asked = vi.spyOn(tab.history, 'replaceState')
    tab.refuses = true
    address.replace('#a')
    vi.advanceTimersByTime(3_600_000)
    expect(asked.mock.calls.length).toBeLessThan(3_600_000 / LONGEST_INTERVAL + 20)
    tab.refuses = false
    vi.advanceTimersByTime(LONGEST_INTERVAL)
    expect(tab.location.hash).toBe('#a')
    address.replace('#b')
    vi.advanceTimersByTime(LONGEST_INTERVAL)
    address.replace('#c')
    address.replace('#d')
    vi.advanceTimersByTime(INTERVAL)
    expect(tab.location.hash).toBe('#d')
  })

  it('makes no entry, but the address follows later', () => {
    const address = openAddress(tab)
    tab.refuses = true
    address.push('#a')
    address.dropQuery('lang')
    tab.refuses = false
    vi.advanceTimersByTime(10 * INTERVAL)
    expect(tab.writes).toEqual(['replace #a'])
  })
})

describe('the query', () => {
  it.each([
    ['', { lang: null, theme: null, embed: false }],
    ['?lang=zh&theme=dark&embed=1', { lang: 'zh', theme: 'dark', embed: true }],
    ['?lang=en&theme=light&embed=0', { lang: 'en', theme: 'light', embed: false }],
    ['?lang=fr&theme=__proto__&embed=yes', { lang: null, theme: null, embed: false }],
    ['?lang=%E0%A4%A&theme=&embed', { lang: null, theme: null, embed: false }],
    ['?lang=en&lang=zh', { lang: 'en', theme: null, embed: false }],
  ])('%j', (search, query) => {
    expect(openAddress(new Tab(`https://example.org/${search}`)).query()).toEqual(query)
  })

  it('is left out of a link that is shared, but for what is not ours', () => {
    const address = openAddress(tab)
    expect(address.href('#v=1&W=1,2;3,4&at=5:lr=1')).toBe('https://example.org/play/#v=1&W=1,2;3,4&at=5:lr=1')
    const course = openAddress(new Tab('https://example.org/play/index.html?course=a%20b'))
    expect(course.href('#v=1')).toBe('https://example.org/play/index.html?course=a%20b#v=1')
  })

  it('loses a key that no longer holds, and nothing else', () => {
    const address = openAddress(tab)
    address.dropQuery('theme')
    expect(tab.location.href).toBe('https://example.org/play/?lang=zh&embed=1#v=1')
    address.dropQuery('theme')
    expect(tab.writes.length).toBe(1)
  })

  it('loses its key without a word to listeners', () => {
    const heard = vi.fn<(hash: string) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.replace('#a')
    address.replace('#b')
    address.dropQuery('lang')
    address.flush()
    for (const hear of tab.listeners.get('popstate') ?? []) hear()
    expect(heard).not.toHaveBeenCalled()
    expect(tab.location.href).toBe('https://example.org/play/?theme=dark&embed=1#b')
  })
})
