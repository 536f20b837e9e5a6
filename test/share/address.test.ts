import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type AddressHost, type Arrival, INTERVAL, LONGEST_INTERVAL, openAddress } from '../../src/share/address.ts'

type Event = 'hashchange' | 'popstate'

interface Entry {
  readonly href: string
  readonly state: unknown
}

/** A browser's tab: an address, a history that may refuse, and timers. */
class Tab implements AddressHost {
  readonly location = { href: '', hash: '', search: '', reload: () => this.reloaded.push(this.location.hash) }
  /** The hash at each loading anew. */
  readonly reloaded: string[] = []
  readonly listeners = new Map<Event, Set<() => void>>([
    ['hashchange', new Set()],
    ['popstate', new Set()],
  ])
  /** What was written, where that is another hash than the one that stood there. */
  readonly writes: string[] = []
  refuses = false
  readonly history
  readonly #entries: Entry[]
  #at = 0

  constructor(href: string) {
    this.#entries = [{ href, state: null }]
    const present = () => this.#entries[this.#at]?.state
    this.history = {
      get state() {
        return present()
      },
      pushState: (state: unknown, _unused: string, url: string) => this.#write('push', url, state),
      replaceState: (state: unknown, _unused: string, url: string) => this.#write('replace', url, state),
    }
    this.#show()
  }

  /** What a person does: types, pastes, follows a link. The browser tells of it twice. */
  goTo(hash: string): void {
    this.#put({ href: new URL(hash, this.location.href).href, state: null }, this.#at + 1)
    this.#visit()
  }

  /** The same, but the browser has not told of it yet: what is given back does. */
  comeTo(hash: string): () => void {
    this.#put({ href: new URL(hash, this.location.href).href, state: null }, this.#at + 1)
    this.#show()
    return () => this.#visit()
  }

  back(): void {
    this.#at -= 1
    this.#visit()
  }

  forward(): void {
    this.#at += 1
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
    this.#show()
    for (const type of ['popstate', 'hashchange'] as const) for (const hear of this.listeners.get(type) ?? []) hear()
  }

  #show(): void {
    const href = this.#entries[this.#at]?.href ?? ''
    const { hash, search } = new URL(href)
    Object.assign(this.location, { href, hash, search })
  }

  #put(entry: Entry, at: number): void {
    this.#entries.splice(at, this.#entries.length, entry)
    this.#at = at
  }

  #write(how: 'push' | 'replace', url: string, state: unknown): void {
    if (this.refuses) throw new DOMException('The operation is insecure.', 'SecurityError')
    const { href } = new URL(url, this.location.href)
    if (how === 'push' || href !== this.location.href) this.writes.push(`${how} ${url}`)
    if (how === 'push') this.#put({ href, state }, this.#at + 1)
    else this.#entries.splice(this.#at, 1, { href, state })
    this.#show()
  }
}

let tab: Tab

beforeEach(() => {
  vi.useFakeTimers()
  tab = new Tab('https://example.org/play/?lang=zh&theme=dark&embed=1#v=2')
  return () => {
    vi.useRealTimers()
  }
})

describe('replace', () => {
  it('writes at once, then at most every 300 ms, and the last one always', () => {
    const address = openAddress(tab)
    for (let i = 0; i < 1000; i++) {
      address.replace(`#v=2&seed=${i}`)
      vi.advanceTimersByTime(1)
    }
    expect(tab.writes.length).toBe(4)
    vi.advanceTimersByTime(INTERVAL)
    expect(tab.location.hash).toBe('#v=2&seed=999')
    expect(tab.writes.length).toBe(5)
    expect(address.read()).toBe('#v=2&seed=999')
  })

  it('writes nothing over a hash that is about to be told', () => {
    const address = openAddress(tab)
    const heard = vi.fn<(arrival: Arrival) => void>()
    address.listen(heard)
    const tell = tab.comeTo('#v=2&lr=2')
    address.replace('#v=2&seed=7')
    expect(tab.location.hash).toBe('#v=2&lr=2')
    tell()
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ hash: '#v=2&lr=2' }))
    vi.advanceTimersByTime(2 * INTERVAL)
    expect(tab.location.hash).toBe('#v=2&lr=2')
  })

  it('writes over a hash that is never told, a little later', () => {
    const address = openAddress(tab)
    tab.comeTo('#v=2&lr=2')
    address.replace('#v=2&seed=7')
    vi.advanceTimersByTime(INTERVAL)
    expect(tab.location.hash).toBe('#v=2&seed=7')
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
    address.replace('#v=2')
    expect(tab.writes).toEqual([])
    vi.advanceTimersByTime(INTERVAL)
    address.replace('#v=2&t=5')
    expect(tab.location.href).toBe('https://example.org/play/?lang=zh&theme=dark&embed=1#v=2&t=5')
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
    address.push('#v=2')
    expect(tab.writes).toEqual([])
  })
})

describe('listen', () => {
  it('tells of each hash from elsewhere once', () => {
    const heard = vi.fn<(arrival: Arrival) => void>()
    openAddress(tab).listen(heard)
    tab.goTo('#v=2&lr=1')
    tab.goTo('#v=2&lr=2')
    tab.back()
    expect(heard.mock.calls).toEqual([
      [{ hash: '#v=2&lr=1', from: 0, to: 1 }],
      [{ hash: '#v=2&lr=2', from: 1, to: 2 }],
      [{ hash: '#v=2&lr=1', from: 2, to: 1 }],
    ])
  })

  it('knows the place of each entry in the history, also after the page was loaded anew', () => {
    const address = openAddress(tab)
    address.listen(() => undefined)
    address.push('#a')
    address.push('#b')
    expect(address.entry).toBe(2)
    tab.back()
    expect(address.entry).toBe(1)
    const heard = vi.fn<(arrival: Arrival) => void>()
    const again = openAddress(tab)
    again.listen(heard)
    expect(again.entry).toBe(1)
    tab.forward()
    tab.goTo('#c')
    expect(heard.mock.calls).toEqual([[{ hash: '#b', from: 1, to: 2 }], [{ hash: '#c', from: 2, to: 3 }]])
  })

  it('does not lose count between entries of the same hash', () => {
    const heard = vi.fn<(arrival: Arrival) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.push('#a')
    address.replace('#v=2')
    vi.advanceTimersByTime(INTERVAL)
    tab.back()
    expect(heard).not.toHaveBeenCalled()
    expect(address.entry).toBe(0)
    tab.goTo('#c')
    expect(heard.mock.calls).toEqual([[{ hash: '#c', from: 0, to: 1 }]])
  })

  it('does not tell of the page’s own writing', () => {
    const heard = vi.fn<(arrival: Arrival) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.replace('#a')
    address.push('#b')
    for (const hear of tab.listeners.get('popstate') ?? []) hear()
    for (const hear of tab.listeners.get('hashchange') ?? []) hear()
    expect(heard).not.toHaveBeenCalled()
  })

  it('tells of going back to what the page wrote', () => {
    const heard = vi.fn<(arrival: Arrival) => void>()
    const address = openAddress(tab)
    address.listen(heard)
    address.replace('#a')
    address.push('#b')
    tab.back()
    expect(heard.mock.calls).toEqual([[{ hash: '#a', from: 1, to: 0 }]])
  })

  it('lets the page write the canonical form of what it heard, and tells of it no second time', () => {
    const address = openAddress(tab)
    const heard = vi.fn<(arrival: Arrival) => void>(({ hash }) => address.replace(hash.toLowerCase()))
    address.listen(heard)
    address.replace('#a')
    tab.goTo('#B')
    vi.advanceTimersByTime(INTERVAL)
    expect(heard.mock.calls.map(([{ hash }]) => hash)).toEqual(['#B'])
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
    const heard = vi.fn<(arrival: Arrival) => void>()
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
    expect(tab.location.hash).toBe('#v=2')
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
    ['?lang=%E0%A4%A&theme=&embed', { lang: null, theme: null, embed: true }],
    ['?lang=zh-CN&theme=Dark&embed=true', { lang: 'zh', theme: 'dark', embed: true }],
    ['?lang=zh_TW', { lang: 'zh', theme: null, embed: false }],
    ['?lang=ZH', { lang: 'zh', theme: null, embed: false }],
    ['?lang=cn&embed=', { lang: 'zh', theme: null, embed: true }],
    ['?lang=en-GB&embed=false', { lang: 'en', theme: null, embed: false }],
    ['?lang=zhuang', { lang: null, theme: null, embed: false }],
    ['#v=2&lr=0.1?lang=zh&from=singlemessage', { lang: 'zh', theme: null, embed: false }],
    ['?lang=en&lang=zh', { lang: 'en', theme: null, embed: false }],
  ])('%j', (search, query) => {
    expect(openAddress(new Tab(`https://example.org/${search}`)).query()).toEqual(query)
  })

  it('is left out of a link that is shared, but for what is not ours', () => {
    const address = openAddress(tab)
    expect(address.href('#v=2&W=1,2;3,4&at=5:lr=1')).toBe('https://example.org/play/#v=2&W=1,2;3,4&at=5:lr=1')
    const course = openAddress(new Tab('https://example.org/play/index.html?course=a%20b'))
    expect(course.href('#v=2')).toBe('https://example.org/play/index.html?course=a%20b#v=2')
  })

  it('loses a key that no longer holds, and nothing else', () => {
    const address = openAddress(tab)
    address.dropQuery('theme')
    expect(tab.location.href).toBe('https://example.org/play/?lang=zh&embed=1#v=2')
    address.dropQuery('theme')
    expect(tab.writes.length).toBe(1)
  })

  it('loses its key without a word to listeners', () => {
    const heard = vi.fn<(arrival: Arrival) => void>()
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
