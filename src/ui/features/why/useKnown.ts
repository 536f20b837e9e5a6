import { useMemo } from 'react'
import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import type { CellQuestion, InsightQuestion } from '../../../theory/questions/questions.ts'
import { useApp } from '../../context.ts'
import { isOfSameRun, useRunMoment } from '../../useRunMoment.ts'
import { answeredFor, isBehind, useAsking, useTheory, useTheoryState } from '../../useTheory.ts'
import type { Known } from './answers.ts'
import { useBatchSizes } from './useBatchSizes.ts'

/** What the answers are made of, all of one moment and under the settings that were in force then. */
export function useKnown(): { readonly known: Known | null; readonly failed: boolean; readonly behind: boolean } {
  const { feed } = useApp()
  const moment = useRunMoment()
  const batchSizes = useBatchSizes()
  const question = useMemo<InsightQuestion | null>(() => {
    if (moment === null) return null
    const { run, config, iteration, parameters } = moment
    return { type: 'insight', run, config, iteration, parameters, batchSizes }
  }, [moment, batchSizes])
  const cell = useMemo<CellQuestion | null>(
    () => moment && { type: 'cell', ...moment, input: 0, column: moment.config.W.columns - 1 },
    [moment],
  )
  const theory = useTheory()
  useAsking(theory.insight, question)
  useAsking(theory.ownCell, cell)
  const insight = useTheoryState((state) => state.insight)
  const own = useTheoryState((state) => state.ownCell)
  return useMemo(() => {
    const answered = moment === null ? null : answeredFor(insight, moment.run)
    const behind = isBehind(insight)
    if (moment === null || answered === null) return { known: null, failed: insight.failed, behind }
    const { question, answer } = answered
    // Its own settings and not those on screen, which may be newer.
    const told = own.answered !== null && isOfSameRun(own.answered.question, moment) ? own.answered.answer.story : null
    const asked = { ...moment, run: question.run, config: question.config, iteration: question.iteration }
    const costs = feed.latest === null ? null : lastCosts(feed.latest.history, question.iteration)
    return { known: { moment: asked, insight: answer, story: told, costs }, failed: insight.failed, behind }
  }, [moment, insight, own, feed])
}

/** The smallest and the largest cost of the last points of the chart before `iteration`, and the full loss there. */
function lastCosts({ end, min, max, full, fullAt }: HistoryView, iteration: number): Known['costs'] {
  const last = end.findLastIndex((at) => at <= iteration)
  const known = fullAt.findLastIndex((at, i) => i <= last && at >= 0)
  if (last < 0 || known < 0) return null
  const from = Math.max(0, last - POINTS + 1)
  const [least, most] = [Math.min(...min.slice(from, last + 1)), Math.max(...max.slice(from, last + 1))]
  const found = { least, most, full: full[known] as number }
  return Object.values(found).every(Number.isFinite) ? found : null
}

/** Points of the chart whose costs are the last ones. */
const POINTS = 5
