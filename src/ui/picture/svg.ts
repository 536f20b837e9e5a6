/** An element of an SVG picture, as data: a file and the page make the same of it. */
export interface SvgNode {
  readonly name: string
  readonly given: Attributes
  readonly children: readonly (SvgNode | string)[]
}

type Attributes = Readonly<Record<string, string | number | undefined>>

const NAMESPACE = 'http://www.w3.org/2000/svg'

/** An element with attributes; those that are undefined are left out. */
export function node(name: string, given: Attributes, ...children: readonly (SvgNode | string)[]): SvgNode {
  return { name, given, children }
}

/** The element as a file has it. */
export function svgText({ name, given, children }: SvgNode): string {
  const attributes = written(given).map(([key, value]) => ` ${key}="${xmlText(value)}"`)
  const inside = children.map((child) => (typeof child === 'string' ? xmlText(child) : svgText(child))).join('')
  return inside === '' ? `<${name}${attributes.join('')}/>` : `<${name}${attributes.join('')}>${inside}</${name}>`
}

/** The element as a page has it, made without reading any markup: no policy of a host stands against it. */
export function svgElement({ name, given, children }: SvgNode): SVGElement {
  const element = document.createElementNS(NAMESPACE, name)
  if (!(element instanceof SVGElement)) throw new TypeError(`${name} is no element of SVG`)
  for (const [key, value] of written(given)) if (key !== 'xmlns') element.setAttribute(key, value)
  element.append(...children.map((child) => (typeof child === 'string' ? child : svgElement(child))))
  return element
}

/** The outermost element of a picture that is laid out for `width` x `height`. */
export function svgRoot(width: number, height: number, given: Attributes, ...children: readonly SvgNode[]): SvgNode {
  return node('svg', { xmlns: NAMESPACE, viewBox: `0 0 ${near(width)} ${near(height)}`, ...given }, ...children)
}

/** Text as XML has it. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** To hundredths of a pixel. */
export function near(pixels: number): number {
  return Math.round(pixels * 100) / 100
}

function written(given: Attributes): readonly (readonly [string, string])[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === 'number' ? String(near(value)) : value] as const],
  )
}
