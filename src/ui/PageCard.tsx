import { useMessages, useSelected } from './context.ts'
import { lessonCode } from './lesson-code.ts'
import { Part } from './Part.tsx'

/** What a lesson, a teacher or an example has to say about the run. */
export function PageCard() {
  const text = useMessages()
  return (
    <Part code={lessonCode} name={text.lessons}>
      {({ CardPanel }) => <CardPanel />}
    </Part>
  )
}

/** Whether one of them has something to say; or cards are made here, each shown beneath its fields. */
export function useCard(): 'shown' | 'made' | null {
  return useSelected(({ handout: { lesson, own, goal }, atDesk }) =>
    atDesk ? 'made' : lesson !== null || own !== null || goal.length > 0 ? 'shown' : null,
  )
}
