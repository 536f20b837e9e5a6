import type { Address, Query } from '../../src/share/address.ts'

/** An address without a browser: what is written stands there at once. */
export class FakeAddress implements Address {
  /** The hashes that Back leads through, the present one last. */
  readonly entries: string[]
  /** Every hash that was written in place of another. */
  readonly written: string[] = []
  readonly dropped: string[] = []
  reloads = 0
  #listener: (hash: string) => void = () => {}

  constructor(hash: string) {
    this.entries = [hash]
  }

  read(): string {
    return this.entries.at(-1) ?? ''
  }

  query(): Query {
    return { lang: null, theme: null, embed: false }
  }

  replace(hash: string): void {
    this.entries.splice(-1, 1, hash)
    this.written.push(hash)
  }

  flush(): void {}

  push(hash: string): void {
    this.entries.push(hash)
  }

  listen(callback: (hash: string) => void): () => void {
    this.#listener = callback
    return () => {}
  }

  href(hash: string): string {
    return `https://example.org/sgd/${hash}`
  }

  dropQuery(key: 'lang' | 'theme'): void {
    this.dropped.push(key)
  }

  reload(hash: string): void {
    this.replace(hash)
    this.reloads++
  }

  /** A link comes from elsewhere. */
  visit(hash: string): void {
    this.entries.push(hash)
    this.#listener(hash)
  }
}
