// A page in a Firefox that is driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks by itself.
/// <reference lib="dom" />
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Firefox may take so long to begin, and a command so long to be answered, in milliseconds. */
const PATIENCE = 30_000

/**
 * @typedef {{ id?: number, type?: string, method?: string, result?: unknown, params?: unknown, error?: string, message?: string }} Message
 * @typedef {{ resolve: (result: unknown) => void, reject: (error: Error) => void }} Waiting
 */

/**
 * @param {unknown} value
 * @param {...string} path
 * @returns {unknown} what lies at the end of the path
 */
function at(value, ...path) {
  let found = value
  for (const key of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return found
}

/** One tab of a Firefox of its own, with an empty profile. */
export class FirefoxPage {
  /** What its console said, warnings and errors, and what was thrown. */
  noise = /** @type {string[]} */ ([])
  #firefox
  #profile
  #socket = /** @type {WebSocket | null} */ (null)
  #waiting = /** @type {Map<number, Waiting>} */ (new Map())
  #sent = 0
  #context = ''

  /** @param {string} executable */
  constructor(executable) {
    this.#profile = mkdtempSync(join(tmpdir(), 'sgd-playground-firefox-'))
    const args = [
      '--headless',
      '--no-remote',
      '--profile',
      this.#profile,
      '--remote-debugging-port',
      '0',
      'about:blank',
    ]
    this.#firefox = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  /** Waits until the browser is there. */
  async start() {
    const address = await this.#address()
    const socket = new WebSocket(`${address}/session`)
    await new Promise((resolve, reject) => {
      socket.onopen = resolve
      socket.onerror = () => reject(new Error(`Firefox does not answer at ${address}`))
    })
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)))
    this.#socket = socket
    await this.#send('session.new', { capabilities: {} })
    await this.#send('session.subscribe', { events: ['log.entryAdded'] })
    const tree = await this.#send('browsingContext.getTree', {})
    this.#context = String(at(tree, 'contexts', '0', 'context'))
    await this.#send('browsingContext.setViewport', { context: this.#context, viewport: { width: 1280, height: 720 } })
  }

  /** @returns {Promise<string>} where the browser listens, as it says when it does */
  #address() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('Firefox did not begin to listen')), PATIENCE)
      let said = ''
      this.#firefox.stderr.on('data', (chunk) => {
        said += chunk
        const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]
        if (address === undefined) return
        clearTimeout(timer)
        resolve(address)
      })
    })
  }

  /** @param {Message} message */
  #hear({ id, type, method, result, params, error, message }) {
    if (method === 'log.entryAdded') {
      const level = at(params, 'level')
      if (level === 'error' || level === 'warn') this.noise.push(`${level}: ${String(at(params, 'text'))}`)
    }
    const waiting = id === undefined ? undefined : this.#waiting.get(id)
    if (id === undefined || waiting === undefined) return
    this.#waiting.delete(id)
    if (type === 'error') waiting.reject(new Error(`${error}: ${message}`))
    else waiting.resolve(result)
  }

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<unknown>}
   */
  #send(method, params) {
    const id = ++this.#sent
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} is not answered`)), PATIENCE)
      this.#waiting.set(id, {
        resolve: (result) => {
          clearTimeout(timer)
          resolve(result)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
      this.#socket?.send(JSON.stringify({ id, method, params }))
    })
  }

  /** @param {string} url */
  async open(url) {
    await this.#send('browsingContext.navigate', { context: this.#context, url: 'about:blank', wait: 'complete' })
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  /**
   * @param {string} expression of the page
   * @returns {Promise<unknown>} its value, a text, a number or a truth
   */
  async value(expression) {
    const target = { context: this.#context }
    const answer = await this.#send('script.evaluate', { expression, target, awaitPromise: true })
    if (at(answer, 'type') === 'exception') {
      throw new Error(`${expression}: ${String(at(answer, 'exceptionDetails', 'text'))}`)
    }
    return at(answer, 'result', 'value')
  }

  /**
   * Waits until an expression of the page has a value.
   * @param {string} expression
   * @param {unknown} expected
   */
  async until(expression, expected) {
    const end = performance.now() + PATIENCE
    let found
    while (performance.now() < end) {
      found = await this.value(expression)
      if (found === expected) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${expression} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
  }

  /**
   * Presses and lets go of keys, one after the other, as a keyboard does.
   * @param {readonly string[]} keys
   */
  async press(keys) {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.#send('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    })
  }

  async close() {
    this.#socket?.close()
    const gone = new Promise((resolve) => this.#firefox.once('exit', resolve))
    this.#firefox.kill('SIGKILL')
    await gone
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
