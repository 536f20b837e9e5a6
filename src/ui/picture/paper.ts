import { type HeatScale, heatScales } from '../theme/heat-scale.ts'

/** What a picture is drawn on, and its inks: a file stands alone, without the page's style sheets. */
export interface Paper {
  readonly surface: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly danger: string
  readonly heat: HeatScale
  /** A colour of the palette on this paper: of `light-dark(a, b)` the one that belongs to it. */
  color(css: string | undefined): string
}

export type PaperName = 'light' | 'dark'

/** The system's fonts as the page has them, with those for Chinese, by their names: a file knows no variables. */
export const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** As tokens.css has them; a test holds the two together. */
const LIGHT = {
  surface: '#fff',
  text: '#1c1c1a',
  muted: '#66665f',
  line: '#e2e2dd',
  edge: '#8a8a82',
  accent: '#1d5fc2',
  danger: '#b3261e',
} as const
const DARK = {
  surface: '#1f2124',
  text: '#ececea',
  muted: '#a3a49e',
  line: '#34373c',
  edge: '#757a82',
  accent: '#6ea8f5',
  danger: '#f2897f',
} as const

const BOTH = /^light-dark\(([^,]+), *([^)]+)\)$/

/** The papers that there are. */
export const papers: { readonly [P in PaperName]: Paper } = {
  light: { ...LIGHT, heat: heatScales.light, color: (css = 'none') => BOTH.exec(css)?.[1] ?? css },
  dark: { ...DARK, heat: heatScales.dark, color: (css = 'none') => BOTH.exec(css)?.[2] ?? css },
}
