/** A colour as the theme has it now: `light-dark()` is resolved where a colour is used, not where it is declared. */
export function themeColor(css: string): string {
  const probe = document.createElement('span')
  probe.style.color = css
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** The page's fonts, all of them the system's. */
export function themeFont(): string {
  return getComputedStyle(document.body).fontFamily
}
