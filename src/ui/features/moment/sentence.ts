import { writeNumber } from '../../../experiment/numbers.ts'
import type {
  BatchDrawn,
  Explanation,
  GradientAdded,
  GradientClipped,
  LossComputed,
  Stepped,
} from '../../../training/explain.ts'
import { formatCell, formatLoss } from '../../format.ts'
import { joinSentences } from '../../say.ts'
import type { MomentText } from './text.ts'

type Says = MomentText['says']

/** `explanation` in words. */
export function sentenceOf(explanation: Explanation, says: Says, samples: number): string {
  switch (explanation.type) {
    case 'start':
      return says.start
    case 'whole':
      return says.whole(explanation.iteration)
    case 'batchDrawn':
      return drawnOf(explanation, says, samples)
    case 'cleared':
      return explanation.none ? says.cleared : says.zeroed
    case 'nothingToClear':
      return explanation.backwardOff ? says.neverGradient : says.nothingYet
    case 'notCleared':
      return says.notCleared(explanation.passes, explanation.of)
    case 'predicted':
      if (!Number.isFinite(explanation.furthest)) return says.predictedLost
      return (explanation.bias ? says.predictedBias : says.predicted)(formatCell(explanation.furthest))
    case 'lossComputed':
      return lossOf(explanation, says)
    case 'gradientAdded':
      return joinSentences(gradientOf(explanation, says), explanation.stepOff ? says.neverStepped : says.noWeightYet)
    case 'clipped':
      return clippedOf(explanation, says)
    case 'notClipped':
      return says.notClipped(explanation.of)
    case 'nothingToClip':
      return says.nothingToClip
    case 'stepped':
      return steppedOf(explanation, says)
    case 'noGradient':
      return says.noGradient
    case 'notStepped':
      return says.notStepped(explanation.passes, explanation.of)
    case 'scheduled': {
      const [before, after] = [writeNumber(explanation.before), writeNumber(explanation.after)]
      return before === after ? says.rateKept(after) : says.rateWritten(before, after)
    }
    case 'notScheduled':
      return says.notScheduled(explanation.of)
  }
}

function lossOf({ kind, loss, errors, isSum, broadcast }: LossComputed, says: Says): string {
  const written = formatLoss(loss)
  const lost = kind === 'custom' ? says.lossNoNumber : says.lossLost
  const value = Number.isFinite(loss) ? says.lossIs[kind](written, errors, isSum) : lost(written)
  return broadcast === null ? value : joinSentences(says.broadcast(broadcast), value)
}

function drawnOf({ sampler, rows, total, short }: BatchDrawn, says: Says, samples: number): string {
  const named = rows.join(', ')
  const all = total > rows.length ? says.rowsAndMore(named, total - rows.length) : named
  return joinSentences(says.drawn[sampler](all, samples), short ? says.short : '')
}

function gradientOf({ steepest, passes, of, mean, piled }: GradientAdded, says: Says): string {
  const largest = formatCell(steepest)
  if (!Number.isFinite(steepest)) return says.gradientLost(largest)
  if (piled) return says.gradientPiled(largest, passes)
  if (of === 1) return says.gradient(largest)
  return (mean ? says.gradientPassMean : says.gradientPass)(largest, passes, of)
}

function clippedOf(clipped: GradientClipped, says: Says): string {
  const { most, found, lost } = clipped
  const [limit, was] = [writeNumber(most), formatCell(found)]
  if (lost) return says.clippedLost
  if (clipped.by === 'value') {
    const { elements, of } = clipped
    return elements === 0 ? says.withinValue(limit, was) : says.clippedValue(limit, elements, of)
  }
  const { normType, factor } = clipped
  const p = writeNumber(normType)
  const kind = normType === 2 ? '' : (new Map(Object.entries(says.norms)).get(p) ?? says.norm(p))
  if (factor === 1) return says.withinNorm(limit, was, kind)
  return (found > most ? says.clippedNorm : says.clippedSmall)(limit, was, kind, formatCell(factor))
}

function steppedOf(stepped: Stepped, says: Says): string {
  const { furthest, lr, weightDecay, maximize, piled } = stepped
  if (!Number.isFinite(furthest)) return says.stepLost
  if (furthest === 0) return says.stepZero(writeNumber(lr))
  return joinSentences(
    maximize ? says.maximized : '',
    moveOf(stepped, says),
    weightDecay === 0 ? '' : says.decayed(writeNumber(weightDecay)),
    piled === 0 ? '' : says.steppedPiled(piled),
    says.onlyHere,
  )
}

function moveOf({ optimizer, lr, momentum, nesterov, furthest }: Stepped, says: Says): string {
  const [rate, most] = [writeNumber(lr), formatCell(furthest)]
  if (optimizer !== 'sgd' || momentum === 0) return says.stepped[optimizer](rate, most)
  return (nesterov ? says.steppedNesterov : says.steppedMomentum)(rate, most, writeNumber(momentum))
}
