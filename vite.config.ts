import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { contentPolicy } from './build/content-policy.ts'
import { offline } from './build/offline.ts'
import { oneLanguage } from './build/one-language.ts'
import { secondPass } from './build/second-pass.ts'
import { siteAddress } from './build/site-address.ts'
import { typesetting } from './docs/typeset.mjs'
import { findBrowser, LAUNCH_ARGS } from './test/tools/find-browser.mjs'

/** Undefined lets Playwright look for its own, and say in its own words that there is none. */
const executablePath = process.env.VITEST ? findBrowser() : undefined

/** Puts the style sheet behind what index.html says while the page is being loaded: in the head it would hold that up. */
const stylesAfterWords: Plugin = {
  name: 'styles-after-words',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const [link] = /<link rel="stylesheet"[^>]*>/.exec(html) ?? []
      return link === undefined ? html : html.replace(link, '').replace('</body>', `  ${link}\n  </body>`)
    },
  },
}

/** What index.html says to who works on it travels to no reader: the page waits for every byte of it. */
const withoutRemarks: Plugin = {
  name: 'without-remarks',
  apply: 'build',
  transformIndexHtml: { order: 'post', handler: (html) => html.replace(/^\s*(?:<!--.*-->|\/\/.*)\n/gm, '') },
}

/** The bundler's loader of lazy parts, which also waits for their style sheets, is replaced by one that does without them. */
const ownImport: Plugin = {
  name: 'own-import',
  enforce: 'pre',
  apply: 'build',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export { styledImport as __vitePreload } from '/src/ui/styled-import.ts'",
  },
  generateBundle(_, bundle) {
    const left = Object.values(bundle).find((file) => file.type === 'chunk' && file.code.includes('vite:preloadError'))
    if (left !== undefined) this.error(`${left.fileName} has the bundler's own loader: under which name is it now?`)
  },
}

/** Cards, their menu and what leads through them: no visit needs it that names no card. */
const LESSON =
  /src\/(?:experiment\/presets|share\/own-lesson|lessons\/(?:claim|course-of-run|examples|face|goal|lesson|lessons|measure|tell)\.|store\/services\/lesson-|ui\/features\/lesson\/|ui\/lesson-kit|engine\/page\/run-probe)/

/** What the parts of the page may share, and of that what no visit needs: each has a file of its own. */
const SHARED = /\/src\/(?!ui\/plot\/(?!expected)|ui\/features\/chart\/recharts\/)/
/** How runs are told apart in words: in the list of pins, and in what is exported and printed. */
const NAMES = /\/run-(?:name|settings)/
/** What draws the pictures that are taken along or printed. */
const PICTURES = /\/src\/ui\/(?:picture\/|features\/(?:chart\/loss-p|matrices\/matri(?:x-s|ces-p)))/
/** What those pictures have in common with the views behind tabs. */
const DRAWN =
  /\/src\/(?:ui\/(?:download|features\/(?:path|sweep)\/[\w-]+\.ts$)|(?:engine|store)\/[\w/-]*(?:sweep|ask-limits|ending-cache|weights-views|sample-spacing))/
/** Why a weight is what it is: under a cell that is pointed at, and in “why”. */
const STORY = /\/(?:say-cell|cell-story-text)/
/** What in a link stands beside its own run: the cards of a lesson, and pins. */
const BESIDE = /\/src\/share\/(?:card-|differing)/
/** Somebody's own data: read, kept, and what explains them best. */
const OWN_DATA =
  /\/src\/(?:experiment\/(?:read-data|run-on-data|nist-tables|data-|best-fit|singular-|arranged-|sha256)|share\/kept-data)/
/** How people write numbers and matrices: loaded when somebody does otherwise than programs. */
const HABITS = /\/src\/reading\//
/** A run, its state and its data as a file: no link asks for it. */
const RUN_FILE = /\/src\/share\/run-file/
/** What reads a loss that is an expression: only where one is given. */
const EXPRESSION = /\/src\/(?:torch\/expression\/|experiment\/read-expression)/
/** What questions over the page have in common: no visit asks any by itself. */
const DIALOG = /\/src\/ui\/widgets\/(?:Dialog|FileButton|PasteField)\b/
/** Texts that every visit needs behind its first picture: loaded in one language. */
const LATER_TEXTS = [
  ...['cells', 'duration', 'field-hints', 'problems', 'terms', 'theory-text', 'verdict-text'].map(
    (file) => `i18n/${file}`,
  ),
  ...['header', 'loop', 'matrices', 'notices', 'output', 'pins', 'setup', 'timeline'].map(
    (name) => `ui/features/${name}/text`,
  ),
  ...['ui/features/chart/beside-text', 'ui/skip-text'],
]
/** Tables that are taken along, and opened again. */
const CSV = /\/src\/export\/csv/
const APART = [CSV, DIALOG, HABITS, EXPRESSION, OWN_DATA, RUN_FILE, NAMES, PICTURES, DRAWN, LESSON, STORY, BESIDE]

/**
 * What Recharts has instead of a package of which it needs a part.
 * @param name of the file
 */
function forRecharts(name: string): string {
  return fileURLToPath(new URL(`src/ui/features/chart/recharts/${name}.ts`, import.meta.url))
}

export default defineConfig({
  // Every address in the built site is relative, so that it works under any path of any host.
  base: './',
  plugins: [
    react(),
    stylesAfterWords,
    withoutRemarks,
    ownImport,
    oneLanguage(LATER_TEXTS, ['later', 'shared']),
    secondPass,
    typesetting(),
    siteAddress(process.env.SITE_URL),
    offline(),
    contentPolicy,
  ],
  resolve: {
    alias: {
      'decimal.js-light': forRecharts('decimal-light'),
      'd3-format': forRecharts('d3-format'),
      'd3-interpolate': forRecharts('d3-interpolate'),
      'victory-vendor/d3-scale': forRecharts('d3-scale'),
      'victory-vendor/d3-shape': forRecharts('d3-shape'),
    },
  },
  worker: {
    format: 'es',
    // What a worker needs at once is one file, whatever of it those that it loads later need as well.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'worker-begin', tags: ['$initial'], priority: 3 },
            // With all that each imports: what few runs need of it is not cut out into files of its own.
            { name: 'theory-worker', test: /theory-worker\.ts$/, priority: 2 },
            { name: 'verdict-answer', test: /verdict-answer\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
  // A class's own name would travel to every reader, and is read by nobody.
  css: { modules: { generateScopedName: '[hash:base64:5]' } },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Lazy parts import nothing but the page: there is nothing to preload for them.
    modulePreload: false,
    // What the page needs at once is one file, what comes right behind the first picture another: what they share with parts
    // that are opened later is not cut out into files of its own.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 3 },
            // What the loss chart needs beside: without any other file it stands. `expected-curve` is drawn by what comes later.
            {
              name: 'plot',
              test: /src\/ui\/(?:plot\/(?!expected)(?:[a-z-]+\.ts|useSize)|usePinnedHistories|features\/chart\/text)/,
              priority: 2,
            },
            // What only views behind tabs, lines of pins and pictures draw with.
            {
              name: 'axes',
              test: /\/src\/ui\/plot\/(?!expected)/,
              minShareCount: 2,
              priority: 1.2,
            },
            { name: 'read-expression', test: EXPRESSION, priority: 2.5 },
            // What reads links, and states in them: the first picture may wait for it.
            {
              name: 'link',
              test: /\/src\/(?:share\/(?!pin-|card-|differing|lesson-file|own-lesson|clipboard|kept-data|run-file)|training\/state-)/,
              priority: 2,
            },
            { name: 'own-data', test: OWN_DATA, priority: 3 },
            { name: 'run-file', test: RUN_FILE, priority: 1 },
            // What several of the other parts have in common: none of them needs the file of another.
            {
              name: 'shared',
              test: (id: string) => SHARED.test(id) && !APART.some((apart) => apart.test(id)),
              minShareCount: 2,
              priority: 1.5,
            },
            // What is pasted on the page is asked about by those whom `later` asks.
            {
              name: 'ask-paste',
              test: /\/src\/store\/(?:replace-w|services\/(?:paste|script|data)-desk)/,
              priority: 1.6,
            },
            { name: 'texts-en', test: /texts-en$|\?language=en$/, priority: 1.4 },
            { name: 'texts-zh', test: /texts-zh$|\?language=zh$/, priority: 1.4 },
            // Drawn by what comes later and in the pictures to take along, which the bundler would have both of them ask for these.
            { name: 'expected-curve', test: /ui\/plot\/expected/, priority: 1.6 },
            { name: 'read-paste', test: /\/src\/(?:reading\/|ui\/read-paste)|papaparse/, priority: 0.9 },
            { name: 'typed-reader', test: /\/src\/reading\/(?:typed|formula|tidy)/, priority: 1 },
            { name: 'dialog', test: DIALOG, priority: 1 },
            { name: 'csv', test: CSV, priority: 1 },
            { name: 'names', test: NAMES, minShareCount: 2, priority: 1 },
            { name: 'pictures', test: PICTURES, minShareCount: 2, priority: 1 },
            { name: 'drawn', test: DRAWN, minShareCount: 2, priority: 1 },
            { name: 'cell-story', test: STORY, minShareCount: 2, priority: 1 },
            { name: 'beside', test: BESIDE, priority: 1 },
            // Cards and their menu, and what each lesson is made with; the lessons themselves are files of their own.
            { name: 'lesson', test: LESSON, priority: 1 },
            // With all that they import.
            { name: 'later', test: /src\/ui\/later\.ts$/ },
            { name: 'LossChart', test: /src\/ui\/features\/chart\/LossChart\.tsx$/ },
          ],
        },
      },
    },
  },
  test: {
    // Node 20 has fused multiply-adds in vectors, which browsers have as they are, only if it is asked.
    execArgv: process.versions.v8.startsWith('11.') ? ['--experimental-wasm-relaxed-simd'] : [],
    // Left to itself the runner keeps a core free, which on two is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          include: ['test/architecture/**/*.test.ts'],
          // They read all sources, also while everything else runs on the same cores.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          // What the worker loads for a run that has a scheduler, or another optimizer than SGD.
          setupFiles: ['test/training/load-optim.ts', 'test/theory/load-schedules.ts'],
          // Property tests and the largest runs are slow on two busy cores; none of them tests the time.
          testTimeout: 60_000,
          exclude: ['test/architecture/**', 'test/browser/**', 'test/e2e/**', 'test/torch-check/**'],
        },
      },
      {
        extends: true,
        // Not part of `npm test`: it asks the real PyTorch, see test/torch-check.
        test: {
          name: 'torch',
          environment: 'node',
          include: ['test/torch-check/**/*.test.ts'],
          setupFiles: ['test/training/load-optim.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // A dependency that Vite discovers while the tests run makes it reload the page under them. So discovery is off
        // and they are all named here: one that is missing fails at once, and always, instead of now and then.
        optimizeDeps: {
          noDiscovery: true,
          include: [
            'axe-core',
            'fast-check',
            'papaparse',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
            'recharts',
            'vitest-browser-react',
            'zustand',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/training/load-optim.ts', 'test/theory/load-schedules.ts'],
          testTimeout: 30_000,
          // On a busy machine; what it failed with is told nevertheless.
          retry: 1,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 720 },
            provider: playwright({
              launchOptions: { args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/{torch,experiment,training,engine,theory,share,export}/**/*.ts'],
      // Lines that run in a worker are not seen; the file is kept to glue.
      exclude: ['src/engine/worker/{engine,sweep}-worker.ts', 'src/theory/questions/theory-worker.ts'],
      reporter: ['text', 'html'],
      reportsDirectory: 'coverage',
      thresholds: { lines: 90 },
    },
  },
})
