import type { Run } from '../../../experiment/config.ts'
import type { Language } from '../../../i18n/language.ts'
import { settingsOf, shortSetting } from '../../run-settings.ts'
import { type PageHeadText, pageHeadText } from './text.ts'

/** As many settings as a tab has room for. */
const MOST = 3

/** Names the page by its run, in the tab, in bookmarks and in the history. */
export function namePage(run: Run, title: string, language: Language): void {
  const text = pageHeadText[language]
  document.title = titleOf(run, title, text)
  document.querySelector('meta[name=description]')?.setAttribute('content', text.description)
}

/**
 * What differs from the tutorial: `lr 2, batch 1 · SGD Playground`.
 * @param title a teacher's own, which counts more
 */
export function titleOf(run: Run, title: string, text: PageHeadText): string {
  const what = title === '' ? partsOf(run, text).join(text.comma) : title
  return what === '' ? text.page : text.of(what)
}

function partsOf(run: Run, text: PageHeadText): readonly string[] {
  const { length } = run.changes
  const parts = settingsOf(run).map((setting) => shortSetting(setting, run).replace(/^batch_size /, 'batch '))
  const all = length === 0 ? parts : [...parts, text.changes(length)]
  return all.length <= MOST ? all : [...all.slice(0, MOST), text.more(all.length - MOST)]
}
