import type { Config } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { CellStoryText } from '../../../i18n/cell-story-text.ts'
import { count, decimal } from '../../../i18n/number-text.ts'
import type { TheoryText } from '../../../i18n/theory-text.ts'
import type { Setting } from '../../../theory/causes/finding.ts'
import type { RunMoment } from '../../../theory/causes/situation.ts'
import type { CellStory } from '../../../theory/cell-story.ts'
import type { Insight, LrCourse, Rates } from '../../../theory/questions/questions.ts'
import { epochsAt } from '../../../training/progress.ts'
import { formatCell, formatLoss, formatShort } from '../../format.ts'
import { joinSentences, rounded, writtenRate } from '../../say.ts'
import { cellSum, plainTarget, sayHome } from '../../say-cell.ts'
import type { WhyText } from './text.ts'

/** What a question can lead to. */
type Deed = Setting | { readonly type: 'look' } | null

/** A question with its answer for the run on screen. */
export interface Answered {
  readonly key: keyof WhyText['questions']
  readonly question: string
  readonly said: string
  readonly deed: Deed
}

/** All that the answers are made of. */
export interface Known {
  readonly moment: RunMoment
  readonly insight: Insight
  /** Of the weight that the first question is about; null until it is known. */
  readonly story: CellStory | null
  /** The smallest and the largest of the last costs, and the full loss; null before the first. */
  readonly costs: { readonly least: number; readonly most: number; readonly full: number } | null
}

interface Words {
  readonly why: WhyText
  readonly theory: TheoryText
  readonly cells: CellStoryText
}

/** The ten questions in their order, each answered in two sentences. */
export function answersOf(known: Known, words: Words): readonly Answered[] {
  const { questions } = words.why
  const { W } = known.moment.config
  const target = plainTarget(W.data[W.columns - 1] ?? 0)
  const answer = (key: Answered['key'], said: string, deed: Deed = null): Answered => {
    const question = questions[key]
    return { key, question: typeof question === 'string' ? question : question(target), said, deed }
  }
  return [
    answer('exact', exact(known, words)),
    answer('noisy', noisy(known, words)),
    answer('rates', ratesAnswer(known, words), fasterLr(known)),
    answer('single', single(known, words), setting(known, 'batchSize', 1)),
    answer('zeroGrad', zeroGrad(known, words), zeroGradDeed(known)),
    answer('moves', moves(known, words), { type: 'look' }),
    answer('accumulation', accumulation(known, words), accumulationDeed(known)),
    answer('momentum', momentum(known, words), momentumDeed(known)),
    answer('noise', noise(known, words), noiseDeed(known)),
    answer('epoch', epoch(known, words)),
  ]
}

function exact({ story, moment }: Known, { why, cells }: Words): string {
  if (story === null || !Number.isFinite(story.learned)) return story === null ? '' : why.noSum
  const ahead = moment.measured === null
  const sum = cellSum(story, cells)
  if (sum === null) {
    return ahead ? why.willBeExact : why.isExact(formatCell(story.learned), plainTarget(story.target))
  }
  return joinSentences((ahead ? why.sumAhead : why.sumNow)(sum), sayHome(story, cells))
}

function noisy({ moment: { config }, costs }: Known, { why }: Words): string {
  const { batchSize, numSamples } = config
  const said = isAllData(config) ? why.jumpsNot(numSamples) : why.jumps(batchSize, numSamples)
  if (costs === null) return said
  return joinSentences(said, why.lastCosts(formatLoss(costs.least), formatLoss(costs.most), formatLoss(costs.full)))
}

/** Whether each batch is all data. */
function isAllData({ batchSize, numSamples, sampler }: Config): boolean {
  return batchSize === numSamples && sampler !== 'choice_replace'
}

function presentRates({ insight, moment }: Known): Rates | undefined {
  return insight.rates.find(({ batchSize }) => batchSize === moment.config.batchSize)
}

function ratesAnswer(known: Known, { why, theory }: Words): string {
  const { config } = known.moment
  const limits = presentRates(known)?.limits
  const safe = limits?.meanSquare.ok ? limits.meanSquare : limits?.fullBatch
  if (limits === undefined || safe === undefined) return ''
  if (!safe.ok) return why.unknown(theory.noLimit(safe.reason))
  const limit = formatShort(safe.value, 4)
  const { typical } = limits
  const known3 = typical.ok && typical.value > safe.value ? formatShort(typical.value) : null
  const said = isAllData(config)
    ? why.safeFull(limit)
    : known3 === null
      ? why.safeOnly(config.batchSize, limit)
      : why.safe(config.batchSize, limit, known3)
  const { schedule } = known.insight
  if (schedule !== null) return joinSentences(said, ...underSchedule(schedule, safe.value, config, why))
  return joinSentences(said, steepest(known, why) || why.ratio(writeNumber(config.lr), percent(config.lr / safe.value)))
}

/** Where a scheduler has lr beside the limit of one that stays. */
function underSchedule(
  { lr, largest, above }: LrCourse,
  limit: number,
  { iterations }: Config,
  why: WhyText,
): readonly string[] {
  const most = writtenRate(largest.lr)
  return [
    why.rateNow(writtenRate(lr), percent(lr / limit), most, largest.iteration),
    above === null || above === 0 ? '' : why.ratesAbove(above, iterations),
  ]
}

/** What a step at the present lr does along the steepest direction. */
function steepest({ insight, moment }: Known, why: WhyText): string {
  if (insight.steepest === null) return ''
  const { factor } = insight.steepest
  const say = factor < -1 ? why.overshootsMore : factor < 0 ? why.overshoots : why.factor
  return say(writeNumber(moment.config.lr), formatShort(factor))
}

/** `3.64%`, as it stands in both languages. */
export function percent(share: number): string {
  return `${formatShort(share * 100)}%`
}

function fasterLr(known: Known): Deed {
  // With a scheduler it would not stay.
  if (known.insight.schedule !== null) return null
  const rates = presentRates(known)
  const excess = known.insight.excess
  const value = excess === null ? rates?.fastest : excess.suggestion
  return value == null ? null : setting(known, 'lr', rounded(value))
}

function single({ insight: { rates }, moment }: Known, { why, theory }: Words): string {
  const one = rates.find(({ batchSize }) => batchSize === 1)
  // Against the present batches, or where those are of one sample against all.
  const many = rates.find(({ batchSize }) => batchSize === moment.config.batchSize && batchSize > 1) ?? rates.at(-1)
  if (one === undefined || many === undefined) return ''
  const [few, more] = [one.limits.meanSquare, many.limits.meanSquare]
  if (!few.ok) return why.unknown(theory.noLimit(few.reason))
  if (!more.ok) return why.unknown(theory.noLimit(more.reason))
  const cause =
    many.variance > 0 ? why.variance(formatShort(one.variance / many.variance), many.batchSize) : why.varianceAll
  return joinSentences(cause, why.safeOfOne(formatShort(few.value, 4), formatShort(more.value, 4), many.batchSize))
}

function zeroGrad({ moment: { config }, insight }: Known, { why }: Words): string {
  const { swing } = insight.whatIf
  const without =
    swing === null ? why.withoutPlain : why.without(iterationsOf(swing.slowest), iterationsOf(swing.steepest))
  return joinSentences(config.off.includes('zero_grad') ? why.clearsNot : why.clears, without)
}

function zeroGradDeed({ moment: { config } }: Known): Deed {
  const off = config.off.includes('zero_grad')
  const value = off ? config.off.filter((name) => name !== 'zero_grad') : [...config.off, 'zero_grad' as const]
  return { type: 'set', key: 'off', value }
}

function moves({ moment: { config, iteration } }: Known, { why }: Words): string {
  const done = Math.floor(iteration / config.accumulationSteps)
  const steps = config.off.includes('step') ? 0 : done
  return joinSentences(why.onlyStep, howItMoves(config, why), iteration === 0 ? '' : why.steps(steps, iteration))
}

function howItMoves({ optimizer, scheduler, lr, maximize, clipGrad }: Config, why: WhyText): string {
  if (maximize) return why.stepUp
  if (clipGrad !== 'none') return why.stepClipped(clipGrad)
  if (optimizer !== 'sgd') return why.stepOther(optimizer)
  return scheduler === 'none' ? why.stepSgd(writeNumber(lr)) : why.stepScheduled
}

/** Backward passes that are spoken of where a run has one to a step, as the tutorial of accumulation has them. */
const PASSES = 4

function accumulation({ moment: { config, run } }: Known, { why }: Words): string {
  const { accumulationMean, batchSize, lr, accumulationSteps, scheduler, clipGrad } = config
  const { iterations } = run.config
  const passes = accumulationSteps === 1 ? PASSES : accumulationSteps
  const like = accumulationMean ? lr : Number((passes * lr).toPrecision(12))
  const sizes = [Math.floor(iterations / passes), iterations, passes * batchSize] as const
  return joinSentences(
    (accumulationMean ? why.accumulatesMean : why.accumulates)(passes),
    clipGrad !== 'none' && !accumulationMean
      ? ''
      : scheduler === 'none'
        ? why.likeOne(...sizes, writeNumber(like))
        : why.likeOneScheduled(...sizes, accumulationMean ? 1 : passes),
  )
}

function accumulationDeed(known: Known): Deed {
  return setting(known, 'accumulationSteps', known.moment.config.accumulationSteps === 1 ? PASSES : 1)
}

function momentum({ insight, moment }: Known, { why, theory }: Words): string {
  const found = insight.whatIf.momentum
  const { schedule } = insight
  if (found === null && insight.reason === null && Math.fround(schedule?.lr ?? moment.config.lr) === 0)
    return why.unknown(why.noStep)
  if (found === null)
    return why.unknown(insight.reason === null ? theory.noLimit({ code: 'never' }) : theory.noLimit(insight.reason))
  const times = found.plain / found.halving
  return joinSentences(
    schedule === null
      ? why.momentumIs(writeNumber(found.value), iterationsOf(found.halving), iterationsOf(found.plain))
      : why.momentumNow(
          writtenRate(found.value),
          writtenRate(schedule.lr),
          iterationsOf(found.halving),
          iterationsOf(found.plain),
        ),
    times > 1 ? why.momentumFaster(formatShort(times, 2)) : why.momentumSlower,
  )
}

function momentumDeed(known: Known): Deed {
  const { config } = known.moment
  if (config.optimizer !== 'sgd') return null
  return setting(known, 'momentum', config.momentum === 0 ? 0.9 : 0)
}

/** Noise that is tried where there is none, and how many more samples where there is. */
const NOISE = 0.1
const MORE = 10

function noise({ moment: { config }, insight }: Known, { why }: Words): string {
  const { floor } = insight.data
  if (config.data !== null)
    return floor === null ? why.fitsData : joinSentences(why.ownNoise, why.floor(formatShort(floor)))
  if (config.noise === 0) return why.noNoise(writeNumber(NOISE))
  if (floor === null) return why.fits(config.numSamples)
  return joinSentences(why.floor(formatShort(floor)), why.misses(formatShort(insight.bestMisses)))
}

function noiseDeed(known: Known): Deed {
  const { data, noise, numSamples } = known.moment.config
  if (data !== null) return null
  return noise === 0
    ? setting(known, 'noise', NOISE)
    : setting(known, 'numSamples', Math.min(MORE * numSamples, 10_000))
}

function epoch({ moment: { config, run } }: Known, { why }: Words): string {
  const { batchSize, numSamples } = config
  const each = numSamples / batchSize
  const iterations = Number.isInteger(each) ? count(each) : decimal(each, 1)
  return joinSentences(
    why.epoch(batchSize),
    why.epochs(numSamples, iterations, decimal(epochsAt(run, run.config.iterations), 1)),
  )
}

/** The setting as a deed, unless it is made already. */
function setting<K extends 'lr' | 'batchSize' | 'accumulationSteps' | 'momentum' | 'noise' | 'numSamples'>(
  { moment }: Known,
  key: K,
  value: number,
): Deed {
  return moment.config[key] === value ? null : { type: 'set', key, value }
}

/** A number of iterations that is an average. */
function iterationsOf(iterations: number): string {
  const value = Number(iterations.toPrecision(3))
  return value >= 1 ? count(value) : formatShort(value)
}
