import { posix } from 'node:path'
import { type Mention, scan } from './scan.ts'

/**
 * The rooms of src/, and what each may import besides itself. `i18n (types)` allows type imports only.
 * torch <- experiment <- reading, training <- engine, theory, export, share, lessons <- store <- ui
 */
const PURE = ['torch', 'experiment', 'training', 'theory']
const MIDDLE = ['engine', 'theory', 'export', 'share', 'lessons']
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  torch: [],
  experiment: ['torch'],
  // What people type and paste, whatever its form; links have none of it.
  reading: ['experiment'],
  training: ['torch', 'experiment'],
  engine: ['torch', 'experiment', 'training'],
  theory: ['torch', 'experiment', 'training'],
  export: ['torch', 'experiment', 'training'],
  // A script of PyTorch is held against the program that the page itself would write; what it says in numbers is torch's.
  script: ['torch', 'experiment', 'training', 'export', 'share'],
  share: ['torch', 'experiment', 'training'],
  // Their cards stand in all languages side by side.
  lessons: ['experiment', 'training', 'i18n', 'share (types)'],
  store: ['torch', 'experiment', 'reading (types)', 'training', ...MIDDLE, 'i18n (types)'],
  // It says in words what a link can have wrong with it.
  i18n: [...PURE, 'share (types)'],
  // Knows neither runs nor pages, only files.
  offline: [],
  // The texts in docs/ are shown, formulas and all.
  ui: ['torch', 'experiment', 'reading', 'script', 'training', ...MIDDLE, 'offline', 'store', 'i18n', 'docs'],
  // What workers are made of, and how they are started; the page's own parts are put together in main.
  worker: ['engine', 'theory', 'workers (types)'],
  'service-worker': ['offline'],
  workers: ['engine', 'store (types)', 'worker'],
  main: ['torch', 'experiment', 'training', ...MIDDLE, 'store', 'i18n', 'ui', 'workers'],
}

/** The packages there are, and the only rooms that may import them. React is kept out of everything that computes. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@lezer/python': ['script'],
  'd3-scale': ['ui'],
  'd3-shape': ['ui'],
  'lean-qr': ['ui'],
  papaparse: ['reading'],
  react: ['store', 'ui', 'main'],
  'react-dom': ['ui', 'main'],
  recharts: ['ui'],
  zustand: ['store', 'ui', 'main'],
}

/** What runs in workers or stands behind `experiment`: the page knows its types alone. */
const BEHIND = ['src/torch/', 'src/theory/', 'src/engine/worker/']
const PAGE = ['store', 'i18n', 'ui', 'main']

/** The workers' file, with the only one that starts it. */
const WORKERS: Readonly<Record<string, readonly string[]>> = {
  'src/worker.ts': ['src/workers.ts'],
}

export type Sources = Readonly<Record<string, string>>

type File = { readonly path: string; readonly room: string }
type Import = Mention & { readonly from: File; readonly to: File; readonly relative: boolean }
type Rule = { readonly says: string; readonly forbids: (one: Import) => boolean }

/** Rules on a single import, in addition to the tables above. */
const IMPORT_RULES: readonly Rule[] = [
  {
    says: 'a room imports only from the rooms to its left',
    forbids: ({ from, to, how, relative }) => {
      if (!relative || from.room === to.room) return false
      const allowed = ROOMS[from.room] ?? []
      return !allowed.includes(to.room) && !(how === 'type import' && allowed.includes(`${to.room} (types)`))
    },
  },
  {
    says: 'a package is imported only where the table has it',
    forbids: ({ from, target, relative }) => {
      const rooms = PACKAGES[packageOf(target)] ?? []
      return !relative && !rooms.includes(from.room)
    },
  },
  {
    says: 'i18n imports no package',
    forbids: ({ from, relative }) => from.room === 'i18n' && !relative,
  },
  {
    says: 'a widget knows no store and no feature',
    forbids: ({ from, to }) =>
      from.path.startsWith('src/ui/widgets/') && (to.room === 'store' || to.path.startsWith('src/ui/features/')),
  },
  {
    says: 'a feature imports no other feature',
    forbids: ({ from, to }) => {
      const [mine, other] = [featureOf(from.path), featureOf(to.path)]
      return mine !== undefined && other !== undefined && mine !== other
    },
  },
  {
    says: 'a worker is reached only by `new URL` in what starts it',
    forbids: ({ from, to, how }) => {
      const starters = WORKERS[to.path]
      return starters !== undefined && !(how === 'new URL' && starters.includes(from.path))
    },
  },
  {
    says: 'the page imports only types of what runs in workers',
    forbids: ({ from, to, how }) =>
      PAGE.includes(from.room) &&
      BEHIND.some((folder) => to.path.startsWith(folder)) &&
      how !== 'type import' &&
      !(to.path in WORKERS),
  },
]

/** Everything in the sources that breaks a rule, one line each: `file: what it does (the rule)`. */
export function violations(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    const from = { path, room: roomOf(path) }
    const { mentions, defaultExport, globals, unreadable } = scan(path, source)
    const broken = mentions.flatMap((mention) => {
      const one = resolve(from, mention)
      return IMPORT_RULES.filter(({ forbids }) => forbids(one)).map(
        ({ says }) => `${path}: ${one.how} of ${one.to.path} (${says})`,
      )
    })
    const touched = from.room === 'share' ? [] : globals
    return [
      ...(from.room in ROOMS ? [] : [`${path}: a room that is not in the table`]),
      ...broken,
      ...touched.map((name) => `${path}: uses ${name} (only share/ touches location and history)`),
      ...hooked(path, source),
      ...(defaultExport && !path.startsWith(IN_PLACE_OF_PACKAGES)
        ? [`${path}: default export (a thing has one name everywhere)`]
        : []),
      ...unreadable.map((how) => `${path}: ${how} of something not written down (imports must be checkable)`),
    ]
  })
}

/** What a package finds there instead of another one exports what that does. */
const IN_PLACE_OF_PACKAGES = 'src/ui/features/chart/recharts/'

/** What a test takes hold of may be renamed with the test: nothing that a reader sees depends on it. */
const HOOK = /\[\s*data-testid|dataset\.testid/

/** That a style sheet or a module looks for the hooks of tests. */
export function hooked(path: string, source: string): string[] {
  return HOOK.test(source) ? [`${path}: looks for a data-testid (they are for tests; use a ref or data-part)`] : []
}

function resolve(from: File, mention: Mention): Import {
  const relative = mention.target.startsWith('.')
  const path = targetOf(from.path, mention.target)
  return { ...mention, from, to: { path, room: relative ? roomOf(path) : '' }, relative }
}

/** The file that `target` is in a module at `path`; a package stays as it is. */
export function targetOf(path: string, target: string): string {
  const [written = ''] = target.split('?')
  return written.startsWith('.') ? posix.join(posix.dirname(path), written) : written
}

/** `src/main.tsx` is the room main; of anything else it is the first folder. */
function roomOf(path: string): string {
  const [top, room = ''] = path.split('/')
  if (top === 'docs') return top
  return top === 'src' ? room.replace(/\.tsx?$/, '') : `outside src: ${path}`
}

function featureOf(path: string): string | undefined {
  return /^src\/ui\/features\/([^/.]+)/.exec(path)?.[1]
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}
