import { useLayoutEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Config, Run } from '../experiment/config.ts'
import { sameData } from '../experiment/deciding.ts'
import { editOf } from '../experiment/edit.ts'
import { configAt, withChange } from '../experiment/run.ts'
import type { LatestQuestion, Told } from '../store/services/latest-question.ts'
import { createTheory, type Theory, type TheoryState } from '../store/services/theory.ts'
import type { CourseAnswer, CourseQuestion, Question, Rates } from '../theory/questions/questions.ts'
import { useApp, useSelected, useService } from './context.ts'

export function useTheory(): Theory {
  return useService('theory', createTheory)
}

/** A part of what the theory was asked and told. */
export function useTheoryState<T>(selector: (state: TheoryState) => T): T {
  return useStore(useTheory().store, selector)
}

/** Asks a question on a subject whenever it is another one; without one nothing is asked. */
export function useAsking<Q, A>(subject: LatestQuestion<Q, A>, question: Q | null): void {
  // Before the next picture, so that it shows nothing beside settings it does not belong to.
  useLayoutEffect(() => {
    if (question !== null) subject.ask(question)
  }, [subject, question])
}

/** The run on screen; while the slider of lr is held, the run that letting go would make of it. */
export function useRunAhead(): Run {
  const { feed } = useApp()
  const run = useSelected((state) => state.run)
  const shown = useSelected((state) => state.shown)
  const stoppedAt = useSelected((state) => state.stoppedAt)
  const heldLr = useTheoryState((state) => state.heldLr)
  return useMemo(() => {
    const iteration = feed.latest?.iteration ?? stoppedAt
    if (heldLr === null || configAt(run, iteration).lr === heldLr) return run
    const edit = editOf(run, iteration, 'lr', heldLr, shown)
    if (!edit.ok) return run
    return edit.value.type === 'run' ? edit.value.run : withChange(run, edit.value.change)
  }, [run, shown, stoppedAt, heldLr, feed])
}

/**
 * What was told last on a subject, with its own question, as long as it is of the data of `run`; null where it is not, where
 * nothing is known yet, or where the newest question cannot be answered.
 */
export function answeredFor<Q extends Question, A>({ answered, failed }: Told<Q, A>, run: Run) {
  return !failed && answered !== null && sameData(answered.question.run.config, run.config) ? answered : null
}

/** Whether the newest answer is that of former settings. */
export function isBehind<Q, A>({ asked, answered }: Told<Q, A>): boolean {
  return answered !== null && asked !== answered.question
}

/**
 * Whether a card asks: what the theory knows would give the answer away, so it is not told, and `verdictText.hidden` stands in
 * its place.
 */
export function useAsks(): boolean {
  return useSelected((state) => state.asks)
}

/** The expected loss on the chart; null where it is not known, or a card asks. */
export function useCourse(): CourseAnswer | null {
  const run = useRunAhead()
  const told = answeredFor(
    useTheoryState((state) => state.course),
    run,
  )
  return useAsks() ? null : (told?.answer ?? null)
}

/** The expected loss of the run on screen at one iteration; null until it is known. */
export function useCourseAt(iteration: number): CourseAnswer | null {
  const run = useRunAhead()
  const { atCursor } = useTheory()
  const question = useMemo<CourseQuestion>(() => ({ type: 'course', run, iterations: [iteration] }), [run, iteration])
  useAsking(atCursor, question)
  const answered = useTheoryState((state) => state.atCursor.answered)
  return answered?.question === question ? answered.answer : null
}

/** What lr may be under the settings on screen, whatever it is; null until that is known, and while a card asks. */
export function useRates(): Rates | null {
  const first = useSelected((state) => state.run.config)
  const shown = useSelected((state) => state.shown)
  const { rates } = useTheory()
  // Nothing in the answer depends on lr: a moving slider asks nothing new, and what it is told stays true.
  const question = useMemo(
    () =>
      ({
        type: 'rates',
        run: { config: withoutLr(first), changes: [] },
        config: withoutLr(shown),
        batchSizes: [shown.batchSize],
      }) as const,
    [first, shown],
  )
  useAsking(rates, question)
  const asks = useAsks()
  return useTheoryState(({ rates: { asked, answered } }) =>
    !asks && answered !== null && answered.question === asked ? (answered.answer.rates[0] ?? null) : null,
  )
}

function withoutLr(config: Config): Config {
  return { ...config, lr: 1 }
}
