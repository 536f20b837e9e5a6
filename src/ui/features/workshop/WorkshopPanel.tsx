import { useStore } from 'zustand'
import type { App } from '../../../store/app.ts'
import { createGuide } from '../../../store/services/lesson-guide.ts'
import { createPins } from '../../../store/services/pins.ts'
import { createTheory } from '../../../store/services/theory.ts'
import { Workshop } from '../../../store/services/workshop.ts'
import { useApp } from '../../context.ts'
import { FileNotice } from './FileNotice.tsx'
import { LessonEditor } from './LessonEditor.tsx'
import styles from './workshop.module.css'

/** The workshop of a page. */
export function workshopOf(app: App): Workshop {
  const theory = app.service('theory', createTheory)
  const pins = app.service('pins', createPins)
  const guide = app.service('guide', (page) => createGuide(page, theory, pins))
  return app.service('workshop', (page) => new Workshop(page, guide))
}

/** What is said of a file that was opened, and the lesson that is being made. */
export function WorkshopPanel() {
  const app = useApp()
  const workshop = workshopOf(app)
  const { draft, isOpen, file, chosen } = useStore(workshop.store)
  // The page shows it as its readers have it, and the top line gives its link away.
  const onHandOut = () => {
    workshop.handOut()
    app.store.setState({ sharing: app.link() })
  }
  return (
    <div className={styles.desk}>
      {file !== null && <FileNotice file={file} onDismiss={() => workshop.dismissFile()} />}
      {isOpen && draft !== null && <LessonEditor {...{ workshop, draft, chosen, onHandOut }} />}
    </div>
  )
}
