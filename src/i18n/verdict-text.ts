import { count } from './number-text.ts'
import { type TextOf, texts } from './texts.ts'

/** What holds a run where it is, and what to do: a sentence for each cause and state. */
export const verdictText = texts({
  en: {
    title: 'The run in one sentence',
    computing: 'Working it out …',
    hidden: 'Shown once the card’s question is answered.',
    unmoving: {
      backward: 'No weight moves: backward() is commented out.',
      step: 'No weight moves: step() is commented out.',
      lr: (lr: string) => `No weight moves: in float32, lr = ${lr} is 0.`,
      accumulation: (steps: number, iterations: number) =>
        `No weight moves: a step takes ${count(steps)} backward passes, and the run has only ${count(iterations)}.`,
      scheduler: 'No weight moves: the scheduler keeps lr at 0.',
      exact: 'Nothing to learn: every prediction is right from the start.',
    },
    overflow: {
      W: 'The squared errors of this W are too large for float32 (above 3.4e38).',
      trueBias: 'The squared errors of this true_bias are too large for float32 (above 3.4e38).',
      data: 'The squared errors of these data are too large for float32 (above 3.4e38).',
    },
    momentum: (value: string) => `momentum = ${value} never forgets a gradient, so no lr helps: it must be below 1.`,
    dampening: (value: string) =>
      `dampening = ${value} leaves no gradient its weight, so no lr helps: it must be below 1.`,
    noZeroGrad: {
      plain: 'zero_grad() is commented out: gradients accumulate, and every step follows their sum.',
      swings: (period: string) =>
        `zero_grad() is commented out: the weights swing past W and back, once in ${period} iterations, without end.`,
      grows: 'zero_grad() is commented out: the weights swing past W and back, farther each time.',
    },
    maximize: 'maximize=True: every step goes along the gradient, up the loss, so nothing draws the weights to W.',
    broadcast:
      'y has shape [N], the prediction [N, 1]: each prediction is compared with every target of its batch, not with its own.',
    diverges: {
      foretold: 'This run will diverge:',
      now: 'The run is diverging:',
      end: 'The run has diverged:',
    },
    tooLarge: {
      plain: (lr: string) => `lr = ${lr} is too large.`,
      since: (lr: string, iteration: number) => `lr = ${lr}, from iteration ${count(iteration)} on, is too large.`,
      scheduled: (lr: string, iteration: number) =>
        `lr = ${lr}, as the scheduler has it at iteration ${count(iteration)}, is too large.`,
      typical: (limit: string, batch: number) =>
        `With batches of ${count(batch)} almost every run diverges above about ${limit}.`,
      fullBatch: (limit: string) => `Above ${limit} each step overshoots by more than it corrects.`,
      meanSquare: (limit: string, batch: number) =>
        `With batches of ${count(batch)} the error can shoot up above ${limit}.`,
    },
    staysAbove: {
      typical: (limit: string, batch: number) =>
        `With batches of ${count(batch)} almost every run diverges where lr stays above about ${limit}.`,
      fullBatch: (limit: string) => `While lr is above ${limit} each step overshoots by more than it corrects.`,
      meanSquare: (limit: string, batch: number) =>
        `With batches of ${count(batch)} the error can shoot up while lr is above ${limit}.`,
    },
    noFinite: (iteration: number) => `The run has diverged: no finite loss since iteration ${count(iteration)}.`,
    noValue: (iteration: number) =>
      `No finite loss since iteration ${count(iteration)}: it is beyond float32, or the expression has no value there.`,
    bursts: {
      foretold: (lr: string, limit: string, batch: number) =>
        `Risky: lr = ${lr} is above ${limit}, the safe limit for batches of ${count(batch)}. Most runs converge, but the error can shoot up.`,
      scheduled: (lr: string, limit: string, batch: number) =>
        `Risky: the scheduler takes lr to ${lr}, above ${limit}, the safe limit for batches of ${count(batch)}. Most runs converge, but the average over all runs ends higher than it begins.`,
      scheduledNow: (lr: string, limit: string, batch: number) =>
        `Risky: the scheduler has had lr at ${lr}, above ${limit}, the safe limit for batches of ${count(batch)}. This run came through, but the average over all runs is higher now than at its start.`,
      arrived: (lr: string, limit: string, batch: number) =>
        `Arrived, but lr = ${lr} is above ${limit}, the safe limit for batches of ${count(batch)}: other runs can shoot up.`,
    },
    float32: {
      steps: (step: string, half: string) =>
        `float32 holds the weights: the largest step, ${step}, is below half the gap to the next number, ${half}.`,
      still: 'No weight moves any more: what is left is the rounding of float32.',
      foretold: 'This run will end where float32 holds it: what is left is rounding.',
      rounding: 'What is left is the rounding of float32.',
    },
    measured: {
      loss: 'No prediction: the formulas hold for MSELoss only. Press Run to see.',
      custom: 'No prediction: nothing is forecast for a custom loss. Press Run to see.',
      ofCustom: {
        now: 'Under way. Nothing is predicted for a custom loss, nor is it known where it is least.',
        end: 'The run is over. Where a custom loss is least is not known, so neither is what holds the run.',
      },
      optimizer: 'No prediction: the formulas hold for SGD only. Press Run to see.',
      maximize: 'No prediction: with maximize=True steps go up the loss. Press Run to see.',
      broadcast: 'No prediction: every prediction is compared with every target. Press Run to see.',
      clipping: 'No prediction: the formulas hold for gradients that are not clipped. Press Run to see.',
      plateau: 'No prediction: ReduceLROnPlateau changes lr by the losses themselves. Press Run to see.',
      schedule: 'No prediction: the steps of a scheduler are not followed for so long. Press Run to see.',
      work: 'No prediction: it would take too long to compute. Press Run to see.',
      loader: 'No prediction: the batches of a DataLoader depend on each other. Press Run to see.',
      zeroGrad: 'No prediction: without zero_grad() gradients accumulate. Press Run to see.',
      momentum: 'No prediction: momentum with so many inputs is not computed. Press Run to see.',
      inputs: 'No prediction: so many inputs are not computed. Press Run to see.',
      state: 'No prediction: the run loads a state from elsewhere. Press Run to see.',
      none: 'No prediction for these settings. Press Run to see.',
      byLosses: {
        now: (first: string, lr: string) =>
          `Under way. Nothing is predicted: ReduceLROnPlateau changes lr by the losses themselves. It began at ${first} and is ${lr} now.`,
        end: (first: string, lr: string) =>
          `The run is over. Nothing was predicted: ReduceLROnPlateau changes lr by the losses themselves. It began at ${first} and is ${lr} now.`,
      },
      sinceLoad:
        'Nothing is predicted since a state from elsewhere was loaded, and too little has been measured to say what holds the run.',
      now: 'Under way. Nothing is predicted for these settings, and too little has been measured yet.',
      end: 'The run is over. It was too short to say from its losses what holds it.',
    },
    unfinished: {
      foretold: (halving: string) => `This run will not finish: the error halves every ${halving} iterations.`,
      now: (halving: string) => `Not finished yet: the error halves every ${halving} iterations.`,
      end: (halving: string) => `Not finished: the error halves every ${halving} iterations.`,
      near: (halving: string, loss: string) =>
        `Nearly there: the full loss is ${loss}, and the error halves every ${halving} iterations.`,
      nearly: (halving: string) =>
        `This run nearly arrives: only the last digits are missing, and the error halves every ${halving} iterations.`,
    },
    unfinishedYet: {
      foretold: (halving: string, later: string) =>
        `This run will not finish: the error halves every ${halving} iterations, later every ${later}.`,
      now: (halving: string, later: string) =>
        `Not finished yet: the error halves every ${halving} iterations, later every ${later}.`,
      end: (halving: string, later: string) =>
        `Not finished: the error halves every ${halving} iterations, later every ${later}.`,
    },
    scheduled: {
      rising: (lr: string, limit: string, until: number) =>
        `The error grows for now: the scheduler has lr at ${lr}, above ${limit}. At iteration ${count(until)} it is below again.`,
      foretold: (left: string) =>
        `This run will not finish: the lr of its scheduler leaves ${left} of the error along the direction that lags most.`,
      now: (lr: string, halving: string) =>
        `Not finished yet: at the lr of now, ${lr}, the error halves every ${halving} iterations.`,
      still: (lr: string) => `Not finished yet: at the lr of now, ${lr}, the average error does not shrink.`,
      hardly: (lr: string) => `Not finished yet: the lr of now, ${lr}, hardly moves the weights any more.`,
      end: (left: string) =>
        `Not finished: on average over runs ${left} of the error is left along the direction that lags most.`,
      near: (loss: string) => `Nearly there: the full loss is ${loss}.`,
      nearly: 'This run nearly arrives: only the last digits are missing.',
      batchNoise: (loss: string) =>
        `At the end the full loss will be about ${loss}, most of it added by random batches.`,
      batchNoiseNow: 'Most of the loss that is left is added by random batches: the smaller lr is, the less they add.',
    },
    falling: {
      foretold: 'This run will not finish: the loss will still be falling at its end.',
      now: 'Not finished yet: the loss is still falling.',
      end: 'Not finished: the loss is still falling.',
    },
    batchNoise: {
      foretold: (rest: string) =>
        `The loss will level off at about ${rest}: random batches will push the weights around as much as steps improve them.`,
      other: 'It has levelled off: random batches push the weights around as much as the steps improve them.',
      fadingAhead: 'This run will not finish: what random batches add to the error dies away slowly.',
      fading: 'Not finished yet: what random batches added to the error is still dying away.',
      steps: 'It has levelled off: steps of one size jump back and forth around the best weights.',
    },
    noise: {
      foretold: (floor: string) =>
        `The loss will level off at ${floor}: the rest is noise in y, and no weights do better.`,
      other: (floor: string) => `As good as it gets: a loss of ${floor} is noise in y, and no weights do better.`,
      mostly: (floor: string) =>
        `No weights get below a loss of ${floor}: most of it is noise in y, the rest a bias in y that the model lacks.`,
      share: (floor: string) => `Most of what is left is noise in y: no weights get below a loss of ${floor}.`,
    },
    ownData: {
      foretold: (floor: string) => `The loss will level off at ${floor}: no weights do better on these data.`,
      other: (floor: string) => `As good as it gets: no weights have a loss below ${floor} on these data.`,
      share: (floor: string) =>
        `Most of what is left no weights explain: none get below a loss of ${floor} on these data.`,
    },
    missingBias: (bias: string) => `y has a bias (up to ${bias}) and the model has none: that is most of the loss.`,
    weightDecay: (decay: string) => `weight_decay = ${decay} pulls the weights towards 0: that keeps them away from W.`,
    undetermined: {
      stays: (directions: number, holds: string) =>
        `${directions === 1 ? 'One direction of the weights occurs' : `${count(directions)} directions of the weights occur`} in no sample: there they stay where they began, up to ${holds} from W.`,
      fades: (directions: number, holds: string) =>
        `${directions === 1 ? 'One direction of the weights occurs' : `${count(directions)} directions of the weights occur`} in no sample: weight_decay takes them to 0, up to ${holds} from W.`,
      moves: (directions: number, holds: string) =>
        `${directions === 1 ? 'One direction of the weights occurs' : `${count(directions)} directions of the weights occur`} in no sample: nothing leads them to W, up to ${holds} away.`,
    },
    arrived: {
      foretold: 'This run arrives: at its end every weight equals W to all printed digits.',
      now: 'Arrived: every weight equals W to all printed digits.',
      exact: 'Arrived: the loss is exactly 0.',
    },
    faster: (times: string, lr: string) =>
      `Along the slowest direction it is ${times} times as fast as plain SGD with lr = ${lr}.`,
    remedy: {
      run: (iterations: number) => `Run ${count(iterations)}`,
      set: (key: string, value: string) => `Take ${key} ${value}`,
      or: (key: string, value: string) => `or take ${key} ${value}`,
      again: (key: string, value: string) => `Restart with ${key} ${value}`,
      putBack: (statement: string) => `Put ${statement} back`,
      goDown: 'Take maximize=False',
      keepShape: 'Take squeeze_y out',
      addBias: 'Give the model a bias',
      dropBias: 'Remove true_bias',
    },
  },

  zh: {
    title: '一句话说明这次运行',
    computing: '正在推算……',
    hidden: '回答卡片上的问题之后显示。',
    unmoving: {
      backward: '权重不动：backward() 被注释掉了。',
      step: '权重不动：step() 被注释掉了。',
      lr: (lr) => `权重不动：lr = ${lr} 在 float32 中就是 0。`,
      accumulation: (steps, iterations) =>
        `权重不动：每 ${count(steps)} 次反向传播才更新一次，而这次运行只有 ${count(iterations)} 次。`,
      scheduler: '权重不动：调度器使 lr 始终为 0。',
      exact: '没有可学的：一开始所有预测就都正确。',
    },
    overflow: {
      W: '这个 W 的平方误差太大，超出了 float32（3.4e38）。',
      trueBias: '这个 true_bias 的平方误差太大，超出了 float32（3.4e38）。',
      data: '这份数据的平方误差太大，超出了 float32（3.4e38）。',
    },
    momentum: (value) => `momentum = ${value} 时旧梯度永不衰减，lr 再小也没有用：它必须小于 1。`,
    dampening: (value) => `dampening = ${value} 时新梯度不起应有的作用，调 lr 没有用：它必须小于 1。`,
    noZeroGrad: {
      plain: 'zero_grad() 被注释掉了：梯度不断累积，每一步走的都是它们的和。',
      swings: (period) => `zero_grad() 被注释掉了：权重荡过 W 又荡回来，每 ${period} 次迭代一个来回，永不停止。`,
      grows: 'zero_grad() 被注释掉了：权重荡过 W 又荡回来，而且越荡越远。',
    },
    maximize: 'maximize=True：每一步都沿着梯度走，让损失增大，没有什么会把权重带向 W。',
    broadcast: 'y 的形状是 [N]，预测是 [N, 1]：每个预测都与批次里的每个目标比较，而不是只与自己的目标比较。',
    diverges: { foretold: '这次运行会发散：', now: '正在发散：', end: '已经发散：' },
    tooLarge: {
      plain: (lr) => `lr = ${lr} 太大了。`,
      since: (lr, iteration) => `从第 ${count(iteration)} 次迭代起，lr = ${lr} 太大了。`,
      scheduled: (lr, iteration) => `第 ${count(iteration)} 次迭代时，调度器写入的 lr = ${lr} 太大了。`,
      typical: (limit, batch) => `批大小为 ${count(batch)} 时，lr 超过约 ${limit}，几乎每次运行都会发散。`,
      fullBatch: (limit) => `lr 超过 ${limit}，每一步都会越过最优点，越走越远。`,
      meanSquare: (limit, batch) => `批大小为 ${count(batch)} 时，lr 超过 ${limit}，误差可能骤增。`,
    },
    staysAbove: {
      typical: (limit, batch) => `批大小为 ${count(batch)} 时，lr 若一直超过约 ${limit}，几乎每次运行都会发散。`,
      fullBatch: (limit) => `只要 lr 超过 ${limit}，每一步都会越过最优点，越走越远。`,
      meanSquare: (limit, batch) => `批大小为 ${count(batch)} 时，只要 lr 超过 ${limit}，误差就可能骤增。`,
    },
    noFinite: (iteration) => `已经发散：从第 ${count(iteration)} 次迭代起损失不再是有限数。`,
    noValue: (iteration) =>
      `从第 ${count(iteration)} 次迭代起损失不再是有限数：它超出了 float32，或表达式在那里没有值。`,
    bursts: {
      foretold: (lr, limit, batch) =>
        `有风险：lr = ${lr} 超过了批大小为 ${count(batch)} 时的稳定上限 ${limit}。多数运行会收敛，但误差可能骤增。`,
      scheduled: (lr, limit, batch) =>
        `有风险：调度器会把 lr 提到 ${lr}，超过批大小为 ${count(batch)} 时的稳定上限 ${limit}。多数运行会收敛，但所有运行的平均损失到最后比开始时还大。`,
      scheduledNow: (lr, limit, batch) =>
        `有风险：调度器曾把 lr 提到 ${lr}，超过批大小为 ${count(batch)} 时的稳定上限 ${limit}。这次运行没有发散，但所有运行的平均损失现在比开始时还大。`,
      arrived: (lr, limit, batch) =>
        `到达了，但 lr = ${lr} 超过了批大小为 ${count(batch)} 时的稳定上限 ${limit}：换一次运行，误差可能骤增。`,
    },
    float32: {
      steps: (step, half) =>
        `受 float32 精度所限，权重不再移动：最大的一步是 ${step}，小于相邻两数间距的一半 ${half}。`,
      still: '权重不再移动：剩下的只是 float32 的舍入误差。',
      foretold: '这次运行最后会受 float32 精度所限：剩下的只是舍入误差。',
      rounding: '剩下的只是 float32 的舍入误差。',
    },
    measured: {
      loss: '无法预测：公式只适用于 MSELoss。请按“运行”看结果。',
      custom: '无法预测：自写的损失不作预测。请按“运行”看结果。',
      ofCustom: {
        now: '正在运行。自写的损失不作预测，它在哪里最小也无从知道。',
        end: '运行已结束。自写的损失在哪里最小无从知道，因此也说不出是什么限制着这次运行。',
      },
      optimizer: '无法预测：公式只适用于 SGD。请按“运行”看结果。',
      maximize: '无法预测：maximize=True 时每一步都让损失增大。请按“运行”看结果。',
      broadcast: '无法预测：每个预测都与每个目标比较。请按“运行”看结果。',
      clipping: '无法预测：公式只适用于不裁剪的梯度。请按“运行”看结果。',
      plateau: '无法预测：ReduceLROnPlateau 按损失本身改变 lr。请按“运行”看结果。',
      schedule: '无法预测：调度器的步数太多，没有推算那么远。请按“运行”看结果。',
      work: '无法预测：计算量太大。请按“运行”看结果。',
      loader: '无法预测：DataLoader 的各个批次互相依赖。请按“运行”看结果。',
      zeroGrad: '无法预测：没有 zero_grad()，梯度会不断累积。请按“运行”看结果。',
      momentum: '无法预测：输入这么多时，没有推算动量的影响。请按“运行”看结果。',
      inputs: '无法预测：没有推算这么多输入的情形。请按“运行”看结果。',
      state: '无法预测：本次运行会加载来自别处的状态。请按“运行”看结果。',
      none: '对这样的设置无法预测。请按“运行”看结果。',
      byLosses: {
        now: (first, lr) =>
          `正在运行。ReduceLROnPlateau 按损失本身改变 lr，因此没有预测。lr 开始时是 ${first}，现在是 ${lr}。`,
        end: (first, lr) =>
          `运行结束。ReduceLROnPlateau 按损失本身改变 lr，因此没有预测。lr 开始时是 ${first}，现在是 ${lr}。`,
      },
      sinceLoad: '加载了来自别处的状态，从那时起无法预测；测得的损失也还太少，看不出是什么限制着它。',
      now: '正在运行。对这样的设置无法预测，测得的损失也还太少。',
      end: '运行结束。它太短，从损失看不出停在这里的原因。',
    },
    unfinished: {
      foretold: (halving) => `到结束时还没有学完：误差每 ${halving} 次迭代才减半。`,
      now: (halving) => `还没有学完：误差每 ${halving} 次迭代减半。`,
      end: (halving) => `没有学完：误差每 ${halving} 次迭代才减半。`,
      near: (halving, loss) => `差不多了：在全部样本上的损失只有 ${loss}，误差每 ${halving} 次迭代减半。`,
      nearly: (halving) => `到结束时差不多学完：只差最后几位数字，误差每 ${halving} 次迭代减半。`,
    },
    unfinishedYet: {
      foretold: (halving, later) => `到结束时还没有学完：误差每 ${halving} 次迭代减半，往后每 ${later} 次才减半。`,
      now: (halving, later) => `还没有学完：误差每 ${halving} 次迭代减半，往后每 ${later} 次才减半。`,
      end: (halving, later) => `没有学完：误差每 ${halving} 次迭代减半，往后每 ${later} 次才减半。`,
    },
    scheduled: {
      rising: (lr, limit, until) =>
        `误差暂时在增大：调度器写入的 lr = ${lr} 超过了 ${limit}。到第 ${count(until)} 次迭代，lr 会回到它以下。`,
      foretold: (left) => `到结束时还没有学完：按调度器给出的 lr，落后最多的方向上还剩 ${left} 的误差。`,
      now: (lr, halving) => `还没有学完：按现在的 lr（${lr}），误差每 ${halving} 次迭代减半。`,
      still: (lr) => `还没有学完：按现在的 lr（${lr}），平均误差不会减小。`,
      hardly: (lr) => `还没有学完：现在的 lr（${lr}）几乎不再移动权重。`,
      end: (left) => `没有学完：平均来说，落后最多的方向上还剩 ${left} 的误差。`,
      near: (loss) => `差不多了：在全部样本上的损失只有 ${loss}。`,
      nearly: '到结束时差不多学完：只差最后几位数字。',
      batchNoise: (loss) => `到结束时，在全部样本上的损失约为 ${loss}，其中大部分来自随机批次。`,
      batchNoiseNow: '剩下的损失大部分来自随机批次：lr 越小，它们带来的就越少。',
    },
    falling: {
      foretold: '到结束时还没有学完：损失仍在下降。',
      now: '还没有学完：损失仍在下降。',
      end: '没有学完：损失仍在下降。',
    },
    batchNoise: {
      foretold: (rest) => `损失会停在 ${rest} 左右：每一步的改进会被随机批次的抖动抵消。`,
      other: '损失不再下降：每一步的改进都被随机批次的抖动抵消了。',
      fadingAhead: '到结束时还没有学完：随机批次带来的误差消退得很慢。',
      fading: '还没有学完：随机批次带来的误差仍在消退。',
      steps: '损失不再下降：每一步的大小不变，权重在最优点两侧来回跳。',
    },
    noise: {
      foretold: (floor) => `损失会停在 ${floor}：剩下的是 y 中的噪声，任何权重都不会更好。`,
      other: (floor) => `已经到底：剩下的损失 ${floor} 是 y 中的噪声，任何权重都不会更好。`,
      mostly: (floor) => `任何权重的损失都不低于 ${floor}：其中大部分是 y 中的噪声，其余是 y 有而模型没有的偏置。`,
      share: (floor) => `剩下的主要是 y 中的噪声：任何权重的损失都不低于 ${floor}。`,
    },
    ownData: {
      foretold: (floor) => `损失最终会停在 ${floor}：对这份数据，没有更好的权重。`,
      other: (floor) => `已经最好：对这份数据，任何权重的损失都不低于 ${floor}。`,
      share: (floor) => `剩下的大部分任何权重都解释不了：对这份数据，损失不可能低于 ${floor}。`,
    },
    missingBias: (bias) => `y 中有偏置（最大 ${bias}），模型却没有：损失大部分来自这里。`,
    weightDecay: (decay) => `weight_decay = ${decay} 把权重拉向 0，所以到不了 W。`,
    undetermined: {
      stays: (directions, holds) =>
        `权重有 ${count(directions)} 个方向在样本中没有出现：沿这些方向它停在初值，与 W 最多相差 ${holds}。`,
      fades: (directions, holds) =>
        `权重有 ${count(directions)} 个方向在样本中没有出现：weight_decay 使它趋于 0，与 W 最多相差 ${holds}。`,
      moves: (directions, holds) =>
        `权重有 ${count(directions)} 个方向在样本中没有出现：没有什么引它走向 W，最多相差 ${holds}。`,
    },
    arrived: {
      foretold: '这次运行会到达：结束时每个权重的各位数字都与 W 相同。',
      now: '到达了：每个权重显示的各位数字都与 W 相同。',
      exact: '到达了：损失正好是 0。',
    },
    faster: (times, lr) => `沿最慢的方向，它的速度是 lr = ${lr} 的普通 SGD 的 ${times} 倍。`,
    remedy: {
      run: (iterations) => `运行 ${count(iterations)} 次`,
      set: (key, value) => `改用 ${key} ${value}`,
      or: (key, value) => `或改用 ${key} ${value}`,
      again: (key, value) => `改用 ${key} ${value} 重新运行`,
      putBack: (statement) => `恢复 ${statement}`,
      goDown: '改用 maximize=False',
      keepShape: '去掉 squeeze_y',
      addBias: '给模型加上 bias',
      dropBias: '去掉 true_bias',
    },
  },
})

/** The same in one language. */
export type VerdictText = TextOf<typeof verdictText>
