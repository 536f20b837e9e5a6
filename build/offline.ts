import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/**
 * The service worker with the list of all files of the site, and the manifest by which the page is installed. Whatever it names
 * is relative: nothing knows where the site will stand.
 */
export function offline(): Plugin[] {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src',
    filename: 'service-worker.ts',
    // The page does that itself, once it is up: src/offline/keep-offline.ts.
    injectRegister: false,
    includeManifestIcons: false,
    injectManifest: {
      // No browser takes a worker that is a module in all of its versions that show the page.
      rollupFormat: 'iife',
      globPatterns: ['**/*'],
      // For programs that show a link.
      globIgnores: ['preview.png'],
      // What their content is, their names say.
      dontCacheBustURLsMatching: /^assets\//,
    },
    manifest: {
      name: 'SGD Playground',
      short_name: 'SGD',
      description: 'Watch stochastic gradient descent find a hidden matrix. 看随机梯度下降找出隐藏的矩阵。',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: '#ffffff',
      background_color: '#f6f6f4',
      icons: [
        { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  })
}
