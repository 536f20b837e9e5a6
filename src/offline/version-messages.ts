/** All that a page tells the service worker: the script with which it began. Its name says which version the page is of. */
export type PageHere = string

/** All that the service worker tells a page: that a version is kept that is not the page's. */
export const NEWER_KEPT = 'newer version kept'
