import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'
import type { LimitName } from '../../../theory/excess.ts'
import type { Standstill } from '../../../theory/standstill.ts'

/** The texts of “why”. */
export const whyText = texts({
  en: {
    title: 'Why',
    within: (lr: string, percent: string, limit: string) =>
      `This run converges: lr = ${lr} is ${percent} of the lowest limit, ${limit}.`,
    noCourse: (reason: string) => `No prediction for this run: ${reason}`,
    onlyMean: (reason: string) => `Only the average is predicted: ${reason}`,
    standstill(why: Standstill): string {
      switch (why.kind) {
        case 'moves':
          return 'The weights are on their way.'
        case 'off':
          return `No weight moves: ${why.statement}() is commented out.`
        case 'lr':
          return 'No weight moves: lr is 0, or too small to be a float32.'
        case 'accumulation':
          return `No weight moves: ${count(why.accumulationSteps)} backward passes make a step, and this run has ${count(why.iterations)}.`
        case 'optimum':
          return 'No weight moves: this is the optimum, and every gradient is 0.'
        case 'rounding':
          return `No weight moves: the largest step that a batch asks for is ${why.largestStep.toExponential(1)}, and float32 takes no step below ${why.leastNeeded.toExponential(1)} here.`
        case 'unknown':
          return 'Whether the weights can still move is not known here.'
      }
    },
    plateau: (settled: string) =>
      `It has settled: the noise of the batches undoes what the steps gain, at an expected full loss of ${settled}.`,
    plateauFloor: (floor: string) =>
      `No weight has less than ${floor}, the noise in y. A smaller lr or larger batches come closer to it.`,
    sections: {
      left: 'What is left',
      howLong: 'How long',
      limits: 'How large lr may be',
      data: 'What the data decide',
    },
    expectedNow: (iteration: number, expected: string, measured: string) =>
      `After ${count(iteration)} iterations a full loss of ${expected} is expected, on average over all sequences of batches; this run has ${measured}.`,
    expectedEnd: (iteration: number, expected: string) =>
      `At the end, after ${count(iteration)} iterations, a full loss of ${expected} is expected, on average over all sequences of batches.`,
    slowest: (direction: string, eigenvalue: string, factor: string) =>
      `The samples barely constrain ${direction} (eigenvalue ${eigenvalue}): an iteration keeps ${factor} of the error along it.`,
    kept: (iteration: number, share: string, largest: string, weight: string) =>
      `After ${count(iteration)} iterations ${share} of that error is left: ${largest} in ${weight}.`,
    keptNothing: (iteration: number) => `After ${count(iteration)} iterations nothing of that error is left.`,
    largestNow: (learned: string) => `The largest error of this run is ${learned}.`,
    rowTerm: (row: number) => `row ${count(row)}`,
    biasTerm: 'bias',
    weight: (row: number, column: number) => `row ${count(row)}, column ${count(column)}`,
    gaps: 'The weights and what they still lack',
    gapColumns: {
      weight: 'weight',
      target: 'target',
      noise: 'noise',
      slowest: 'slowest direction',
      others: 'others',
      expected: 'expected',
      learned: 'learned',
    },
    reached: (goal: string, iterations: number, lr: string) =>
      `A full loss of ${goal} is expected after ${count(iterations)} iterations from the start at lr = ${lr}.`,
    reachedFastest: (iterations: number, lr: string, batch: number) =>
      `At lr = ${lr}, where it falls fastest with batches of ${count(batch)}, after ${count(iterations)}.`,
    neverReached: (goal: string, loss: string) => `A full loss of ${goal} is never expected: it goes to ${loss}.`,
    grown: (goal: string) => `The full loss will not reach ${goal}: on average it grows.`,
    rounding: (loss: string) => `float32 stops this run near ${loss}, where its steps are too small to count.`,
    limitsTable: 'Limits of lr by batch size',
    batchOf: (batch: number) => `batch of ${count(batch)}`,
    meanings: {
      fastest: 'the expected loss falls fastest',
      meanSquare: 'beyond it the average over all runs grows, by rare bursts',
      fullBatch: 'beyond it the mean weight itself moves away',
      typical: 'beyond it almost every run grows (an estimate)',
    } satisfies Record<'fastest' | LimitName, string>,
    scatter: (few: number, many: number, ratio: string, limitFew: string, limitMany: string) =>
      `The gradient of ${few === 1 ? 'a batch of 1' : `${count(few)} samples`} scatters ${ratio} times as much around its mean as that of ${count(many)}. What scatters is multiplied by lr, too: so the mean square’s limit is ${limitFew} and not ${limitMany}.`,
    scatterAll: (few: number, limitFew: string, limitMany: string) =>
      `The gradient of ${few === 1 ? 'a batch of 1' : `${count(few)} samples`} scatters around its mean, that of all samples does not. What scatters is multiplied by lr, too: so the mean square’s limit is ${limitFew} and not ${limitMany}.`,
    steepest: (eigenvalue: string, factor: string) =>
      `Along the steepest direction (eigenvalue ${eigenvalue}) a step multiplies the mean error by ${factor}.`,
    overshoots: 'Below 0 it overshoots; what the batches scatter comes on top.',
    overshootsMore: 'Below −1 it overshoots by more than it corrects.',
    eigenvalues: (list: string) => `Eigenvalues of the Hessian: ${list}.`,
    condition: (condition: string) =>
      `The steepest direction is ${condition} times as steep as the flattest (condition number): lr must be small enough for the steepest, so the flattest one is slow.`,
    unseen: (n: number, width: number) =>
      `${count(n)} of ${count(width)} directions are in no sample: along them the weight stays as it began.`,
    least: (floor: string) => `The least possible loss is ${floor}: the part of y that no weight explains.`,
    leastZero: 'The least possible loss is 0: W explains y exactly.',
    derivation: 'How all this is derived: docs/theory.md in the sources of this page.',
  },

  zh: {
    title: '为什么',
    within: (lr, percent, limit) => `这次运行会收敛：lr = ${lr} 是稳定上限 ${limit} 的 ${percent}。`,
    noCourse: (reason) => `这次运行没有预测：${reason}`,
    onlyMean: (reason) => `只能预测所有运行的平均：${reason}`,
    standstill(why) {
      switch (why.kind) {
        case 'moves':
          return '权重正在移动。'
        case 'off':
          return `权重不动：${why.statement}() 被注释掉了。`
        case 'lr':
          return '权重不动：lr 是 0，或者小到不是 float32 的数。'
        case 'accumulation':
          return `权重不动：累积 ${count(why.accumulationSteps)} 次反向传播才走一步，而这次运行只有 ${count(why.iterations)} 次。`
        case 'optimum':
          return '权重不动：这里就是最优点，所有梯度都是 0。'
        case 'rounding':
          return `权重不动：批次要求的最大一步是 ${why.largestStep.toExponential(1)}，而这里小于 ${why.leastNeeded.toExponential(1)} 的一步在 float32 中不起作用。`
        case 'unknown':
          return '权重是否还能移动，这里无从得知。'
      }
    },
    plateau: (settled) => `已经停在平台上：各批次的噪声抵消了每一步的收获，期望的全部样本损失停在 ${settled}。`,
    plateauFloor: (floor) => `任何权重的损失都不低于 ${floor}，那是 y 中的噪声。更小的 lr 或更大的批次会更接近它。`,
    sections: { left: '还差多少', howLong: '还要多久', limits: 'lr 最大能有多大', data: '由数据决定的' },
    expectedNow: (iteration, expected, measured) =>
      `经过 ${count(iteration)} 次迭代，全部样本损失的期望值（对所有批次序列平均）是 ${expected}；这次运行是 ${measured}。`,
    expectedEnd: (iteration, expected) =>
      `到结束时，即 ${count(iteration)} 次迭代之后，全部样本损失的期望值（对所有批次序列平均）是 ${expected}。`,
    slowest: (direction, eigenvalue, factor) =>
      `数据对 ${direction} 这个方向提供的信息最少（特征值 ${eigenvalue}）：每次迭代后，该方向的误差变为原来的 ${factor} 倍。`,
    kept: (iteration, share, largest, weight) =>
      `经过 ${count(iteration)} 次迭代，这部分误差还剩 ${share}，最多 ${largest}（${weight}）。`,
    keptNothing: (iteration) => `经过 ${count(iteration)} 次迭代，这部分误差已不剩什么。`,
    largestNow: (learned) => `这次运行的最大误差是 ${learned}。`,
    rowTerm: (row) => `第 ${count(row)} 行`,
    biasTerm: 'bias',
    weight: (row, column) => `第 ${count(row)} 行第 ${count(column)} 列`,
    gaps: '各个权重以及还差多少',
    gapColumns: {
      weight: '权重',
      target: '目标',
      noise: '噪声',
      slowest: '最慢方向',
      others: '其他方向',
      expected: '期望',
      learned: '学到',
    },
    reached: (goal, iterations, lr) =>
      `lr = ${lr} 时，全部样本损失的期望从头算起经 ${count(iterations)} 次迭代达到 ${goal}。`,
    reachedFastest: (iterations, lr, batch) =>
      `批大小 ${count(batch)} 时 lr = ${lr} 下降最快，只需 ${count(iterations)} 次。`,
    neverReached: (goal, loss) => `全部样本损失的期望永远达不到 ${goal}：它趋于 ${loss}。`,
    grown: (goal) => `全部样本损失的期望永远达不到 ${goal}：平均来说它会增大。`,
    rounding: (loss) => `float32 会让这次运行停在 ${loss} 附近，那里每一步都小得不起作用。`,
    limitsTable: '各种批大小下 lr 的上限',
    batchOf: (batch) => `批大小 ${count(batch)}`,
    meanings: {
      fastest: '期望损失下降最快',
      meanSquare: '超过它，所有运行的平均因罕见的爆发而增大',
      fullBatch: '超过它，平均权重本身也会远离',
      typical: '超过它，几乎每次运行都会增大（估计值）',
    },
    scatter: (few, many, ratio, limitFew, limitMany) =>
      `${count(few)} 个样本的梯度围绕其平均的方差是 ${count(many)} 个样本的 ${ratio} 倍。这种波动同样被 lr 放大，所以稳定上限是 ${limitFew} 而不是 ${limitMany}。`,
    scatterAll: (few, limitFew, limitMany) =>
      `${count(few)} 个样本的梯度围绕其平均波动，全部样本的则没有波动。这种波动同样被 lr 放大，所以稳定上限是 ${limitFew} 而不是 ${limitMany}。`,
    steepest: (eigenvalue, factor) => `沿最陡的方向（特征值 ${eigenvalue}），每一步把平均误差乘以 ${factor}。`,
    overshoots: '小于 0 就是越过最优点，各批次的波动还要加在上面。',
    overshootsMore: '小于 −1 时，多走的比纠正的还多。',
    eigenvalues: (list) => `Hessian 的特征值：${list}。`,
    condition: (condition) => `最陡方向的陡度是最平方向的 ${condition} 倍（条件数）：lr 必须迁就前者，后者就慢。`,
    unseen: (n, width) => `${count(width)} 个方向中有 ${count(n)} 个没有出现在任何样本里：沿这些方向权重保持初值。`,
    least: (floor) => `可能的最小损失是 ${floor}：y 中任何权重都解释不了的部分。`,
    leastZero: '可能的最小损失是 0：W 完全解释了 y。',
    derivation: '全部推导见本页源码中的 docs/theory.md。',
  },
})

/** The same in one language. */
export type WhyText = TextOf<typeof whyText>
