import { useMessages, useSelected } from './context.ts'
import { lessonCode } from './lesson-code.ts'
import { Part } from './Part.tsx'

/** What a lesson, a teacher or an example has to say about the run, where one of them has. */
export function PageCard() {
  const text = useMessages()
  return (
    useHasCard() && (
      <Part code={lessonCode} name={text.lessons}>
        {({ CardPanel }) => <CardPanel />}
      </Part>
    )
  )
}

/** Whether there is a card, or where cards are made. */
export function useHasCard(): boolean {
  return useSelected(
    ({ handout: { lesson, own, goal }, atDesk }) => lesson !== null || own !== null || goal.length > 0 || atDesk,
  )
}
