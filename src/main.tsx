import { createRoot } from 'react-dom/client'
import { startWorker } from './engine/page/client.ts'
import { displaySchedule, FrameFeed } from './engine/page/frame-feed.ts'
import { preferredLanguage } from './i18n/language.ts'
import { loadMessages } from './i18n/messages.ts'
import { openAddress } from './share/address.ts'
import { copyText } from './share/clipboard.ts'
import { createApp } from './store/app.ts'
import { readPreferences } from './store/preferences.ts'
import type { State } from './store/state.ts'
import { App } from './ui/App.tsx'
import { forgiveStyles } from './ui/lazy-code.ts'

// The composition root: what the reader prefers, the app of its real parts, and the page.

const storage = () => window.localStorage
const address = openAddress(window)

/** Not at the top level of this file: the texts share code with it and would wait for it while it waits for them. */
async function start(): Promise<void> {
  const chosen = readPreferences(storage)
  const query = address.query()
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const language = query.lang ?? chosen.language ?? preferredLanguage(navigator.languages)
  const app = createApp({
    feed: new FrameFeed(displaySchedule),
    startWorker,
    address,
    copyText: (text) => copyText(text),
    storage,
    // Six digits: many enough, and short enough to be told to a neighbour.
    drawSeed: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 1_000_000,
    loadMessages,
    language,
    text: await loadMessages(language),
    theme: query.theme ?? chosen.theme ?? (dark.matches ? 'dark' : 'light'),
  })
  dark.addEventListener('change', () => {
    const free = address.query().theme === null && readPreferences(storage).theme === null
    if (free) app.store.setState({ theme: dark.matches ? 'dark' : 'light' })
  })
  forgiveStyles()
  app.store.subscribe(dress)
  dress(app.store.getState())
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(<App app={app} />)
}

/** What of the state belongs to the document as a whole. */
function dress({ language, theme }: State): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.dataset.theme = theme
}

void start()
