import { KeptVersion, type SitePart } from './offline/kept-version.ts'
import { NEWER_KEPT, type PageHere } from './offline/version-messages.ts'

// The composition root of the service worker, which keeps the page for visits without a network. Written by hand since the
// usual generated one drops the files of the former version as soon as one of several open pages changes to the new one.

declare const self: ServiceWorkerGlobalScope & {
  /** All files of the site: written in when it is built, see build/offline.ts. */
  readonly __WB_MANIFEST: readonly SitePart[]
}

const kept = new KeptVersion(
  { scope: self.registration.scope, caches: self.caches, fetch: (url, init) => fetch(url, init) },
  self.__WB_MANIFEST,
)

// No page waits for another to be closed: an open one goes on with what it began with, and the next that is opened is new.
self.addEventListener('install', (event) => event.waitUntil(kept.keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  event.respondWith(kept.answer(request).then((response) => response ?? fetch(request)))
})

self.addEventListener('message', (event) => {
  const entry: PageHere = event.data
  const page = event.source
  if (!(page instanceof WindowClient)) return
  if (kept.has(entry)) event.waitUntil(forgetBehind(page))
  else page.postMessage(NEWER_KEPT)
  // Without a network there is nothing new.
  event.waitUntil(self.registration.update().catch(() => undefined))
})

/** No other page may still need what former versions have left, once `page` is the only one. */
async function forgetBehind(page: WindowClient): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.every(({ id }) => id === page.id)) await kept.forgetFormer()
}
