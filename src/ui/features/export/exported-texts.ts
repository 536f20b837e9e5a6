import { outcomeOf } from '../../../engine/page/outcome.ts'
import type { Run } from '../../../experiment/config.ts'
import { equalRuns } from '../../../experiment/run.ts'
import { dataCsv, lossCsv, weightsCsv } from '../../../export/csv.ts'
import { type ExpectedOutput, expectedOf, isTooLong } from '../../../export/expected-output.ts'
import { notebook } from '../../../export/notebook.ts'
import { script } from '../../../export/script.ts'
import type { App } from '../../../store/app.ts'
import { learnedOf } from '../../../training/learned.ts'
import { linkOf } from '../../picture/caption.ts'
import { wordsText } from './files-text.ts'
import type { Watch } from './watch.ts'

/** The program as a file. */
export async function scriptOf(app: App, watch: Watch): Promise<string> {
  const { run, language } = app.store.getState()
  return script(run, await expectedIn(app, run, watch), linkOf(app, run), wordsText[language])
}

export async function notebookOf(app: App, watch: Watch): Promise<string> {
  const { run, language } = app.store.getState()
  return notebook(run, await expectedIn(app, run, watch), linkOf(app, run), wordsText[language])
}

/** The loss history so far; null before the first frame. */
export function lossTable({ feed }: App): string | null {
  return feed.latest && lossCsv(feed.latest.history)
}

/** The data that somebody brought; null where a program draws them. */
export function dataTable({ store }: App): string | null {
  const { data } = store.getState().run.config
  return data && dataCsv(data)
}

/** The weights as they are. */
export function weightsTable({ feed, store }: App): string | null {
  return feed.latest && weightsCsv(store.getState().shown, learnedOf(feed.latest))
}

/** The last run that was carried out for its output: copying it again costs nothing. */
let known: { readonly run: Run; readonly expected: ExpectedOutput } | null = null

/** What the program of `run` prints; null where it is too long to be found out. */
async function expectedIn({ feed, store, workers }: App, run: Run, watch: Watch): Promise<ExpectedOutput | null> {
  const { latest } = feed
  if (latest !== null && store.getState().status === 'finished' && latest.status === 'finished')
    return expectedOf(run, latest)
  if (known !== null && equalRuns(known.run, run)) return known.expected
  if (isTooLong(run)) return null
  const expected = expectedOf(run, await outcomeOf(run, workers.engine, told(run, watch)))
  known = { run, expected }
  return expected
}

/** `watch` as somebody who counts iterations tells it. */
function told({ config }: Run, { signal, progress }: Watch): Watch {
  return { signal, progress: (done) => progress(done / config.iterations) }
}
