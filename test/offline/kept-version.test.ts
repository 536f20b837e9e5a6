import { expect, test } from 'vitest'
import { type KeepingHost, KeptVersion, type SitePart } from '../../src/offline/kept-version.ts'

const SCOPE = 'https://host/some/where/'

/** A cache as browsers have it, as far as it is used. */
class FakeCache {
  readonly #held = new Map<string, string>()
  put = async (url: string, response: Response) => void this.#held.set(url, await response.text())
  match = async (url: string) => {
    const text = this.#held.get(url)
    return text === undefined ? undefined : new Response(text)
  }
}

/** A browser, and a server whose files are in `files`, by what follows the scope. */
class FakeBrowser {
  readonly files = new Map<string, string>()
  readonly asked: string[] = []
  readonly caches = new Map<string, FakeCache>()

  get host(): KeepingHost {
    const open = (name: string) => {
      const cache = this.caches.get(name) ?? new FakeCache()
      this.caches.set(name, cache)
      return cache
    }
    const caches = {
      open: async (name: string) => open(name),
      keys: async () => [...this.caches.keys()],
      delete: async (name: string) => this.caches.delete(name),
      match: async (url: string) => {
        for (const cache of this.caches.values()) {
          const found = await cache.match(url)
          if (found !== undefined) return found
        }
        return undefined
      },
    }
    return {
      scope: SCOPE,
      // Of a cache no more than `put` and `match` is used.
      caches: caches as unknown as KeepingHost['caches'],
      fetch: async (url) => {
        const name = url.slice(SCOPE.length)
        this.asked.push(name)
        const text = this.files.get(name)
        return text === undefined ? new Response('not found', { status: 404 }) : new Response(text)
      },
    }
  }

  /** Puts a version of the site on the server in the place of another, and gives its parts. */
  deploy(entry: string, ...more: string[]): readonly SitePart[] {
    this.files.clear()
    const page = `<script type="module" crossorigin src="./assets/${entry}.js"></script>`
    const named = [entry, ...more].map((name) => `assets/${name}.js`)
    this.files.set('', page).set('icon.png', `icon of ${entry}`)
    for (const name of named) this.files.set(name, name)
    return [
      { url: 'index.html', revision: entry },
      { url: 'icon.png', revision: entry },
      ...named.map((url) => ({ url, revision: null })),
    ]
  }
}

const asked = (path: string, mode: Request['mode'] = 'cors') => ({ url: `${SCOPE}${path}`, mode })
const textOf = async (response: Promise<Response | null>) => (await response)?.text() ?? null

test('what was kept is there without the network, at whatever address the page is opened', async () => {
  const browser = new FakeBrowser()
  const version = new KeptVersion(browser.host, browser.deploy('index-a', 'Why-a'))
  await version.keep()
  browser.files.clear()
  for (const address of ['', '?lang=zh&embed=1', 'index.html', 'index.html?lang=en']) {
    expect(await textOf(version.answer(asked(address, 'navigate')))).toContain('index-a')
  }
  expect(await textOf(version.answer(asked('assets/Why-a.js')))).toBe('assets/Why-a.js')
  // What is no part of it, the network is asked for: another page in the same folder, too.
  expect(await version.answer(asked('other.html', 'navigate'))).toBeNull()
  expect(await version.answer(asked('assets/Why-b.js'))).toBeNull()
})

test('a new version is kept beside the former: pages of both find their parts, and only those', async () => {
  const browser = new FakeBrowser()
  const former = new KeptVersion(browser.host, browser.deploy('index-a', 'Why-a', 'same'))
  await former.keep()
  browser.asked.length = 0
  const next = new KeptVersion(browser.host, browser.deploy('index-b', 'Why-b', 'same'))
  await next.keep()
  // What both have is not loaded again.
  expect(browser.asked).toEqual(['', 'icon.png', 'assets/index-b.js', 'assets/Why-b.js'])
  expect(await textOf(former.answer(asked('', 'navigate')))).toContain('index-a')
  expect(await textOf(next.answer(asked('', 'navigate')))).toContain('index-b')
  expect(await textOf(next.answer(asked('icon.png')))).toBe('icon of index-b')
  expect(await textOf(next.answer(asked('assets/Why-a.js')))).toBe('assets/Why-a.js')
  expect([next.has(`${SCOPE}assets/index-a.js`), next.has(`${SCOPE}assets/index-b.js`)]).toEqual([false, true])
})

test('former versions are forgotten, and nothing of another site', async () => {
  const browser = new FakeBrowser()
  await new KeptVersion(browser.host, browser.deploy('index-a', 'Why-a')).keep()
  const next = new KeptVersion(browser.host, browser.deploy('index-b', 'Why-b'))
  await next.keep()
  browser.caches.set('sgd-playground https://host/some/where/else/ 1', new FakeCache())
  await next.forgetFormer()
  expect(await next.answer(asked('assets/Why-a.js'))).toBeNull()
  expect(await textOf(next.answer(asked('assets/Why-b.js')))).toBe('assets/Why-b.js')
  expect(browser.caches.size).toBe(2)
})

test('all of a version or nothing: not with a file that is missing, nor a page of a later version', async () => {
  const browser = new FakeBrowser()
  const parts = browser.deploy('index-a', 'Why-a')
  browser.files.delete('assets/Why-a.js')
  await expect(new KeptVersion(browser.host, parts).keep()).rejects.toThrow('Why-a.js: 404')
  const renewed = browser.deploy('index-b')
  browser.files.set('', '<script type="module" src="./assets/index-c.js"></script>')
  await expect(new KeptVersion(browser.host, renewed).keep()).rejects.toThrow('of another version')
})
