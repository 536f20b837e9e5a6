import { describe, expect, test } from 'vitest'
import { glossary, manners } from '../../src/i18n/glossary.ts'
import { everyText } from './every-text.ts'

const all = await everyText()

describe.each(glossary)('$en, $zh', ({ en, zh, notEn, notZh }) => {
  test('is in the texts of both languages', () => {
    expect(all.en.some(({ text }) => text.toLowerCase().includes(en))).toBe(true)
    expect(all.zh.some(({ text }) => text.includes(zh))).toBe(true)
  })

  test('has no other word beside it', () => {
    expect(all.en.filter(({ text }) => notEn?.test(text))).toEqual([])
    expect(all.zh.filter(({ text }) => notZh?.test(text))).toEqual([])
  })

  test('is not forbidden by itself', () => {
    expect(notEn?.test(en) ?? false).toBe(false)
    expect(notZh?.test(zh) ?? false).toBe(false)
  })
})

test.each(manners)('$why', ({ en, zh }) => {
  expect(all.en.filter(({ text }) => en?.test(text))).toEqual([])
  expect(all.zh.filter(({ text }) => zh?.test(text))).toEqual([])
})
