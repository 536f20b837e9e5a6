import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../experiment/config.ts'
import { sameData } from '../experiment/deciding.ts'
import { editOf } from '../experiment/edit.ts'
import { configAt, withChange } from '../experiment/run.ts'
import { createTheory, Line, type Theory } from '../store/services/theory.ts'
import type { Answer, CourseAnswer, Insight, Question, Rates } from '../theory/questions/questions.ts'
import { useApp, useSelected, useService } from './context.ts'

/** The longest that the first question waits for the page to have nothing else to do, in milliseconds. */
const LONGEST_WAIT = 500

export function useTheory(): Theory {
  return useService('theory', createTheory)
}

/** The latest answer to `question`, asked again whenever it is another one; null before there is one, or without it. */
function useAnswer(question: Question | null): Answer | null {
  const theory = useTheory()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [line, setLine] = useState<Line | null>(null)
  useEffect(() => {
    const next = new Line((one) => theory.ask(one), setAnswer)
    // After the first picture: nothing here is needed for it.
    const stop = whenIdle(() => setLine(next), theory.started ? 0 : LONGEST_WAIT)
    return () => {
      stop()
      next.close()
    }
  }, [theory])
  useEffect(() => {
    if (question !== null) line?.ask(question)
  }, [question, line])
  return question === null ? null : answer
}

/** After `wait` ms at most; where the browser knows no idleness (Safari), just then. Returns how to stop it. */
function whenIdle(task: () => void, wait: number): () => void {
  if (wait === 0 || typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(task, wait)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(task, { timeout: wait })
  return () => cancelIdleCallback(idle)
}

/** The run on screen; while the slider of lr is held, the run that letting go would make of it. */
export function useRunAhead(): Run {
  const { feed } = useApp()
  const run = useSelected((state) => state.run)
  const shown = useSelected((state) => state.shown)
  const stoppedAt = useSelected((state) => state.stoppedAt)
  const held = useStore(useTheory().store, ({ heldLr }) => heldLr)
  return useMemo(() => {
    const iteration = feed.latest?.iteration ?? stoppedAt
    if (held === null || configAt(run, iteration).lr === held) return run
    const edit = editOf(run, iteration, 'lr', held, shown)
    if (!edit.ok) return run
    return edit.value.type === 'run' ? edit.value.run : withChange(run, edit.value.change)
  }, [run, shown, stoppedAt, held, feed])
}

/** The expected loss of `run` at `iterations`; null until it is known. */
export function useCourse(run: Run, iterations: readonly number[]): CourseAnswer | null {
  const question = useMemo(() => ({ type: 'course', run, iterations }) as const, [run, iterations])
  const answer = useAnswer(question)
  // Of other data nothing is shown, however long these take.
  return answer?.type === 'course' && sameData(answer.run.config, run.config) ? answer : null
}

/** What lr may be under the settings on screen, with each of `batchSizes`; with the present one where there are none. */
export function useRates(batchSizes?: readonly number[]): readonly Rates[] | null {
  const run = useSelected((state) => state.run)
  const shown = useSelected((state) => state.shown)
  const question = useMemo(
    () => ({ type: 'rates', run, config: shown, batchSizes: batchSizes ?? [shown.batchSize] }) as const,
    [run, shown, batchSizes],
  )
  const answer = useAnswer(question)
  return answer?.type === 'rates' ? answer.rates : null
}

/** Why the run is at a moment where it is. */
export function useInsight(question: Extract<Question, { type: 'insight' }> | null): Insight | null {
  const answer = useAnswer(question)
  return answer?.type === 'insight' ? answer : null
}
