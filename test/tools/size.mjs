// The size budget of the built site, in gzip as a host would send it: what the first screen waits for, what a visit loads
// by itself, and everything.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { nameOf, VISIT } from './visit.mjs'

const SITE = fileURLToPath(new URL('../../dist', import.meta.url))
const KB = 1000
const ENTRY_LIMIT = 102.8 * KB
/** What a visit loads without being asked for more. */
const VISIT_LIMIT = 299 * KB
/**
 * With all that is loaded where somebody opens it: step by step, ways of the weights, sweep, pins, theory, lessons, sharing,
 * export. A first visit fetches it in the background, for those without a network.
 */
const TOTAL_LIMIT = 730 * KB

/** What programs show of the page, and no reader loads: icons, and the picture of a link. */
const PICTURES = /\.png$/

/** @returns {Map<string, { raw: number, gzip: number }>} the files of the site by name */
function measure() {
  const files = new Map()
  for (const entry of readdirSync(SITE, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    files.set(path.slice(SITE.length + 1).replaceAll('\\', '/'), {
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
    })
  }
  return files
}

/**
 * What the page loads before anything runs: the scripts and styles in index.html, and what those scripts import.
 * @returns {Set<string>} names of files
 */
function entryGraph() {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8')
  const graph = new Set()
  const queue = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) =>
    posix.normalize(match[1] ?? ''),
  )
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (graph.has(name)) continue
    graph.add(name)
    if (!name.endsWith('.js')) continue
    const code = readFileSync(join(SITE, name), 'utf8')
    // Minified output writes `import"./a.js"` and `import{x}from"./a.js"`; a dynamic `import(` is no part of the entry.
    for (const [, target] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      queue.push(posix.join(posix.dirname(name), target ?? ''))
    }
  }
  return graph
}

/** @param {number} bytes */
const inKb = (bytes) => `${(bytes / KB).toFixed(1)} kB`.padStart(10)

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} limit
 * @returns {boolean} whether it is within its limit
 */
function judge(what, bytes, limit) {
  const fits = bytes <= limit
  console.log(
    `${what.padEnd(44)}${' '.repeat(10)}${inKb(bytes)}  of at most ${inKb(limit).trim()}${fits ? '' : '  TOO MUCH'}`,
  )
  return fits
}

const files = measure()
const entry = entryGraph()
let entrySize = 0
let visitSize = 0
let totalSize = 0
let pictureSize = 0
console.log(`${'file'.padEnd(44)}${'raw'.padStart(10)}${'gzip'.padStart(10)}`)
for (const [name, { raw, gzip }] of [...files].sort((a, b) => b[1].gzip - a[1].gzip)) {
  if (entry.has(name)) entrySize += gzip
  if (entry.has(name) || VISIT.includes(nameOf(name))) visitSize += gzip
  if (!PICTURES.test(name)) totalSize += gzip
  else if (name !== 'preview.png') pictureSize += gzip
  console.log(`${name.padEnd(44)}${inKb(raw)}${inKb(gzip)}${entry.has(name) ? '  entry' : ''}`)
}
const missing = VISIT.filter((part) => ![...files.keys()].some((name) => nameOf(name) === part))
if (missing.length > 0)
  throw new Error(`No file of the site is called ${missing.join(', ')}: see test/tools/visit.mjs.`)
if (entrySize === 0) throw new Error('index.html loads no script: the size of the entry cannot be told.')
console.log(`behind a first visit, for those without a network: ${inKb(totalSize - visitSize + pictureSize).trim()}`)
const verdicts = [
  judge('entry', entrySize, ENTRY_LIMIT),
  judge('a visit', visitSize, VISIT_LIMIT),
  judge('everything', totalSize, TOTAL_LIMIT),
]
process.exit(verdicts.every(Boolean) ? 0 : 1)
