/** Lines to a node: what is added touches one node, what is let go of removes whole ones. */
const PER_NODE = 200

interface Chunk {
  readonly node: HTMLElement
  readonly lines: string[]
}

/**
 * A terminal's scroll of text: lines come at its end, old ones go at its start, and it stays at the bottom while it is
 * looked at there. The element's text is the lines joined by newlines.
 */
export class Scroll {
  readonly #box: HTMLElement
  readonly #element: HTMLElement
  #chunks: Chunk[] = []
  /** Indices of the lines held: `from` up to `to` (exclusive). */
  #from = 0
  #to = 0
  #end: HTMLElement | null = null
  /** Whether the reader is at the end, and where that was: only who scrolls up from there leaves it. */
  #follows = true
  #top = 0

  /**
   * @param box what scrolls
   * @param element in it, what holds the lines and nothing else
   */
  constructor(box: HTMLElement, element: HTMLElement) {
    this.#box = box
    this.#element = element
    element.replaceChildren()
  }

  /**
   * Shows the lines `from` to `to` (exclusive) and then `ending`.
   * @param same of the lines shown before, those before this one are still what they were
   */
  show(from: number, to: number, line: (index: number) => string, ending: readonly string[], same = this.#to): void {
    const follows = this.#isFollowed()
    this.#cut(Math.min(to, same))
    if (from > this.#to || from < this.#from) this.#clear(from)
    this.#letGo(from)
    // What has ended goes on only from before its end.
    if (to !== this.#to) this.#finish([])
    this.#append(to, line)
    this.#finish(ending)
    this.#follows = follows
    this.#follow()
  }

  /** The box has another height: a note came to stand above it, or the window is another. */
  resized(): void {
    this.#follows = this.#isFollowed()
    this.#follow()
  }

  #isFollowed(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#box
    return scrollTop + clientHeight >= scrollHeight - 8 || (this.#follows && scrollTop >= this.#top)
  }

  #follow(): void {
    if (this.#follows) this.#box.scrollTop = this.#box.scrollHeight
    this.#top = this.#box.scrollTop
  }

  #clear(from: number): void {
    this.#chunks = []
    this.#end = null
    this.#element.replaceChildren()
    this.#from = from
    this.#to = from
  }

  /** Takes the lines from `to` on away: an earlier moment is shown, or another future. */
  #cut(to: number): void {
    if (to >= this.#to) return
    this.#finish([])
    for (let last = this.#chunks.at(-1); last !== undefined && this.#to > to; last = this.#chunks.at(-1)) {
      const kept = Math.max(0, last.lines.length - (this.#to - to))
      this.#to -= last.lines.length - kept
      last.lines.length = kept
      last.node.textContent = last.lines.join('\n')
      if (kept > 0) return
      last.node.remove()
      this.#chunks.pop()
    }
    const open = this.#chunks.at(-1)
    if (open !== undefined) open.node.textContent = open.lines.join('\n')
  }

  #letGo(from: number): void {
    for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
      if (this.#from + first.lines.length > from || this.#chunks.length === 1) return
      first.node.remove()
      this.#chunks.shift()
      this.#from += first.lines.length
    }
  }

  #append(to: number, line: (index: number) => string): void {
    const touched = new Set<Chunk>()
    for (; this.#to < to; this.#to++) {
      const last = this.#chunks.at(-1)
      const chunk = last !== undefined && last.lines.length < PER_NODE ? last : this.#newChunk(last, touched)
      chunk.lines.push(line(this.#to))
      touched.add(chunk)
    }
    const open = this.#chunks.at(-1)
    for (const chunk of touched) chunk.node.textContent = chunk.lines.join('\n') + (chunk === open ? '' : '\n')
  }

  #newChunk(last: Chunk | undefined, touched: Set<Chunk>): Chunk {
    if (last !== undefined) touched.add(last)
    const chunk = { node: document.createElement('div'), lines: [] }
    this.#element.append(chunk.node)
    this.#chunks.push(chunk)
    return chunk
  }

  /** What is printed when the loop has ended; it stands in a node of its own. */
  #finish(ending: readonly string[]): void {
    const text = ending.join('\n')
    if ((this.#end?.textContent ?? '') === text) return
    this.#end?.remove()
    this.#end = null
    const open = this.#chunks.at(-1)
    if (open !== undefined) open.node.textContent = open.lines.join('\n') + (text === '' ? '' : '\n')
    if (text === '') return
    this.#end = document.createElement('div')
    this.#end.textContent = text
    this.#element.append(this.#end)
  }
}
