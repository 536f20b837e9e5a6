import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'
import type { LimitName } from '../../../theory/excess.ts'

/** The texts of “why”: ten questions that a reader of the tutorial asks, their answers, and the numbers behind them. */
export const whyText = texts({
  en: {
    title: 'Why',
    questions: {
      exact: (target: string) => `Why is it not exactly ${target}?`,
      noisy: 'Why does the printed cost jump?',
      rates: 'How large may lr be?',
      single: 'Why does a batch of one diverge earlier?',
      zeroGrad: 'What does zero_grad() do?',
      moves: 'When do the weights move?',
      accumulation: 'Four backward passes, one step?',
      momentum: 'What does momentum do to the slow direction?',
      noise: 'What does noise leave behind?',
      epoch: 'Is this an epoch?',
    },
    sumAhead: (sum: string) => `At the end of this run it will be about ${sum}.`,
    sumNow: (sum: string) => `In this run ${sum}.`,
    isExact: (learned: string, target: string) => `It is: ${learned} equals ${target} to all printed digits.`,
    willBeExact: 'At the end of this run it will be, to all printed digits.',
    noSum: 'The weights beyond float32 have no sum to tell.',
    jumps: (batch: number, samples: number) =>
      `Each printed cost is the loss on the ${batch === 1 ? 'one random sample' : `${count(batch)} random samples`} of that iteration, so it jumps from one to the next. The full loss, on all ${count(samples)} samples, is the steady line in the chart.`,
    jumpsNot: (samples: number) =>
      `Here it does not: each cost is the loss on all ${count(samples)} samples. With smaller batches it would jump from one draw to the next.`,
    lastCosts: (least: string, most: string, full: string) =>
      `The last costs lie between ${least} and ${most}, the full loss is ${full}.`,
    safe: (batch: number, limit: string, typical: string) =>
      `With batches of ${count(batch)}, up to ${limit}; above that the error can shoot up, and above about ${typical} almost every run diverges.`,
    safeOnly: (batch: number, limit: string) =>
      `With batches of ${count(batch)}, up to ${limit}; above that the error can shoot up.`,
    safeFull: (limit: string) => `Up to ${limit}: above that each step overshoots by more than it corrects.`,
    ratio: (lr: string, percent: string) => `lr = ${lr} is ${percent} of that.`,
    rateNow: (lr: string, percent: string, largest: string, iteration: number) =>
      `That is for an lr that stays. The scheduler has it at ${lr} now, ${percent} of that, and at most at ${largest}, at iteration ${count(iteration)}.`,
    ratesAbove: (above: number, iterations: number) =>
      `It is above that in ${count(above)} of ${count(iterations)} iterations.`,
    factor: (lr: string, factor: string) =>
      `With lr = ${lr} the error along the steepest direction is multiplied by ${factor} in each step: it stays on its side of the optimum.`,
    overshoots: (lr: string, factor: string) =>
      `With lr = ${lr} the error along the steepest direction is multiplied by ${factor} in each step: it overshoots, but by less than it corrects.`,
    overshootsMore: (lr: string, factor: string) =>
      `With lr = ${lr} the error along the steepest direction is multiplied by ${factor} in each step: it overshoots by more than it corrects.`,
    unknown: (reason: string) => `No number here: ${reason}`,
    variance: (ratio: string, many: number) =>
      `The gradient of one sample has ${ratio} times the variance of that of ${count(many)}, and lr amplifies that, too.`,
    varianceAll: 'The gradient of one sample scatters around that of all samples, and lr amplifies that, too.',
    safeOfOne: (one: string, many: string, batch: number) =>
      `So the safe limit of lr is ${one} with a batch of one, and ${many} with batches of ${count(batch)}.`,
    clears: 'It clears weight.grad, because backward() adds to what is already there.',
    clearsNot: 'It is commented out, so backward() adds each gradient to all those before.',
    without: (slowest: string, steepest: string) =>
      `Without it each step follows the sum of all gradients so far, and the weights swing past W and back, once in ${slowest} iterations along the slowest direction and in ${steepest} along the steepest.`,
    withoutPlain: 'Without it each step follows the sum of all gradients so far, and the weights run past W.',
    onlyStep: 'Only in optimizer.step(): the forward pass, the loss and backward() leave them alone.',
    stepSgd: (lr: string) => `Each step moves a weight by −lr times its gradient, with lr = ${lr}.`,
    stepUp: 'maximize=True: each step moves a weight along its gradient, up the loss, not against it.',
    stepClipped: (by: 'norm' | 'value') =>
      `Each step moves a weight against its gradient, after ${by === 'norm' ? 'clip_grad_norm_ has made all gradients smaller where their norm is too large' : 'clip_grad_value_ has cut off what is too large of each element'}.`,
    stepScheduled:
      'Each step moves a weight by −lr times its gradient, with the lr of the moment: the scheduler changes it.',
    stepOther: (optimizer: string) =>
      `Each step moves a weight against its gradient, by as much as ${optimizer} decides.`,
    steps: (steps: number, iterations: number) =>
      `So far: ${count(steps)} ${steps === 1 ? 'step' : 'steps'} in ${count(iterations)} ${iterations === 1 ? 'iteration' : 'iterations'}.`,
    accumulates: (passes: number) =>
      `With accumulation_steps = ${count(passes)}, backward() adds up ${count(passes)} gradients before one step() uses their sum (gradient accumulation).`,
    accumulatesMean: (passes: number) =>
      `With accumulation_steps = ${count(passes)}, backward() adds up ${count(passes)} gradients before one step() uses their mean (gradient accumulation).`,
    likeOne: (steps: number, iterations: number, samples: number, lr: string) =>
      `${count(iterations)} iterations are then ${count(steps)} steps, each much like one with a batch of ${count(samples)} and lr = ${lr}.`,
    likeOneScheduled: (steps: number, iterations: number, samples: number, times: number) =>
      `${count(iterations)} iterations are then ${count(steps)} steps, each much like one with a batch of ${count(samples)} and ${times === 1 ? 'the lr of the moment' : `${count(times)} times the lr of the moment`}.`,
    momentumIs: (value: string, halving: string, plain: string) =>
      `With momentum = ${value} the error along the slowest direction halves every ${halving} iterations, instead of every ${plain} without.`,
    momentumNow: (value: string, lr: string, halving: string, plain: string) =>
      `With momentum = ${value} and the lr of now, ${lr}, the error along the slowest direction halves every ${halving} iterations, instead of every ${plain} without.`,
    noStep: 'lr is 0 now, and no weight moves.',
    momentumFaster: (times: string) =>
      `That is ${times} times as fast: gradients that keep pointing the same way add up, those that alternate cancel.`,
    momentumSlower: 'Here that is no faster: with so large an lr momentum makes the steps swing.',
    noNoise: (noise: string) =>
      `There is none in y here, so the loss can go to 0. With noise = ${noise} it would level off, and training would not help.`,
    ownNoise: 'Your data have what no weights explain, and the loss levels off there.',
    fitsData: 'Nothing: the best weights explain these data completely, so the loss can go to 0.',
    floor: (floor: string) => `A loss of ${floor}: no weights do better on these samples, however long one trains.`,
    misses: (most: string) =>
      `The best weights for these samples miss W by up to ${most}; only more samples bring them closer.`,
    fits: (samples: number) =>
      `With ${samples === 1 ? 'one sample' : `${count(samples)} samples`} other weights than W fit the noise as well, so the loss can go to 0. They miss W.`,
    epoch: (batch: number) =>
      `No: what the tutorial prints as “Epoch” is an iteration, one batch of ${count(batch)} ${batch === 1 ? 'sample' : 'samples'}.`,
    epochs: (samples: number, iterations: string, epochs: string) =>
      `An epoch is one pass over all ${count(samples)} samples, here ${iterations} iterations; this run makes ${epochs} of them.`,

    actions: {
      step: 'Step through an iteration',
      commentOut: 'Comment zero_grad() out',
    },

    numbers: 'The numbers',
    weightsTable: 'What each weight still lacks, by direction',
    weightsEnd: (iteration: number) =>
      `Predicted after ${count(iteration)} iterations, on average over all sequences of batches`,
    weightsNow: (iteration: number) => `After ${count(iteration)} iterations`,
    weight: (row: number, column: number) => `row ${count(row)}, column ${count(column)}`,
    gapColumns: {
      weight: 'weight',
      target: 'target',
      noise: 'noise',
      slowest: 'slowest direction',
      others: 'others',
      expected: 'predicted',
      learned: 'learned',
    },
    slowest: (direction: string, eigenvalue: string, percent: string) =>
      `The samples barely constrain one combination of weights, ${direction} (eigenvalue ${eigenvalue}): each iteration removes only ${percent} of the error there.`,
    slowestNow: (direction: string, eigenvalue: string, percent: string, lr: string) =>
      `The samples barely constrain one combination of weights, ${direction} (eigenvalue ${eigenvalue}): at the lr of now, ${lr}, each iteration removes only ${percent} of the error there.`,
    rowTerm: (row: number) => `row ${count(row)}`,
    biasTerm: 'bias',
    reached: (goal: string, iterations: number, lr: string) =>
      `At lr = ${lr} the full loss should fall to ${goal} after about ${count(iterations)} iterations.`,
    reachedUnder: (goal: string, iterations: number) =>
      `With this scheduler the full loss should fall to ${goal} after about ${count(iterations)} iterations.`,
    reachedSteady: (iterations: number, lr: string) =>
      `At a constant lr = ${lr}, the fastest for this batch size, after about ${count(iterations)}.`,
    reachedFastest: (iterations: number, lr: string) =>
      `At lr = ${lr}, the fastest for this batch size, after about ${count(iterations)}.`,
    neverReached: (goal: string, loss: string) => `The full loss will not fall to ${goal}; it levels off at ${loss}.`,
    grown: (goal: string) => `The full loss will not fall to ${goal}; on average it grows.`,
    rounding: (loss: string) => `float32 stops this run near ${loss}, where its steps are too small to count.`,
    limitsTable: 'Limits of lr by batch size',
    limitsStay: (lr: string) => `They hold for an lr that stays; the scheduler has it at ${lr} now.`,
    batchOf: (batch: number) => `batch of ${count(batch)}`,
    limits: {
      fastest: 'fastest',
      meanSquare: 'safe limit',
      fullBatch: 'limit without batch noise',
      typical: 'almost all runs diverge, about',
    } satisfies Record<'fastest' | LimitName, string>,
    meanings: {
      fastest: 'the predicted loss falls fastest',
      meanSquare: 'above it the average over many runs grows (mean square)',
      fullBatch: 'above it even the average weight moves away from W (full batch)',
      typical: 'an estimate',
    } satisfies Record<'fastest' | LimitName, string>,
    eigenvalues: (list: string) => `Eigenvalues of the Hessian: ${list}.`,
    condition: (condition: string) =>
      `The steepest direction is ${condition} times as steep as the flattest (condition number): lr must be small enough for the one, so the other is slow.`,
    unseen: (n: number, width: number) =>
      `${count(n)} of ${count(width)} directions occur in no sample: no gradient points along them.`,
    least: (floor: string) => `The least possible loss is ${floor}.`,
    derivation: 'How all this is derived',
  },

  zh: {
    title: '为什么',
    questions: {
      exact: (target) => `为什么不正好是 ${target}？`,
      noisy: '打印出来的 cost 为什么忽高忽低？',
      rates: 'lr 最大可以取多少？',
      single: '批大小为 1 时为什么更早发散？',
      zeroGrad: 'zero_grad() 起什么作用？',
      moves: '权重什么时候更新？',
      accumulation: '四次反向传播，只更新一次？',
      momentum: '动量对最慢的方向有什么作用？',
      noise: '噪声会留下什么？',
      epoch: '这是一个训练轮吗？',
    },
    sumAhead: (sum) => `这次运行结束时，它约为 ${sum}。`,
    sumNow: (sum) => `在这次运行中，${sum}。`,
    isExact: (learned, target) => `正好是：${learned} 与 ${target} 显示的各位数字都相同。`,
    willBeExact: '这次运行结束时，显示的各位数字都会相同。',
    noSum: '权重已经超出 float32，无法逐项说明。',
    jumps: (batch, samples) =>
      `每次打印的 cost 是那次迭代随机抽到的 ${count(batch)} 个样本的损失，所以每次都不一样。图中平稳的那条线是在全部 ${count(samples)} 个样本上的损失。`,
    jumpsNot: (samples) =>
      `这里并不：每个 cost 都是在全部 ${count(samples)} 个样本上的损失。批次小一些，每次抽到的样本不同，它就会忽高忽低。`,
    lastCosts: (least, most, full) => `最近的 cost 在 ${least} 与 ${most} 之间，在全部样本上的损失是 ${full}。`,
    safe: (batch, limit, typical) =>
      `批大小为 ${count(batch)} 时，不超过 ${limit}。超过它，误差可能骤增；超过约 ${typical}，几乎每次运行都会发散。`,
    safeOnly: (batch, limit) => `批大小为 ${count(batch)} 时，不超过 ${limit}。超过它，误差可能骤增。`,
    safeFull: (limit) => `不超过 ${limit}。超过它，每一步都会越过最优点，越走越远。`,
    ratio: (lr, percent) => `lr = ${lr} 是它的 ${percent}。`,
    rateNow: (lr, percent, largest, iteration) =>
      `这是对不变的 lr 而言。调度器现在的 lr 是 ${lr}，为它的 ${percent}；最大是第 ${count(iteration)} 次迭代时的 ${largest}。`,
    ratesAbove: (above, iterations) => `${count(iterations)} 次迭代中有 ${count(above)} 次超过它。`,
    factor: (lr, factor) => `lr = ${lr} 时，每一步使最陡方向的误差变为原来的 ${factor} 倍：不会越过最优点。`,
    overshoots: (lr, factor) =>
      `lr = ${lr} 时，每一步使最陡方向的误差变为原来的 ${factor} 倍：会越过最优点，但仍在靠近。`,
    overshootsMore: (lr, factor) =>
      `lr = ${lr} 时，每一步使最陡方向的误差变为原来的 ${factor} 倍：越过最优点，而且越来越远。`,
    unknown: (reason) => `这里没有数字：${reason}`,
    variance: (ratio, many) => `单个样本的梯度，方差是 ${count(many)} 个样本的 ${ratio} 倍；这种波动同样被 lr 放大。`,
    varianceAll: '单个样本的梯度围绕全部样本的梯度波动；这种波动同样被 lr 放大。',
    safeOfOne: (one, many, batch) =>
      `所以批大小为 1 时 lr 的稳定上限是 ${one}，批大小为 ${count(batch)} 时是 ${many}。`,
    clears: '它把 weight.grad 清零，因为 backward() 总是把新梯度加到原有的值上。',
    clearsNot: '它被注释掉了，所以 backward() 把每个梯度都加到之前的总和上。',
    without: (slowest, steepest) =>
      `没有它，每一步走的都是此前所有梯度之和，权重会荡过 W 又荡回来：沿最慢的方向 ${slowest} 次迭代一个来回，沿最陡的方向 ${steepest} 次。`,
    withoutPlain: '没有它，每一步走的都是此前所有梯度之和，权重会冲过 W。',
    onlyStep: '只在 optimizer.step() 中：前向传播、计算损失和 backward() 都不改变权重。',
    stepSgd: (lr) => `每一步，权重的变化是 −lr 乘以它的梯度，其中 lr = ${lr}。`,
    stepUp: 'maximize=True：每一步，权重都沿着梯度移动，让损失增大，而不是逆着梯度。',
    stepClipped: (by) =>
      `每一步，权重都逆着梯度移动，但梯度先经 ${by === 'norm' ? 'clip_grad_norm_ 处理：范数过大时按比例缩小' : 'clip_grad_value_ 处理：过大的元素被截断'}。`,
    stepScheduled: '每一步，权重的变化是 −lr 乘以它的梯度；调度器会改变 lr，这里用的是当时的 lr。',
    stepOther: (optimizer) => `每一步，权重都逆着梯度移动，步长由 ${optimizer} 决定。`,
    steps: (steps, iterations) => `到现在为止，${count(iterations)} 次迭代中更新了 ${count(steps)} 次。`,
    accumulates: (passes) =>
      `accumulation_steps = ${count(passes)} 时，backward() 把 ${count(passes)} 次的梯度加起来，step() 再用它们的和更新一次，这就是梯度累积。`,
    accumulatesMean: (passes) =>
      `accumulation_steps = ${count(passes)} 时，backward() 把 ${count(passes)} 次的梯度加起来，step() 再用它们的平均更新一次，这就是梯度累积。`,
    likeOne: (steps, iterations, samples, lr) =>
      `这样 ${count(iterations)} 次迭代只更新 ${count(steps)} 次，每次相当于批大小 ${count(samples)}、lr = ${lr} 的一步。`,
    likeOneScheduled: (steps, iterations, samples, times) =>
      `这样 ${count(iterations)} 次迭代只更新 ${count(steps)} 次，每次相当于批大小 ${count(samples)}、${times === 1 ? 'lr 为当时的值' : `lr 为当时的 ${count(times)} 倍`}的一步。`,
    momentumIs: (value, halving, plain) =>
      `momentum = ${value} 时，最慢方向的误差每 ${halving} 次迭代减半；没有动量时是每 ${plain} 次。`,
    momentumNow: (value, lr, halving, plain) =>
      `momentum = ${value} 时，按现在的 lr（${lr}），最慢方向的误差每 ${halving} 次迭代减半；没有动量时是每 ${plain} 次。`,
    noStep: 'lr 现在是 0，权重不动。',
    momentumFaster: (times) => `速度是原来的 ${times} 倍：方向一致的梯度会累积起来，来回变号的会互相抵消。`,
    momentumSlower: '这里并没有变快：lr 这么大时，动量会使权重来回摆动。',
    noNoise: (noise) => `这里的 y 没有噪声，损失可以降到 0。若 noise = ${noise}，损失会停在某个值上，再训练也没有用。`,
    ownNoise: '你的数据中有任何权重都解释不了的部分，损失会停在那里。',
    fitsData: '什么也不留：最优权重完全解释了这份数据，损失可以降到 0。',
    floor: (floor) => `一个降不下去的损失 ${floor}：在这些样本上，训练多久都不会更好。`,
    misses: (most) => `对这些样本最好的权重与 W 最多相差 ${most}，只有增加样本才能更接近。`,
    fits: (samples) => `只有 ${count(samples)} 个样本时，别的权重连噪声也能拟合，损失可以降到 0，但那不是 W。`,
    epoch: (batch) => `不是：教程打印的“Epoch”是一次迭代，即一个批次，共 ${count(batch)} 个样本。`,
    epochs: (samples, iterations, epochs) =>
      `一个训练轮是把全部 ${count(samples)} 个样本过一遍，这里是 ${iterations} 次迭代；这次运行共 ${epochs} 个训练轮。`,

    actions: { step: '逐步看一次迭代', commentOut: '注释掉 zero_grad()' },

    numbers: '具体数字',
    weightsTable: '各个权重在各方向上还差多少',
    weightsEnd: (iteration) => `经过 ${count(iteration)} 次迭代的预测值（对所有批次序列取平均）`,
    weightsNow: (iteration) => `经过 ${count(iteration)} 次迭代`,
    weight: (row, column) => `第 ${count(row)} 行第 ${count(column)} 列`,
    gapColumns: {
      weight: '权重',
      target: '目标',
      noise: '噪声',
      slowest: '最慢方向',
      others: '其他方向',
      expected: '预测',
      learned: '学到',
    },
    slowest: (direction, eigenvalue, percent) =>
      `数据对这个方向（${direction}，特征值 ${eigenvalue}）提供的信息最少：每次迭代只能消去该方向误差的 ${percent}。`,
    slowestNow: (direction, eigenvalue, percent, lr) =>
      `数据对这个方向（${direction}，特征值 ${eigenvalue}）提供的信息最少：按现在的 lr（${lr}），每次迭代只能消去该方向误差的 ${percent}。`,
    rowTerm: (row) => `第 ${count(row)} 行`,
    biasTerm: 'bias',
    reached: (goal, iterations, lr) =>
      `lr = ${lr} 时，约 ${count(iterations)} 次迭代后在全部样本上的损失降到 ${goal}。`,
    reachedUnder: (goal, iterations) =>
      `按这个调度器，约 ${count(iterations)} 次迭代后在全部样本上的损失降到 ${goal}。`,
    reachedSteady: (iterations, lr) => `lr 不变时，对这个批大小最快的 lr = ${lr}，约需 ${count(iterations)} 次。`,
    reachedFastest: (iterations, lr) => `对这个批大小最快的 lr = ${lr}，约需 ${count(iterations)} 次。`,
    neverReached: (goal, loss) => `在全部样本上的损失降不到 ${goal}，会停在 ${loss}。`,
    grown: (goal) => `在全部样本上的损失降不到 ${goal}：平均来说它会增大。`,
    rounding: (loss) => `float32 会让这次运行停在 ${loss} 附近，那里每一步都小得不起作用。`,
    limitsTable: '各种批大小下 lr 的上限',
    limitsStay: (lr) => `这些上限只对不变的 lr 成立；调度器现在的 lr 是 ${lr}。`,
    batchOf: (batch) => `批大小 ${count(batch)}`,
    limits: {
      fastest: '最快',
      meanSquare: '稳定上限',
      fullBatch: '没有批次噪声时的上限',
      typical: '几乎每次运行都发散，约',
    },
    meanings: {
      fastest: '预测损失下降最快',
      meanSquare: '超过它，多次运行的平均会增大（均方）',
      fullBatch: '超过它，连平均权重也会远离 W（全批量）',
      typical: '估计值',
    },
    eigenvalues: (list) => `Hessian 的特征值：${list}。`,
    condition: (condition) => `最陡的方向比最平的陡 ${condition} 倍（条件数）：lr 必须小到适合前者，后者就慢了。`,
    unseen: (n, width) => `${count(width)} 个方向中有 ${count(n)} 个在样本中没有出现：梯度不会指向它们。`,
    least: (floor) => `可能的最小损失是 ${floor}。`,
    derivation: '这些是怎样推导出来的',
  },
})

/** The same in one language. */
export type WhyText = TextOf<typeof whyText>
