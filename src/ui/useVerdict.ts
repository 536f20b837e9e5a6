import { useMemo } from 'react'
import type { VerdictQuestion } from '../theory/questions/questions.ts'
import type { Verdict } from '../theory/verdict.ts'
import { isOfSameRun, useRunMoment } from './useRunMoment.ts'
import { useAsking, useTheory, useTheoryState } from './useTheory.ts'

/** What is known of what holds the run. */
export interface KnownVerdict {
  /** null while it is being worked out. */
  readonly told: { readonly verdict: Verdict; readonly moment: VerdictQuestion } | null
  readonly failed: boolean
}

/** What holds the run on screen, asked anew as it goes on. What was told of other settings is not shown beside these. */
export function useVerdict(): KnownVerdict {
  const moment = useRunMoment()
  const question = useMemo<VerdictQuestion | null>(() => moment && { type: 'verdict', ...moment }, [moment])
  useAsking(useTheory().verdict, question)
  const { answered, failed } = useTheoryState((state) => state.verdict)
  const heldLr = useTheoryState((state) => state.heldLr)
  return useMemo(() => {
    // While the slider is held the run still has its former lr, and what was told of that is soon followed by more.
    const isTrue =
      answered !== null && question !== null && (heldLr !== null || isOfSameRun(answered.question, question))
    const told = isTrue && !failed ? { verdict: answered.answer.verdict, moment: answered.question } : null
    return { told, failed }
  }, [answered, failed, question, heldLr])
}
