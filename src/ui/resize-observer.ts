/**
 * Stands in for `ResizeObserver` in browsers that know none: tells how large an element is when it begins to be observed,
 * and whenever the window has changed.
 */
export class WindowResizeObserver implements ResizeObserver {
  readonly #observed = new Set<Element>()
  readonly #callback: ResizeObserverCallback
  readonly #tell = () => this.#callback([...this.#observed].map(entryOf), this)

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
  }

  observe(element: Element): void {
    if (this.#observed.size === 0) addEventListener('resize', this.#tell)
    this.#observed.add(element)
    requestAnimationFrame(this.#tell)
  }

  unobserve(element: Element): void {
    this.#observed.delete(element)
    if (this.#observed.size === 0) removeEventListener('resize', this.#tell)
  }

  disconnect(): void {
    this.#observed.clear()
    removeEventListener('resize', this.#tell)
  }
}

function entryOf(target: Element): ResizeObserverEntry {
  const { width, height } = target.getBoundingClientRect()
  const size = [{ inlineSize: width, blockSize: height }]
  return {
    target,
    contentRect: new DOMRect(0, 0, width, height),
    borderBoxSize: size,
    contentBoxSize: size,
    devicePixelContentBoxSize: size,
  }
}
