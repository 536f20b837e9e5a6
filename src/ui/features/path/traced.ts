import type { Frame } from '../../../engine/protocol.ts'
import type { App } from '../../../store/app.ts'
import { createPins } from '../../../store/services/pins.ts'
import type { PinsState } from '../../../store/services/pins-state.ts'
import { type DrawnTrajectory, type PinnedTrajectory, pinnedTrajectories, trajectoryOf } from './samples.ts'

/** How long an answer of the engine is waited for, in milliseconds: a picture can do without pinned runs. */
const LONGEST = 4000

/** The trajectory of the run on screen, whether it is looked at or not; null where nothing is known yet. */
export async function trajectoryNow(app: App): Promise<DrawnTrajectory | null> {
  const frame = await tracedFrame(app)
  const trajectory = frame === null ? null : trajectoryOf(frame)
  if (frame === null || trajectory === null) return null
  return { ...trajectory, running: frame.status === 'running', recorded: frame.history.recorded }
}

/** The newest frame that tells a trajectory. */
async function tracedFrame({ feed, actions }: App): Promise<Frame | null> {
  const latest = () => (feed.latest?.trajectory ? feed.latest : null)
  if (latest() !== null || feed.latest === null) return latest()
  actions.trace(true)
  await until(
    (heard) => feed.subscribe(heard),
    () => latest() !== null,
  )
  actions.trace(false)
  return latest()
}

/** The trajectories of the pinned runs with the data of that on screen, as far as these runs are computed. */
export async function pinnedTrajectoriesNow(app: App): Promise<readonly PinnedTrajectory[]> {
  const pins = app.service('pins', createPins)
  if (pins.store.getState().pins.length === 0) return []
  pins.trace(true)
  await until(
    (heard) => pins.store.subscribe(heard),
    () => areTraced(pins.store.getState()),
  )
  pins.trace(false)
  const { pins: list, news } = pins.store.getState()
  return pinnedTrajectories(list, news, app.store.getState().run)
}

/** Whether all the pinned runs that are computed tell their trajectories. */
function areTraced({ news }: PinsState): boolean {
  return [...news.values()].every(({ status, frame }) => status !== 'done' || frame?.trajectory !== null)
}

/** Waits until `isTrue`, which changes where `listen` hears of something; not for long. */
function until(listen: (heard: () => void) => () => void, isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const heard = () => {
      if (!isTrue()) return
      clearTimeout(timer)
      // The first call may come before there is a way to stop.
      queueMicrotask(() => forget())
      resolve()
    }
    const timer = setTimeout(resolve, LONGEST)
    const forget = listen(heard)
    heard()
  })
}
