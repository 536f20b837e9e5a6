import '../../../experiment/read-expression.ts'
import { useMemo, useRef } from 'react'
import { configAt } from '../../../experiment/run.ts'
import type { SavedState } from '../../../experiment/saved-state.ts'
import { keepData } from '../../../share/kept-data.ts'
import { type ReadRunFile, readRunFile } from '../../../share/run-file.ts'
import type { GivenFile, RunFileDesk } from '../../../store/services/run-file-desk.ts'
import { loadOf } from '../../../training/state-load.ts'
import { stateRefusal } from '../../../training/state-refusal.ts'
import { useApp, useSelected, useText } from '../../context.ts'
import { settingsOf, shortSetting } from '../../run-settings.ts'
import buttons from '../../widgets/buttons.module.css'
import { Dialog, type DialogHandle } from '../../widgets/Dialog.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './run-file.module.css'
import { runFileText } from './text.ts'

interface Props {
  readonly desk: RunFileDesk
  readonly given: GivenFile
}

/** What is in a run file: its run can be opened, its state be loaded into the run on screen, as PyTorch would. */
export function RunFileDialog({ desk, given }: Props) {
  const text = useText(runFileText)
  const dialog = useRef<DialogHandle>(null)
  const { file, problems } = useMemo(() => readRunFile(given.text), [given])
  const close = () => dialog.current?.close()
  return (
    <Dialog
      ref={dialog}
      title={text.title(given.name)}
      className={styles.dialog}
      testId="run-file-dialog"
      onClose={() => desk.close()}
    >
      {problems.map((problem) => (
        <p key={problem.code} className={styles.problem} role="alert" data-testid="run-file-problem">
          {text.problem(problem)}
        </p>
      ))}
      {file !== null && <RunIn file={file} onDone={close} />}
      {file?.state && <StateIn state={file.state} iteration={file.iteration} onDone={close} />}
      <div className={styles.buttons}>
        <button type="button" className={buttons.button} data-testid="run-file-cancel" onClick={close}>
          {text.cancel}
        </button>
      </div>
    </Dialog>
  )
}

interface RunInProps {
  readonly file: NonNullable<ReadRunFile['file']>
  readonly onDone: () => void
}

function RunIn({ file: { link, iteration, data }, onDone }: RunInProps) {
  const text = useText(runFileText)
  const { author, store } = useApp()
  if (link === null) return null
  const { shared, issues } = link
  const settings = settingsOf(shared.run)
  const open = () => {
    const t = iteration === null || iteration === 0 ? shared.view.t : Math.min(iteration, shared.run.config.iterations)
    author.opening.open({ ...shared, view: { ...shared.view, t } })
    store.setState({ issues })
    for (const each of data) void keepData(each)
    onDone()
  }
  return (
    <section className={styles.part}>
      <p>{text.hasRun}</p>
      <p className={styles.settings} {...verbatim}>
        {settings.length === 0 ? text.tutorial : settings.map((each) => shortSetting(each, shared.run)).join(', ')}
      </p>
      <button type="button" className={buttons.primary} data-testid="run-file-open" onClick={open}>
        {text.openRun}
      </button>
    </section>
  )
}

interface StateInProps {
  readonly state: SavedState
  readonly iteration: number | null
  readonly onDone: () => void
}

function StateIn({ state, iteration, onDone }: StateInProps) {
  const text = useText(runFileText)
  const { author, feed } = useApp()
  const run = useSelected((each) => each.run)
  const status = useSelected((each) => each.status)
  const at = useSelected((each) => (each.status === 'idle' ? 0 : each.stoppedAt))
  const config = configAt(run, at)
  const refusal = stateRefusal(state, config)
  const isBetween = status !== 'running' && (feed.latest?.statement ?? 0) === 0
  const why =
    refusal !== null ? text.refusal(refusal) : status === 'finished' ? text.atEnd : isBetween ? null : text.midway
  const load = () => {
    author.engine.change(loadOf(state, config, at))
    onDone()
  }
  return (
    <section className={styles.part}>
      <p>{text.hasState(iteration)}</p>
      <p className={styles.settings} {...verbatim}>
        {Object.entries(state.model)
          .map(([name, { shape }]) => `${name} ${shape.join(' × ')}`)
          .join(', ')}
      </p>
      {why === null ? (
        <button type="button" className={buttons.button} data-testid="run-file-load" onClick={load}>
          {text.loadState(at)}
        </button>
      ) : (
        <p className={styles.problem} data-testid="run-file-refusal">
          {why}
        </p>
      )}
    </section>
  )
}
