import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Messages } from '../../src/i18n/en.ts'
import { en } from '../../src/i18n/en.ts'
import type { Language } from '../../src/i18n/language.ts'
import { firstMessages } from '../../src/i18n/messages.ts'
import { zh } from '../../src/i18n/zh.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A network that answers, for each language, as a test says; it notes what was asked for. */
function network(answers: { readonly [L in Language]: () => Promise<Messages> }) {
  const asked: Language[] = []
  const load = (language: Language) => {
    asked.push(language)
    return answers[language]()
  }
  return { asked, load }
}

const never = () => new Promise<never>(() => undefined)
const refused = () => Promise.reject<Messages>(new TypeError('Failed to fetch'))

describe('the texts that a page begins with', () => {
  it('are those of the language that is wanted, and no other is loaded', async () => {
    const { asked, load } = network({ en: refused, zh: async () => zh })
    expect(await firstMessages('zh', load)).toEqual({ language: 'zh', text: zh, late: null })
    expect(asked).toEqual(['zh'])
  })

  it('are the others where they cannot be loaded', async () => {
    const { load } = network({ en: refused, zh: async () => zh })
    expect(await firstMessages('en', load)).toMatchObject({ language: 'zh', text: zh })
  })

  it('are the others where they never come, and may still come', async () => {
    let arrive: (text: Messages) => void = () => undefined
    const late = new Promise<Messages>((resolve) => {
      arrive = resolve
    })
    const first = firstMessages('zh', network({ en: async () => en, zh: () => late }).load)
    await vi.runAllTimersAsync()
    const { language, late: awaited } = await first
    expect(language).toBe('en')
    arrive(zh)
    expect(await awaited).toBe(zh)
  })

  it('are those that were wanted where they come late and the others never', async () => {
    let arrive: (text: Messages) => void = () => undefined
    const late = new Promise<Messages>((resolve) => {
      arrive = resolve
    })
    const first = firstMessages('zh', network({ en: never, zh: () => late }).load)
    await vi.runAllTimersAsync()
    arrive(zh)
    expect(await first).toEqual({ language: 'zh', text: zh, late: null })
  })

  it('are told to be missing where none come', async () => {
    await expect(firstMessages('en', network({ en: refused, zh: refused }).load)).rejects.toThrow()
  })
})
