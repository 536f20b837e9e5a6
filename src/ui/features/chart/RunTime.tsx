import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createRunNeeds } from '../../../store/services/run-needs.ts'
import { runCost } from '../../../training/cost.ts'
import { useSelected, useService, useText } from '../../context.ts'
import { joinSentences } from '../../say.ts'
import { besideText } from './beside-text.ts'
import styles from './details.module.css'

/** A run that takes longer is told beforehand, in seconds. */
const LONG = 10

/** A run of fewer elementary operations is done in less on any machine. */
const QUICK = 1e9

/** How long the run on screen will take, and how much memory, where that is more than a few seconds. */
export function RunTime() {
  const text = useText(besideText)
  const run = useSelected((state) => state.run)
  const rate = useSelected((state) => state.rate)
  const needs = useService('runNeeds', createRunNeeds)
  const known = useStore(needs.store, (state) => state.known)
  const watched = run.config.iterations / rate
  const mayBeLong = watched > LONG || runCost(run) > QUICK
  useEffect(() => {
    needs.attend(mayBeLong ? run : null)
    return () => needs.attend(null)
  }, [needs, run, mayBeLong])
  const need = mayBeLong && known !== null ? needs.of(run) : null
  if (need === null) return null
  const fastest = run.config.iterations * need.seconds
  const seconds = Math.max(watched, fastest)
  if (seconds <= LONG) return null
  return (
    <span className={styles.takes} data-testid="run-takes">
      {joinSentences(text.takes(seconds, need.bytes, rate), seconds > 2 * fastest ? text.finishTakes(fastest) : '')}
    </span>
  )
}
