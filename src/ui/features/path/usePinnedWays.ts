import { useEffect, useMemo } from 'react'
import type { CompanionNews } from '../../../engine/page/companion.ts'
import type { Run } from '../../../experiment/config.ts'
import { sameProblem } from '../../../theory/problem.ts'
import { useSelected } from '../../context.ts'
import { PIN_LOOKS } from '../../pinned.ts'
import { useBoardState } from '../../useCourses.ts'
import { type Sample, wayOf } from './samples.ts'

/** The way of a pinned run with the same data. */
export interface PinnedWay {
  readonly key: string
  readonly color: string
  readonly dash: string
  readonly samples: readonly Sample[]
}

const NONE: ReadonlyMap<number, CompanionNews> = new Map()

/** The ways of the pinned runs that have the data and the target of `run`: they lie on the same landscape. */
export function usePinnedWays(run: Run): readonly PinnedWay[] {
  const pins = useSelected((state) => state.pins)
  const board = useSelected((state) => state.board)
  const news = useBoardState(board, (state) => state.news, NONE)
  useEffect(() => {
    board?.trace(true)
    return () => board?.trace(false)
  }, [board])
  return useMemo(
    () =>
      pins.flatMap((pin, place) => {
        const frame = news.get(pin.id)?.frame
        const look = PIN_LOOKS[place % PIN_LOOKS.length]
        if (!frame || look === undefined || !sameProblem(pin.run.config, run.config)) return []
        const way = wayOf(frame, run.config.W.columns)
        return way === null ? [] : [{ key: `${pin.id}`, ...look, samples: way.samples }]
      }),
    [pins, news, run],
  )
}
