import { copyText } from '../../../share/clipboard.ts'
import type { App } from '../../../store/app.ts'
import { lossTable, notebookOf, scriptOf, weightsTable } from './exported-texts.ts'
import type { ExportWay, ItemId } from './items.ts'
import { lossPictureOf } from './loss-picture.ts'
import { matricesOf } from './matrices.ts'
import { pngOf } from './png.ts'
import type { Progress } from './useExport.ts'
import type { Watch } from './watch.ts'

const NAMES = {
  python: 'sgd-playground',
  notebook: 'sgd-playground',
  losses: 'sgd-playground-loss',
  weights: 'sgd-playground-weights',
  chart: 'sgd-playground-loss',
  matrices: 'sgd-playground-matrices',
} as const satisfies Record<ItemId, string>

const TYPES = {
  py: 'text/x-python',
  ipynb: 'application/x-ipynb+json',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const

/** Makes `id` and downloads it, or puts it on the clipboard; says how that went. Never rejects. */
export async function carryOut(app: App, id: ItemId, way: ExportWay, watch: Watch): Promise<Progress> {
  try {
    const made = await make(app, id, watch)
    if (made === null) return { type: 'noChart' }
    watch.signal.throwIfAborted()
    const extension = way === 'copy' ? (id === 'python' ? 'py' : 'ipynb') : way
    const name = `${NAMES[id]}.${extension}`
    if (way === 'copy') return (await copyText(made)) ? { type: 'copied', name } : { type: 'copyRefused' }
    const content = way === 'png' ? await pngOf(made) : new Blob([made], { type: `${TYPES[way]};charset=utf-8` })
    save(content, name)
    return { type: 'saved', name }
  } catch {
    return { type: 'failed' }
  }
}

/** The loss of the run on screen as a PNG; null before the first frame. */
export async function runPicture(app: App): Promise<Blob | null> {
  const svg = await lossPictureOf(app)
  return svg === null ? null : pngOf(svg)
}

/** The text of `id`; null where it is not there. */
async function make(app: App, id: ItemId, watch: Watch): Promise<string | null> {
  switch (id) {
    case 'python':
      return scriptOf(app, watch)
    case 'notebook':
      return notebookOf(app, watch)
    case 'losses':
      return lossTable(app)
    case 'weights':
      return weightsTable(app)
    case 'chart':
      return lossPictureOf(app)
    case 'matrices':
      return matricesOf(app)
  }
}

/** Hands `content` to the browser's downloads. */
function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers begin to read only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
