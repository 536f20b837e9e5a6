import type { PageHere } from './version-messages.ts'

/**
 * Has the browser keep the page for visits without a network.
 * @param onNewer called whenever a version is kept that is not the one this page began with
 * @throws where it cannot: over an insecure connection, in some frames, where storage is forbidden
 */
export async function keepOffline(onNewer: () => void): Promise<void> {
  const container = navigator.serviceWorker
  const here: PageHere = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
  // Whoever comes back to a page that has been open for long asks again.
  const tell = () => {
    if (!document.hidden) container.controller?.postMessage(here)
  }
  container.addEventListener('controllerchange', tell)
  container.addEventListener('message', onNewer)
  document.addEventListener('visibilitychange', tell)
  await container.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' })
  tell()
}
