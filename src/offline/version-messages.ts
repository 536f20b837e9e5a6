/** What a page tells the service worker: with which script it began, the name of which says which version it is of. */
export interface PageHere {
  readonly type: 'pageHere'
  readonly entry: string
}

/** What the service worker tells a page: that a version is kept that is not the page's. */
export interface NewerKept {
  readonly type: 'newerKept'
}
