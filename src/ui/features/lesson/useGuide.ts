import { useStore } from 'zustand'
import { createGuide, type GuideState, type LessonGuide } from '../../../store/services/lesson-guide.ts'
import { useService } from '../../context.ts'
import { usePins } from '../../usePins.ts'
import { useTheory } from '../../useTheory.ts'

export function useGuide(): LessonGuide {
  const theory = useTheory()
  const pins = usePins()
  return useService('guide', (page) => createGuide(page, theory, pins))
}

/** A part of what is on the page of a lesson. */
export function useGuideState<T>(selector: (state: GuideState) => T): T {
  return useStore(useGuide().store, selector)
}
