import { describe, expect, test } from 'vitest'
import { preferredLanguage } from '../../src/i18n/language.ts'
import { count, decimal } from '../../src/i18n/number-text.ts'
import { problemText } from '../../src/i18n/problems.ts'
import { theoryText } from '../../src/i18n/theory-text.ts'
import { linkText } from '../../src/ui/features/notices/link-text.ts'
import { everyText } from './every-text.ts'
import { LINK_PROBLEMS, NO_LIMITS, PROBLEMS } from './samples.ts'

const all = await everyText()

describe.each(['en', 'zh'] as const)('%s', (language) => {
  const found = all[language]

  test('says everything, without a hole in it', () => {
    expect(found.length).toBeGreaterThan(500)
    expect(found.filter(({ text }) => text.trim() === '' || /undefined|\[object/.test(text))).toEqual([])
  })

  test('says every problem in its own words', () => {
    const issues = Object.values(LINK_PROBLEMS).map((problem) => ({ key: 'lr', text: 'abc', problem }))
    for (const said of [
      Object.values(PROBLEMS).map(problemText[language]),
      issues.map(linkText[language].issue),
      Object.values(NO_LIMITS).map(theoryText[language].noLimit),
    ])
      expect(new Set(said).size).toBe(said.length)
  })
})

test('Chinese has Chinese punctuation beside Chinese characters', () => {
  const wrong = all.zh.filter(({ text }) => /\p{Script=Han}[,.:;!?()"']|[,.:;!?()"']\p{Script=Han}/u.test(text))
  expect(wrong).toEqual([])
})

test('Chinese stays apart from Latin words and numbers beside it', () => {
  const wrong = all.zh.filter(({ text }) => /\p{Script=Han}[a-z0-9]|[a-z0-9]\p{Script=Han}/iu.test(text))
  expect(wrong).toEqual([])
})

test('the reader’s first language that the page speaks', () => {
  expect(preferredLanguage(['fr', 'zh-TW', 'en'])).toBe('zh')
  expect(preferredLanguage(['EN-gb', 'zh'])).toBe('en')
  expect([preferredLanguage([]), preferredLanguage(['fr'])]).toEqual(['en', 'en'])
})

test('numbers are separated alike in both languages', () => {
  expect([5000, -12_345, 1e16, 0.1].map(count)).toEqual(['5,000', '-12,345', '10000000000000000', '0.1'])
  expect(decimal(1234.56, 1)).toBe('1,234.6')
})
