import type { Key, Run } from '../../experiment/config.ts'
import type { Language } from '../../i18n/language.ts'
import { writeHash } from '../../share/codec.ts'
import { DEFAULT_VIEW } from '../../share/page-view.ts'
import type { App } from '../../store/app.ts'
import { changeTexts } from '../plot/change-labels.ts'
import { settingsOf, shortSetting } from '../run-settings.ts'
import { joinSentences } from '../say.ts'
import type { Caption } from './frame.ts'
import { pictureText } from './text.ts'

/** Which run a picture is of, that on screen: its moment, what in it is not the tutorial's, and the link. */
export function captionOf(app: App): Caption {
  const { run, language } = app.store.getState()
  const iteration = app.feed.latest?.iteration ?? 0
  const at = pictureText[language].at(iteration, run.config.iterations)
  return captioned(joinSentences(at, settingsSaid(run, language)), app.link(), language)
}

/** A caption of these words. */
export function captioned(run: string, link: string, language: Language): Caption {
  return { run, link, longLink: pictureText[language].longLink(link.length) }
}

/** The link of a run alone, whatever the page is showing of it. */
export function linkOf(app: App, run: Run): string {
  return app.link().replace(/#.*$/, '') + writeHash({ run, view: DEFAULT_VIEW, unknown: [] })
}

/** What in a run is not the tutorial's, in a sentence or two; `besides` are told by the picture itself. */
export function settingsSaid(run: Run, language: Language, besides: readonly Key[] = []): string {
  const text = pictureText[language]
  const told = settingsOf(run).filter(({ key }) => !besides.includes(key))
  const settings = told.map((setting) => shortSetting(setting, run))
  const changes = changeTexts(run).map(({ short, iteration }) => text.change(short, iteration))
  if (settings.length === 0 && changes.length === 0) return text.tutorial
  return joinSentences(
    settings.length === 0 ? '' : text.differ(settings.join(language === 'zh' ? '、' : ', ')),
    changes.length === 0 ? '' : text.changes(changes.length, changes.at(-1) ?? ''),
  )
}
