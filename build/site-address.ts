import type { Plugin } from 'vite'

/**
 * Chat programs take the preview picture of a link from an absolute address, and the site does not know where it will stand.
 * Whoever deploys it says so: `SITE_URL=https://example.org/sgd/ npm run build`.
 */
export function siteAddress(url: string | undefined): Plugin {
  return {
    name: 'site-address',
    apply: 'build',
    transformIndexHtml(html) {
      if (url === undefined || url === '') return html
      const picture = new URL('preview.png', url).href
      const at = `<meta property="og:url" content="${url}" />\n    <meta property="og:image"`
      return html.replace('content="./preview.png"', `content="${picture}"`).replace('<meta property="og:image"', at)
    },
  }
}
