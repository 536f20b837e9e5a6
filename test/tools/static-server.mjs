// Serves the built site as a plain static host would, under a sub-path and knowing nothing of the bundler.
// From the shell: node test/tools/static-server.mjs [port]
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the site is put: deep enough that every absolute path in it would miss. */
export const SUB_PATH = '/some/where/sgd/'

const SITE = fileURLToPath(new URL('../../dist', import.meta.url))

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * @param {string} site the folder
 * @param {string} url as the browser asks for it
 * @returns {string | undefined} the file that answers it
 */
function fileFor(site, url) {
  const { pathname } = new URL(url, 'http://site')
  if (!pathname.startsWith(SUB_PATH)) return undefined
  const asked = decodeURIComponent(pathname.slice(SUB_PATH.length))
  const file = resolve(site, normalize(asked === '' ? 'index.html' : asked))
  return file.startsWith(site + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined
}

/**
 * @param {number} port 0 for any that is free
 * @param {{ headers?: Record<string, string>, site?: string }} [how] headers that it sends with everything; another folder
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveSite(port = 0, { headers = {}, site = SITE } = {}) {
  if (!existsSync(join(site, 'index.html'))) throw new Error('There is no built site: run `npm run build` first.')
  const server = createServer((request, response) => {
    const file = fileFor(site, request.url ?? '/')
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
      return
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://localhost:${address.port}${SUB_PATH}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serveSite(Number(process.argv[2] ?? 4180))
  console.log(url)
}
