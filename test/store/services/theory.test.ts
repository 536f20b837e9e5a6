import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Theory } from '../../../src/store/services/theory.ts'
import type { TheoryPort } from '../../../src/store/services/theory-client.ts'
import { Desk } from '../../../src/theory/questions/desk.ts'
import type { Asked, CourseQuestion, Reply } from '../../../src/theory/questions/questions.ts'
import { runWith } from '../../theory/loop.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A worker that answers when a test says so. */
class FakePort implements TheoryPort {
  onmessage: ((message: MessageEvent<Reply>) => void) | null = null
  onerror: ((error: ErrorEvent) => void) | null = null
  terminated = false
  readonly asked: Asked[] = []
  readonly #desk = new Desk()

  postMessage(asked: Asked): void {
    this.asked.push(structuredClone(asked))
  }

  terminate(): void {
    this.terminated = true
  }

  /** Says that it has begun with the next question. */
  begin(): void {
    this.#reply({ type: 'begun', id: this.#next.id })
  }

  answer(): void {
    const { id, question } = this.#next
    this.#reply({ type: 'answered', id, answer: this.#desk.answer(question) })
    this.asked.shift()
  }

  refuse(): void {
    this.#reply({ type: 'refused', id: this.#next.id, message: 'no' })
    this.asked.shift()
  }

  break(): void {
    // As where the file is missing: the event has no message.
    this.onerror?.(new Event('error') as ErrorEvent)
  }

  get #next(): Asked {
    const [next] = this.asked
    if (next === undefined) throw new Error('nothing was asked')
    return next
  }

  #reply(reply: Reply): void {
    this.onmessage?.(new MessageEvent('message', { data: structuredClone(reply) }))
  }
}

function theoryWith(start?: () => TheoryPort) {
  const ports: FakePort[] = []
  const startPort = () => {
    const port = new FakePort()
    ports.push(port)
    return port
  }
  const theory = new Theory(start ?? startPort, (task) => task())
  const port = () => {
    const last = ports.at(-1)
    if (last === undefined) throw new Error('no worker was started')
    return last
  }
  return { theory, ports, port, told: () => theory.store.getState().course }
}

/** Everything that follows from what was said by now. */
const passed = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

function asking(lr: number): CourseQuestion {
  return { type: 'course', run: runWith({ lr }), iterations: [0, 10] }
}

describe('an answer', () => {
  test('stands with the question that it answers, however many were asked since', async () => {
    const { theory, port, told } = theoryWith()
    const [first, second, third] = [asking(0.1), asking(0.2), asking(0.3)]
    for (const question of [first, second, third]) theory.course.ask(question)
    await passed()
    port().answer()
    await passed()
    expect(told()).toMatchObject({ asked: third, answered: { question: first } })
    expect(port().asked.map(({ question }) => question)).toEqual([third])
    port().answer()
    await passed()
    expect(told().answered?.question).toBe(third)
    expect(told().answered?.answer.iterations).toEqual(third.iterations)
  })

  test('to the question before serves again, and a late one does not take its place', async () => {
    const { theory, port, told } = theoryWith()
    const [first, second] = [asking(0.1), asking(0.2)]
    theory.course.ask(first)
    await passed()
    port().answer()
    await passed()
    theory.course.ask(second)
    await passed()
    theory.course.ask(first)
    port().answer()
    await passed()
    expect(told()).toMatchObject({ asked: first, answered: { question: first } })
    expect(port().asked).toEqual([])
  })

  test('about limits of lr serves whatever lr is', async () => {
    const { theory, port } = theoryWith()
    const question = () => ({ type: 'rates', run: runWith({}), config: runWith({}).config, batchSizes: [4] }) as const
    theory.rates.ask(question())
    await passed()
    port().answer()
    await passed()
    theory.rates.ask(question())
    await passed()
    expect(port().asked).toEqual([])
  })

  test('that there is none of says so, and is asked for again on demand', async () => {
    const { theory, port, told } = theoryWith()
    theory.course.ask(asking(0.1))
    await passed()
    port().refuse()
    await passed()
    expect(told().failed).toBe(true)
    theory.retry()
    await passed()
    expect(told().failed).toBe(false)
    port().answer()
    await passed()
    expect(told().answered?.question).toBe(told().asked)
  })
})

describe('a worker', () => {
  test('that breaks is replaced, and the new one is asked again', async () => {
    const { theory, ports, port, told } = theoryWith()
    theory.course.ask(asking(0.1))
    await passed()
    port().break()
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false])
    port().answer()
    await passed()
    expect(told()).toMatchObject({ failed: false, answered: { question: told().asked } })
  })

  test('that died without a word is missed as soon as it does not say that it begins', async () => {
    const { theory, ports, port, told } = theoryWith()
    theory.course.ask(asking(0.1))
    await passed()
    port().begin()
    port().answer()
    await passed(60_000)
    expect(ports).toHaveLength(1)
    theory.course.ask(asking(0.2))
    await passed(5_000)
    expect(ports).toHaveLength(2)
    port().begin()
    port().answer()
    await passed()
    expect(told().answered?.question).toEqual(asking(0.2))
  })

  test('that has begun is given the time that its data take', async () => {
    const { theory, ports, port } = theoryWith()
    const W = { rows: 64, columns: 64, data: Array.from({ length: 64 * 64 }, () => 0) }
    theory.course.ask({ type: 'course', run: runWith({ W, numSamples: 10_000 }), iterations: [0] })
    await passed()
    port().begin()
    await passed(90_000)
    expect(ports).toHaveLength(1)
    await passed(30_000)
    expect(ports).toHaveLength(2)
  })

  test.each([
    ['breaks each time', async (port: FakePort) => port.break()],
    ['never says a word', () => passed(20_000)],
  ])('that %s is given up, in words, until somebody tries again', async (_, fail) => {
    const { theory, ports, port, told } = theoryWith()
    theory.course.ask(asking(0.1))
    await passed()
    for (let i = 0; i < 10 && !told().failed; i++) {
      await fail(port())
      await passed()
    }
    expect(told().failed).toBe(true)
    const started = ports.length
    expect(started).toBeLessThan(5)
    theory.course.ask(asking(0.2))
    await passed()
    expect([ports.length, told().failed]).toEqual([started, true])
    theory.retry()
    await passed()
    expect(told().failed).toBe(false)
    port().answer()
    await passed()
    expect(told().answered?.question).toEqual(asking(0.2))
  })

  test('that the browser refuses to start is given up at once', async () => {
    const { theory, told } = theoryWith(() => {
      throw new Error('no workers here')
    })
    theory.course.ask(asking(0.1))
    await passed()
    expect(told().failed).toBe(true)
    await expect(theory.ask(asking(0.1))).rejects.toThrow()
  })
})
