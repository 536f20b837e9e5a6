import { xmlText } from '../../../export/matrices-svg.ts'
import type { App } from '../../../store/app.ts'
import { themeColor, themeFont } from './theme.ts'

/** What style sheets say of the chart's elements, and an image on its own must say itself. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
]

/** The room above the chart for what its lines are, in pixels. */
const HEAD = 28

/** The chart on the page as an image of its own; null where there is none. */
export function chartSvg({ store }: App): string | null {
  const chart = document.querySelector<SVGSVGElement>('[data-part="loss-chart"] svg')
  if (chart === null) return null
  const copy = chart.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  inline(chart, copy)
  // What was pointed at in the moment of the export.
  for (const each of copy.querySelectorAll('.recharts-tooltip-cursor')) each.remove()
  for (const each of copy.querySelectorAll('[class]')) each.removeAttribute('class')
  const { width, height } = chart.getBoundingClientRect()
  const { text } = store.getState()
  const size = `width="${width}" height="${height + HEAD}"`
  const content = new XMLSerializer().serializeToString(copy)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height + HEAD}"`,
    ` font-family="${xmlText(themeFont())}" font-size="13">`,
    `<rect ${size} fill="${themeColor('--surface')}"/>`,
    `<text x="16" y="20" font-weight="600" fill="${themeColor('--text')}">${xmlText(text.loss)}</text>`,
    `<text x="${width - 24}" y="20" font-size="12" text-anchor="end">`,
    `<tspan fill="${themeColor('--accent')}">— ${xmlText(`${text.batchLoss} (${text.band})`)}</tspan>`,
    `<tspan dx="16" fill="${themeColor('--text')}">— ${xmlText(text.fullLoss)}</tspan></text>`,
    `<g transform="translate(0 ${HEAD})">${content}</g></svg>\n`,
  ].join('')
}

/** Writes the computed styles of `from` and all in it into `to`, its copy. */
function inline(from: Element, to: Element): void {
  const computed = getComputedStyle(from)
  for (const name of STYLES) to.setAttribute(name, computed.getPropertyValue(name))
  for (const name of ['style', 'tabindex', 'role']) to.removeAttribute(name)
  for (const [i, child] of [...from.children].entries()) {
    const copy = to.children[i]
    if (copy !== undefined) inline(child, copy)
  }
}
