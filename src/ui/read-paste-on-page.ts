import { fieldOf } from '../experiment/config.ts'
import { type DataFile, readDataFile } from '../reading/data-file.ts'
import type { MatrixReading } from '../reading/pasted.ts'
import { readPasted } from '../reading/read-pasted.ts'
import type { App } from '../store/app.ts'
import { replaceW } from '../store/replace-w.ts'
import { createDataDesk } from '../store/services/data-desk.ts'
import { createPasteDesk } from '../store/services/paste-desk.ts'
import { createScriptDesk } from '../store/services/script-desk.ts'
import type { PastedText } from './paste-matrix.ts'

/** What only files of the page's own have, states that a program has saved, and notebooks. */
const OWN_FILE = /"(?:sgd-playground-\w+|model_state_dict)"/
const NOTEBOOK = /"cell_type"/

/** What scripts have, and neither tables nor what prints a tensor. */
const SCRIPT =
  /^\s*(?:import|from) \w|^\s*(?:for|while|def|class|with) .*:\s*(?:#.*)?$|\.(?:backward|zero_grad|step|parameters)\(|\boptim\.\w|\bnn\.\w+Loss\b/m

/** More rows are rather samples than a matrix that somebody looks at. */
const MOST_ROWS = 16

/** Whatever it is, it is shown, and somebody decides. What is none of all that is left alone. */
export function askWhatItIs(app: App, pasted: PastedText, takeFile: (file: File) => void): void {
  const { text } = pasted
  if (text.trimStart().startsWith('{') && (OWN_FILE.test(text) || NOTEBOOK.test(text))) {
    takeFile(new File([text], NOTEBOOK.test(text) ? 'pasted.ipynb' : 'pasted.json'))
  } else if (SCRIPT.test(text)) {
    app.service('scriptDesk', createScriptDesk).open(text)
  } else {
    askForNumbers(app, pasted)
  }
}

function askForNumbers(app: App, { text, html }: PastedText): void {
  const { control } = fieldOf('W').kind
  if (control.type !== 'matrix') return
  const matrices = readPasted(text, html, control, app.store.getState().shown.W)
  const readings: readonly MatrixReading[] =
    matrices.type === 'plain'
      ? [{ name: null, matrix: matrices.matrix, notes: [] }]
      : matrices.type === 'ask'
        ? matrices.readings
        : []
  const data = readDataFile(text)
  const isData = data !== null && isTable(data)
  const asMatrix = () =>
    app.service('pasteDesk', createPasteDesk).ask({
      readings,
      take: ({ matrix }) => replaceW(app, matrix),
      ...(isData && { asData }),
    })
  const asData = () =>
    app.service('dataDesk', createDataDesk).open({ text, asMatrix: readings.length > 0 ? asMatrix : null })
  const isSmall = isData && !data.hasHeader && data.rows <= MOST_ROWS
  if (isData && !(isSmall && readings.length > 0)) asData()
  else if (readings.length > 0) asMatrix()
  else if (matrices.type === 'refused' && /\d[^\n]*[\n,;\]}]/.test(text))
    app.store.setState({ toast: { type: 'unread', problem: matrices.problem } })
}

/** Whether it has samples: an input and an output at least, and more than one row. What has only brackets is a matrix. */
function isTable({ columns, rows, form, hasHeader }: DataFile): boolean {
  const isMatrix = form === 'lists' || (form === 'json' && !hasHeader)
  return rows > 1 && !isMatrix && columns.filter(({ kind }) => kind === 'number').length > 1
}
