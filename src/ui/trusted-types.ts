import { importing } from '../engine/page/importing.ts'

interface Rules {
  createScriptURL?(url: string): string | null
  createHTML?(html: string): string
}

interface Policy {
  createHTML(html: string): TrustedHTML
}

declare global {
  interface Window {
    /** Not every browser has it. */
    readonly trustedTypes?: { createPolicy(name: string, rules: Rules): Policy }
  }
}

/** Says of what texts the page makes HTML or starts scripts; undefined where nobody asks, or the server allows none of ours. */
export function policyOf(name: string, rules: Rules): Policy | undefined {
  try {
    return window.trustedTypes?.createPolicy(name, rules)
  } catch {
    return undefined
  }
}

/** The scripts that a page starts by their address are in its own folder, or import one from there and do nothing else: its workers. */
export function trustOwnScripts(): void {
  const folder = new URL('.', document.baseURI).href
  const begun = importing(folder).slice(0, -3)
  const imports = (url: string) => url.startsWith(begun) && url.indexOf('%22', begun.length) === url.length - 3
  policyOf('default', { createScriptURL: (url) => (url.startsWith(folder) || imports(url) ? url : null) })
}
