import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What the browser is told to let through, beside scripts and styles: nothing from elsewhere, and nothing made of text. */
const RULES = [
  "default-src 'none'",
  // A picture is drawn from one that the page has made, and saved.
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  // The second where a sandbox leaves the page without an origin, see workers.ts.
  "worker-src 'self' data:",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default sgd-playground-docs',
]

/**
 * Writes a Content-Security-Policy into the page that is built: it names what stands in index.html itself by its hash. Last of
 * all plugins, or it would know less than the page has.
 */
export const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      // WebAssembly is the generator of random numbers, in a worker.
      const scripts = `script-src 'self' 'wasm-unsafe-eval' ${hashesOf(html, /<script>([\s\S]*?)<\/script>/g)}`
      const styles = `style-src 'self' ${hashesOf(html, /<style>([\s\S]*?)<\/style>/g)}`
      const policy = [scripts, styles, ...RULES].join('; ')
      const charset = '<meta charset="utf-8" />'
      return html.replace(charset, `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    },
  },
}

/** The hashes of all that stands inline. */
function hashesOf(html: string, inline: RegExp): string {
  return [...html.matchAll(inline)]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ')
}
