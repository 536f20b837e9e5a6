import { fieldOf } from '../experiment/config.ts'
import type { App } from '../store/app.ts'
import { replaceW } from '../store/replace-w.ts'
import type { TellProblem } from './features/matrices/CellField.tsx'

/** Makes what was pasted the new W, or says what is wrong with it. */
export function pasteMatrix(app: App, text: string, onProblem: TellProblem): void {
  const reading = fieldOf('W').kind.read(text)
  onProblem(reading.ok ? replaceW(app, reading.value) : reading.problem)
}
