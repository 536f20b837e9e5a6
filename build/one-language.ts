import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/')
/** What the page asks for the texts of a language. */
const FILES = `${SOURCE}i18n/language-files.ts`
/** A file of texts, one language of it: `…/text.ts?language=zh`. */
const ONE = /\?language=(en|zh)$/
/** That language of all of them: a name that no file has. */
const ALL = /^\0?texts-(en|zh)$/

/**
 * Texts stand in the source in all languages, and a reader reads one. Those of `files` are taken apart here: each language of
 * them is one file of the site, and what shows a text takes it in the language that is loaded (src/i18n/later-texts.ts). Every
 * other text stays whole, in the file of what shows it.
 *
 * @param files which every visit needs behind its first picture, and the first picture does not: in `src`, without `.ts`
 * @param visit the files of the site that every visit loads: those have no other texts
 */
export function oneLanguage(files: readonly string[], visit: readonly string[]): Plugin {
  const taken = files.map((file) => `${SOURCE}${file}.ts`)
  const whole = new Set<string>()
  return {
    name: 'one-language',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: ALL }, handler: (id) => `\0${id}` },
    load: { filter: { id: ALL }, handler: (id) => allOf(taken, ALL.exec(id)?.[1] ?? '') },
    transform(code, id) {
      if (id === FILES) return LOADERS
      const [file = '', language] = id.split(ONE)
      const place = taken.indexOf(file)
      if (place < 0) {
        if (code.includes(' = texts({')) whole.add(id)
        return null
      }
      const apart = takeApart(code)
      if (apart === null)
        this.error(`${file} is to have texts({ en, zh }) as the formatter writes it, and no other value`)
      const { name, before, said, after } = apart
      if (language === 'en' || language === 'zh') return `${before}export const said = ${said[language]}${after}`
      return `import { laterTexts } from '${SOURCE}i18n/later-texts.ts'\nexport const ${name} = laterTexts(${place})`
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const early = file.isEntry ? file.moduleIds.find((id) => taken.includes(id)) : undefined
        if (early !== undefined) this.error(`${early}: the first picture does not wait for a text that is taken apart`)
        const missed = visit.includes(file.name) ? file.moduleIds.find((id) => whole.has(id)) : undefined
        if (missed !== undefined)
          this.error(`${missed}: every visit loads this text in all languages, name it in vite.config.ts`)
      }
    },
  }
}

const LOADERS = `export const languageFiles = {
  en: () => import('texts-en').then(({ all }) => all),
  zh: () => import('texts-zh').then(({ all }) => all),
}`

/** The texts of all files in one language, in their order. */
function allOf(files: readonly string[], language: string): string {
  const imports = files.map((file, place) => `import { said as t${place} } from '${file}?language=${language}'`)
  return `${imports.join('\n')}\nexport const all = [${files.map((_, place) => `t${place}`).join(', ')}]`
}

interface Apart {
  /** Under which they are exported. */
  readonly name: string
  readonly said: { readonly en: string; readonly zh: string }
  readonly before: string
  readonly after: string
}

const TEXTS = /^export const (\w+) = texts\(\{\n {2}en: ([\s\S]*?),\n+ {2}zh: ([\s\S]*?),\n\}\)$/m

/** A file of texts by language; null where it is written otherwise. */
function takeApart(code: string): Apart | null {
  const found = TEXTS.exec(code)
  if (found === null) return null
  const [all, name = '', en = '', zh = ''] = found
  const [before, after] = [code.slice(0, found.index), code.slice(found.index + all.length)]
  return /^export (?!type|interface)/m.test(before + after) ? null : { name, said: { en, zh }, before, after }
}
