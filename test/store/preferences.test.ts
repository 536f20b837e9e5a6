import { expect, test } from 'vitest'
import { readPreferences, storeLanguage, storeTheme } from '../../src/store/preferences.ts'

const NOTHING = { language: null, theme: null }

function forbidden(): Storage {
  throw new Error('The operation is insecure.')
}

test('a browser that forbids storage costs nothing', () => {
  expect(readPreferences(forbidden)).toEqual(NOTHING)
  storeLanguage(forbidden, 'zh')
  storeTheme(forbidden, 'dark')
})

test('only our own words are read back', () => {
  const stored = new Map([['sgd-playground.language', 'fr']])
  const storage = (): Storage => ({
    length: stored.size,
    clear: () => stored.clear(),
    key: () => null,
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  })
  expect(readPreferences(storage)).toEqual(NOTHING)
  storeLanguage(storage, 'zh')
  storeTheme(storage, 'dark')
  expect(readPreferences(storage)).toEqual({ language: 'zh', theme: 'dark' })
})
