import type { NewerKept, PageHere } from './version-messages.ts'

/** The least time between two looks for a new version, in milliseconds. */
const LOOK_AGAIN = 600_000

/**
 * Has the browser keep the page for visits without a network, where it can.
 * @param onNewer called when a newer version is kept than the one this page began with
 * @throws where it cannot: over an insecure connection, in some frames, where storage is forbidden
 */
export async function keepOffline(onNewer: () => void): Promise<void> {
  const container = navigator.serviceWorker
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? ''
  const here: PageHere = { type: 'pageHere', entry }
  const tell = () => container.controller?.postMessage(here)
  container.addEventListener('controllerchange', tell)
  container.addEventListener('message', ({ data }: MessageEvent<NewerKept>) => {
    if (data.type === 'newerKept') onNewer()
  })
  const script = new URL('service-worker.js', document.baseURI)
  const registration = await container.register(script, { updateViaCache: 'none' })
  tell()
  let looked = performance.now()
  const look = () => {
    if (document.hidden || performance.now() - looked < LOOK_AGAIN) return
    looked = performance.now()
    // Without a network there is nothing new.
    registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('online', look)
}
