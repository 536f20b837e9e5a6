import { createRoot } from 'react-dom/client'
import { displaySchedule, FrameFeed } from './engine/page/frame-feed.ts'
import type { Messages } from './i18n/en.ts'
import { type Language, preferredLanguage } from './i18n/language.ts'
import { speak } from './i18n/later-texts.ts'
import { firstMessages, loadMessages } from './i18n/messages.ts'
import { openAddress } from './share/address.ts'
import { readLater } from './share/read-later.ts'
import { type App, createApp } from './store/app.ts'
import type { PageState } from './store/page-state.ts'
import { readPreferences } from './store/preferences.ts'
import { laterCode } from './ui/later-code.ts'
import { linkNoticeCode } from './ui/link-notice-code.ts'
import { Root } from './ui/Root.tsx'
import { trustOwnScripts } from './ui/trusted-types.ts'
import { workers } from './workers.ts'

// The composition root: what the reader prefers, the app of its real parts, and the page.

const storage = () => window.localStorage
const address = openAddress(window)

/** Not at the top level of this file: the texts share code with it and would wait for it while it waits for them. */
async function start(): Promise<void> {
  // In a browser that is too old index.html says so, and has no place for the page.
  const root = document.getElementById('root')
  if (root === null) return
  trustOwnScripts()
  const chosen = readPreferences(storage)
  const query = address.query()
  const dark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)')
  const wanted = query.lang ?? chosen.language ?? preferredLanguage(navigator.languages)
  const [{ language, text, late }, opened] = await Promise.all([
    firstMessages(wanted),
    readLater(address.read(), address.search()),
  ])
  speak(language)
  const app = createApp({
    feed: new FrameFeed(displaySchedule),
    workers,
    address,
    opened,
    readLink: readLater,
    storage,
    // Six digits: many enough, and short enough to be told to a neighbour.
    drawSeed: () => Math.floor(Math.random() * 1_000_000),
    loadMessages,
    language,
    text,
    theme: query.theme ?? chosen.theme ?? (dark?.matches ? 'dark' : 'light'),
  })
  if (late !== null) followLanguage(app, wanted, late)
  dark?.addEventListener('change', () => {
    const free = address.query().theme === null && readPreferences(storage).theme === null
    if (free) app.store.setState({ theme: dark.matches ? 'dark' : 'light' })
  })
  keepPlace(app)
  if (typeof ResizeObserver === 'undefined') await standInForResizeObserver()
  app.store.subscribe(dress)
  dress(app.store.getState())
  // What in the link did not count stands above the panels: later it would move them all.
  if (app.store.getState().issues.length > 0) {
    const words = Promise.all([laterCode, linkNoticeCode].map(({ attempt }) => attempt.outcome))
    await Promise.race([words, patience()])
  }
  createRoot(root).render(<Root app={app} />)
}

/** A page that is not looked at may be thrown away without a word, on phones above all; one that is left is hidden first. */
function keepPlace(app: App): void {
  document.addEventListener('visibilitychange', () => (document.hidden ? app.leave() : app.comeBack()))
}

/** As long as the page waits for what it can do without, once it could be shown. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000))
}

/** The page is not in the language that was wanted: says so, and changes to it as soon as that is possible. */
function followLanguage({ store }: App, wanted: Language, late: Promise<Messages>): void {
  store.setState({ toast: { type: 'otherLanguage' } })
  const { language } = store.getState()
  late
    .then(() => loadMessages(wanted))
    .then(
      (text) => {
        if (store.getState().language === language) store.setState({ language: wanted, text, toast: null })
      },
      // It stays as it is: the button of the other language tries again.
      () => undefined,
    )
}

/** Only what cannot be measured does without, should that file be missing as well. */
async function standInForResizeObserver(): Promise<void> {
  const code = await import('./ui/resize-observer.ts').catch(() => null)
  if (code !== null) globalThis.ResizeObserver = code.WindowResizeObserver
}

/** What of the state belongs to the document as a whole. */
function dress({ language, theme, presenting }: PageState): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.dataset.theme = theme
  document.documentElement.toggleAttribute('data-presenting', presenting)
}

void start()
