import type { MouseEventHandler } from 'react'
import { mayUse } from '../../../store/allowed.ts'
import { useActions, useMessages, useSelected } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { PauseIcon, RunIcon } from '../../widgets/icons.tsx'
import styles from './TransportBar.module.css'

/** Runs, or pauses what runs. */
export function RunButton() {
  const text = useMessages()
  const { toggle } = useActions()
  const status = useSelected((state) => state.status)
  const running = status === 'running'
  return (
    <button type="button" className={`${buttons.primary} ${styles.run}`} data-testid="run" onClick={toggle}>
      {running ? <PauseIcon /> : <RunIcon />}
      <span>{running ? text.pause : status === 'finished' ? text.runAgain : text.run}</span>
    </button>
  )
}

/** What else moves a run as a whole: step, finish, restart. */
export function StepButtons() {
  const text = useMessages()
  const { step, finish, restart, withoutChanges } = useActions()
  const status = useSelected((state) => state.status)
  const changed = useSelected(
    (state) => state.run.changes.length > 0 && state.run.changes.every(({ key }) => mayUse(state, key)),
  )
  const stepBy: MouseEventHandler = ({ shiftKey }) => step(shiftKey ? 'iteration' : 'statement')
  const plain = (label: string, hint: string, testId: string, disabled: boolean, onClick: MouseEventHandler) => (
    <button
      type="button"
      className={buttons.button}
      data-testid={testId}
      title={hint}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </button>
  )
  return (
    <>
      {plain(text.step, text.stepHint, 'step', status === 'finished', stepBy)}
      {plain(text.finish, text.finishHint, 'finish', status === 'finished', finish)}
      {plain(text.restart, text.restartHint, 'reset', status === 'idle', restart)}
      {changed && plain(text.withoutChanges, text.withoutChangesHint, 'without-changes', false, withoutChanges)}
    </>
  )
}
