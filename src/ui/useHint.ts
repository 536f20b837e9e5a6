import { useSyncExternalStore } from 'react'
import { chooserOf } from '../experiment/choices.ts'
import type { Key } from '../experiment/config.ts'
import { fieldText } from '../i18n/field-hints.ts'
import { useSelected } from './context.ts'
import { LazyCode, onArrival } from './lazy-code.ts'

const schedulerCode = new LazyCode(() => import('../i18n/scheduler-hints.ts'))

/** What a field is, in a sentence; of a scheduler's argument, whose sentences come with the first of them, perhaps not yet. */
export function useHint(name: Key): string {
  const language = useSelected((state) => state.language)
  const isLoaded = chooserOf(name) === 'scheduler'
  const loaded = useSyncExternalStore(onArrival, () => (isLoaded ? schedulerCode.attempt.result : null))
  const all: Readonly<Partial<Record<Key, string>>> = {
    ...fieldText[language],
    ...(loaded?.ok && loaded.value.schedulerHints[language]),
  }
  return all[name] ?? ''
}
