// Makes a page of HTML with MathML of a text in Markdown with formulas, when the site is built: the page needs neither a
// library nor fonts to show it.
import { readFile } from 'node:fs/promises'
import { Marked } from 'marked'
import temml from 'temml'

/** As Vite has it for texts as they are: their type is known then. */
const QUERY = '?raw'

/** Code is no formula, though it may hold a dollar; `$$` before `$`. */
const FORMULA = /(`[^`]*`)|\$\$([\s\S]+?)\$\$|\$([^$\n][^$]*?)\$/g

/**
 * @param {string} markdown with TeX between `$`, or `$$` where it stands alone; a first heading of level 1
 * @returns {string} HTML; its headings begin at level 3, for it stands within a page
 */
function typeset(markdown) {
  /** @type {string[]} */
  const formulas = []
  const marked = new Marked({
    gfm: true,
    walkTokens(token) {
      if (token.type === 'heading') token.depth += 2
    },
  })
  const marks = markdown.replace(FORMULA, (all, code, display, inline) => {
    if (code !== undefined) return all
    const tex = display ?? inline
    const math = temml.renderToString(tex, { displayMode: display !== undefined, throwOnError: true })
    // A page may forbid styles that stand in elements, and has its own.
    formulas.push(math.replace(/ (?:style|class)="[^"]*"/g, ''))
    return `FORMULA${formulas.length - 1}E`
  })
  return marked.parse(marks, { async: false }).replace(/FORMULA(\d+)E/g, (_, index) => formulas[Number(index)] ?? '')
}

/**
 * `import html from './a.md?raw'`: HTML and not the text itself.
 * @returns {import('vite').Plugin}
 */
export function typesetting() {
  return {
    name: 'typesetting',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(`.md${QUERY}`)) return null
      const path = id.slice(0, -QUERY.length)
      this.addWatchFile(path)
      return `export default ${JSON.stringify(typeset(await readFile(path, 'utf8')))}`
    },
  }
}
