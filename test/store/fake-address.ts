import type { Address, Arrival, Query } from '../../src/share/address.ts'

/** An address without a browser: what is written stands there at once. */
export class FakeAddress implements Address {
  /** The hashes that Back leads through, the present one last. */
  readonly entries: string[]
  /** Those that Forward leads through, the next one last. */
  readonly ahead: string[] = []
  /** Every hash that was written in place of another. */
  readonly written: string[] = []
  readonly dropped: string[] = []
  reloads = 0
  #listener: (arrival: Arrival) => unknown = () => {}

  constructor(hash: string) {
    this.entries = [hash]
  }

  read(): string {
    return this.entries.at(-1) ?? ''
  }

  query(): Query {
    return { lang: null, theme: null, embed: false }
  }

  search(): string {
    return ''
  }

  get entry(): number {
    return this.entries.length - 1
  }

  replace(hash: string): void {
    this.entries.splice(-1, 1, hash)
    this.written.push(hash)
  }

  flush(): void {}

  push(hash: string): void {
    this.ahead.length = 0
    this.entries.push(hash)
  }

  listen(callback: (arrival: Arrival) => unknown): () => void {
    this.#listener = callback
    return () => {}
  }

  href(hash: string): string {
    return `https://example.org/sgd/${hash}`
  }

  dropQuery(...keys: readonly string[]): void {
    this.dropped.push(...keys)
  }

  reload(hash: string): void {
    this.replace(hash)
    this.reloads++
  }

  /** A link comes from elsewhere. */
  visit(hash: string): Promise<void> {
    return this.#go(() => this.push(hash))
  }

  back(): Promise<void> {
    return this.#go(() => this.ahead.push(...this.entries.splice(-1, 1)))
  }

  forward(): Promise<void> {
    return this.#go(() => this.entries.push(...this.ahead.splice(-1, 1)))
  }

  async #go(move: () => void): Promise<void> {
    const from = this.entry
    move()
    await this.#listener({ hash: this.read(), from, to: this.entry })
  }
}
