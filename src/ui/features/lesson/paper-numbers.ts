import { useEffect } from 'react'
import type { App } from '../../../store/app.ts'
import { createGuide } from '../../../store/services/lesson-guide.ts'
import { createPins } from '../../../store/services/pins.ts'
import { createTheory } from '../../../store/services/theory.ts'
import { useGuide, useGuideState } from './useGuide.ts'

/** After so many milliseconds on a lesson its numbers are measured for paper: by then the reader's own have been. */
const QUIET = 3000

/** Has the numbers of the whole lesson ready when somebody prints it: a browser that prints waits for nothing. */
export function useNumbersForPaper(): void {
  const guide = useGuide()
  const course = useGuideState((state) => state.course)
  useEffect(() => {
    if (course === null) return
    const measure = () => void guide.paper.measure(course)
    const onKey = ({ ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey) && measure()
    const timer = setTimeout(measure, QUIET)
    addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKey)
    }
  }, [guide, course])
}

/** The same where it is asked to be printed: done once all numbers are there. */
export async function numbersForPaper(app: App): Promise<void> {
  const theory = app.service('theory', createTheory)
  const pins = app.service('pins', createPins)
  const guide = app.service('guide', (page) => createGuide(page, theory, pins))
  const { course } = guide.store.getState()
  if (course !== null) await guide.paper.measure(course)
}
