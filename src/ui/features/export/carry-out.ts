import { tableName } from '../../../export/program/own-data-lines.ts'
import { copyText } from '../../../share/clipboard.ts'
import { copyPicture } from '../../../share/picture-clipboard.ts'
import type { App } from '../../../store/app.ts'
import { download } from '../../download.ts'
import { framed } from '../../picture/frame.ts'
import { papers } from '../../picture/paper.ts'
import { svgText } from '../../picture/svg.ts'
import { type PictureId, pictureOf } from '../../pictures.ts'
import { dataTable, lossTable, notebookOf, scriptOf, weightsTable } from './exported-texts.ts'
import { runFileOf } from './file-of-run.ts'
import { type ItemId, isPicture, type Task } from './items.ts'
import { pngOf } from './png.ts'
import type { Progress } from './useExport.ts'
import type { Watch } from './watch.ts'

const NAMES = {
  python: 'sgd-playground',
  notebook: 'sgd-playground',
  ownData: 'sgd-playground-data',
  losses: 'sgd-playground-loss',
  weights: 'sgd-playground-weights',
  runFile: 'sgd-playground-run',
  chart: 'sgd-playground-loss',
  matrices: 'sgd-playground-matrices',
  path: 'sgd-playground-weights',
  directions: 'sgd-playground-directions',
  landscape: 'sgd-playground-landscape',
  sweep: 'sgd-playground-sweep',
  map: 'sgd-playground-map',
} as const satisfies Record<ItemId, string>

const TYPES = {
  py: 'text/x-python',
  ipynb: 'application/x-ipynb+json',
  csv: 'text/csv',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const

/** Makes what is asked for and downloads it, or puts it on the clipboard; says how that went. Never rejects. */
export async function carryOut(app: App, { id, way, paper }: Task, watch: Watch): Promise<Progress> {
  try {
    if (isPicture(id)) return await carryOutPicture(app, { id, way, paper }, watch)
    const made = await make(app, id, watch)
    if (made === null) return { type: id === 'runFile' ? 'notBetween' : 'noNumbers' }
    watch.signal.throwIfAborted()
    const extension = way === 'copy' ? (id === 'python' ? 'py' : 'ipynb') : way
    const name = id === 'ownData' ? dataName(app) : `${NAMES[id]}.${extension}`
    if (way === 'copy') return (await copyText(made)) ? { type: 'copied', name } : { type: 'copyRefused' }
    return saved(made, extension, name)
  } catch {
    return { type: 'failed' }
  }
}

/** Under the name by which the program reads them. */
function dataName({ store }: App): string {
  return tableName(store.getState().run.config.data?.file || 'sgd-playground')
}

/** The loss of the run on screen as a PNG; null before the first frame. */
export async function runPicture(app: App): Promise<Blob | null> {
  const drawn = await pictureOf(app, 'chart')
  return 'missing' in drawn ? null : pngOf(svgText(framed(drawn, papers.light)))
}

/** The text of `id`; null where it is not there. */
async function make(app: App, id: Exclude<ItemId, PictureId>, watch: Watch): Promise<string | null> {
  switch (id) {
    case 'python':
      return scriptOf(app, watch)
    case 'notebook':
      return notebookOf(app, watch)
    case 'ownData':
      return dataTable(app)
    case 'losses':
      return lossTable(app)
    case 'weights':
      return weightsTable(app)
    case 'runFile':
      return runFileOf(app)
  }
}

async function carryOutPicture(
  app: App,
  { id, way, paper }: Task & { readonly id: PictureId },
  { signal }: Watch,
): Promise<Progress> {
  const drawing = pictureOf(app, id)
  const text = drawing.then((drawn) => {
    if ('missing' in drawn) throw new Error(drawn.missing)
    return `${svgText(framed(drawn, papers[paper]))}\n`
  })
  // Before anything is waited for: the click counts only so long.
  const copied = way === 'copy' ? copyPicture(text.then(pngOf)) : null
  const drawn = await drawing
  if ('missing' in drawn) {
    await Promise.allSettled([text, copied])
    return { type: 'noPicture', why: drawn.missing }
  }
  signal.throwIfAborted()
  const name = `${NAMES[id]}.${way === 'svg' ? 'svg' : 'png'}`
  if (copied !== null) return (await copied) ? { type: 'copied', name } : { type: 'copyRefused' }
  if (way === 'svg') return saved(await text, 'svg', name)
  download(await pngOf(await text), name)
  return { type: 'saved', name }
}

function saved(content: string, extension: keyof typeof TYPES, name: string): Progress {
  download(new Blob([content], { type: `${TYPES[extension]};charset=utf-8` }), name)
  return { type: 'saved', name }
}
