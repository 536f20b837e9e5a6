import type { App } from '../store/app.ts'
import type { Workshop } from '../store/services/workshop.ts'
import { LazyCode } from './lazy-code.ts'

/** Where lessons are made, and opened as files. */
export const workshopCode = new LazyCode(() => import('./features/workshop/WorkshopPanel.tsx'))

/** Does something in the workshop, whose code may have to be loaded; where it cannot be, that is said. */
export async function inWorkshop(app: App, act: (workshop: Workshop) => unknown): Promise<void> {
  const outcome = await workshopCode.again().outcome
  if (outcome.ok) act(outcome.value.workshopOf(app))
  else app.store.setState({ toast: { type: 'notLoaded' } })
}
