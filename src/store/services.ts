import type { PageParts } from './page-parts.ts'
import type { DataDesk } from './services/data-desk.ts'
import type { LessonGuide } from './services/lesson-guide.ts'
import type { Partings } from './services/partings.ts'
import type { PasteDesk } from './services/paste-desk.ts'
import type { Pins } from './services/pins.ts'
import type { RunFileDesk } from './services/run-file-desk.ts'
import type { RunNeeds } from './services/run-needs.ts'
import type { ScriptDesk } from './services/script-desk.ts'
import type { Sweeps } from './services/sweep.ts'
import type { Theory } from './services/theory.ts'
import type { WeightsViews } from './services/weights-views.ts'
import type { Workshop } from './services/workshop.ts'

/**
 * What lives as long as the page beside the run on screen, by name. All have one shape: a `store` of slow state, which is
 * data only, and what a person can do with it.
 */
interface ServiceByName {
  readonly dataDesk: DataDesk
  readonly pasteDesk: PasteDesk
  readonly pins: Pins
  readonly partings: Partings
  readonly runFileDesk: RunFileDesk
  readonly runNeeds: RunNeeds
  readonly scriptDesk: ScriptDesk
  readonly sweep: Sweeps
  readonly theory: Theory
  readonly weightsViews: WeightsViews
  readonly guide: LessonGuide
  readonly workshop: Workshop
}

export type ServiceName = keyof ServiceByName

/** How a service is made. Whoever asks for one brings this along, so that its code is loaded with the first who asks. */
export type Make<N extends ServiceName> = (page: PageParts) => ServiceByName[N]

/** The service of a name, made when it is first asked for. */
export type ServiceOf = <N extends ServiceName>(name: N, make: Make<N>) => ServiceByName[N]

/** The services of one page; each is made once. */
export function createServices(page: PageParts): ServiceOf {
  const made: { [N in ServiceName]?: ServiceByName[N] } = {}
  return (name, make) => {
    const found = made[name] ?? make(page)
    made[name] = found
    return found
  }
}
