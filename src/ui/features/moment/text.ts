import type { Config } from '../../../experiment/config.ts'
import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of an iteration, statement by statement. */
export const momentText = texts({
  en: {
    iteration: (n: number) => `iteration ${count(n)}`,
    statements: 'The statements of an iteration',
    commentedOut: 'commented out',
    tooFast: 'Running too fast to read: pause, or slow down below 2 iterations per second.',
    tensors: 'The tensors at this moment',
    samples: (all: number) => `Rows of this batch among the ${count(all)} samples`,
    shownOf: (shown: number, total: number) => `the first ${count(shown)} of ${count(total)}`,
    row: 'row',
    moreRows: (n: number) => (n === 1 ? '… 1 more row' : `… ${count(n)} more rows`),
    moreCells: (rows: number, columns: number) => `the first ${rows} × ${columns}`,
    moreColumns: (columns: number) => `first ${columns} columns`,
    moreNumbers: (n: number) => `first ${n}`,
    states: { new: 'new', changed: 'changed', earlier: 'earlier', none: 'None', missing: 'not yet' },
    before: 'before',
    after: 'after',
    afterStep: 'after step()',
    error: 'error',
    errorHint: 'output_pred − output_batch',
    pass: (passes: number, of: number) => `pass ${count(passes)} of ${count(of)}`,
    passes: (n: number) => (n === 1 ? '1 pass' : `${count(n)} passes`),
    gradHint: 'Point at a number to see how it is computed',
    sumOf: 'Where this number comes from',
    slopeTerm: '∂loss/∂output_pred',
    earlierTerm: 'there before',
    moreTerms: (n: number) => (n === 1 ? '1 more row' : `${count(n)} more rows`),
    sumClipped: 'Clipped since: its sum is told after backward(), before the gradients are clipped.',
    sumGone: 'Computed from an earlier batch that is no longer in input_batch.',
    says: {
      start: 'Nothing has run yet: the weights are the random ones that nn.Linear started with. Press Step.',
      whole: (iteration: number) =>
        `Iteration ${count(iteration)} ran in one go. Press Step to walk through the next one, or { to step back through this one.`,
      drawn: {
        choice: (rows: string, all: number) =>
          `Rows ${rows} of the ${count(all)} samples were drawn. Their x is input_batch, their y is output_batch.`,
        choice_replace: (rows: string, all: number) =>
          `Rows ${rows} of the ${count(all)} samples were drawn; one may come twice. Their x is input_batch, their y is output_batch.`,
        sequential: (rows: string, all: number) =>
          `Rows ${rows} are next in the order of the ${count(all)} samples. Their x is input_batch, their y is output_batch.`,
        shuffle: (rows: string, all: number) =>
          `Rows ${rows} are next in this epoch’s shuffled order of the ${count(all)} samples. Their x is input_batch, their y is output_batch.`,
      } satisfies Record<Config['sampler'], (rows: string, all: number) => string>,
      rowsAndMore: (rows: string, more: number) => `${rows} and ${count(more)} more`,
      short: 'The epoch ends with this short batch.',
      cleared: 'weight.grad is None again. Without this line, backward() would add the next gradient to the old one.',
      zeroed:
        'Every element of weight.grad is 0 again. Without this line, backward() would add the next gradient to the old one.',
      nothingYet: 'Nothing to clear yet: weight.grad is None until the first backward().',
      neverGradient: 'Nothing to clear: loss.backward() is commented out, so there is never a gradient.',
      notCleared: (passes: number, of: number) =>
        `Skipped this time: gradients accumulate over ${count(of)} backward passes; ${count(passes)} so far.`,
      predicted: (furthest: string) =>
        `output_pred = input_batch · weight.t() is the model’s prediction; it misses output_batch by up to ${furthest}.`,
      predictedBias: (furthest: string) =>
        `output_pred = input_batch · weight.t() + bias is the model’s prediction; it misses output_batch by up to ${furthest}.`,
      predictedLost: 'output_pred holds numbers beyond float32: the prediction is useless.',
      lossIs: {
        mse: (loss: string, errors: number, isSum: boolean) =>
          `How wrong, in one number: the ${isSum ? 'sum' : 'mean'} of the ${count(errors)} squared errors is ${loss}.`,
        l1: (loss: string, errors: number, isSum: boolean) =>
          isSum
            ? `How wrong, in one number: the absolute values of the ${count(errors)} errors add up to ${loss}.`
            : `How wrong, in one number: the mean absolute value of the ${count(errors)} errors is ${loss}.`,
        smooth_l1: (loss: string, errors: number, isSum: boolean) =>
          `How wrong, in one number: the ${isSum ? 'sum' : 'mean'} over ${count(errors)} errors, small ones squared, large ones by their size, is ${loss}.`,
        huber: (loss: string, errors: number, isSum: boolean) =>
          `How wrong, in one number: the ${isSum ? 'sum' : 'mean'} over ${count(errors)} errors, small ones squared, large ones by their size, is ${loss}.`,
        custom: (loss: string, errors: number) =>
          `How wrong, in one number: of the ${count(errors)} predictions and their targets your expression makes ${loss}.`,
      } satisfies Record<Config['loss'], (loss: string, errors: number, isSum: boolean) => string>,
      broadcast: (rows: number) =>
        `output_batch has shape [${rows}], output_pred [${rows}, 1]: every prediction is compared with every target. PyTorch only warns: “Using a target size (torch.Size([${rows}])) that is different to the input size (torch.Size([${rows}, 1])) …”`,
      lossNoNumber: (loss: string) =>
        `The loss is ${loss}: for these predictions the expression has no value that is a finite float32.`,
      lossLost: (loss: string) =>
        `The loss is ${loss}: the errors are beyond float32 (3.4e38), and no step can bring them back.`,
      gradient: (steepest: string) =>
        `weight.grad now holds the slope of the loss for each weight; the steepest is ${steepest}.`,
      gradientPass: (steepest: string, passes: number, of: number) =>
        `Backward pass ${count(passes)} of ${count(of)}: this batch’s gradient was added to weight.grad; the largest is now ${steepest}.`,
      gradientPassMean: (steepest: string, passes: number, of: number) =>
        `Backward pass ${count(passes)} of ${count(of)}: 1/${count(of)} of this batch’s gradient was added to weight.grad; the largest is now ${steepest}.`,
      gradientPiled: (steepest: string, passes: number) =>
        `This gradient was added to the old one: because zero_grad() is commented out, ${count(passes)} passes have accumulated. The largest is ${steepest}.`,
      gradientLost: (steepest: string) =>
        `weight.grad holds ${steepest}: the slope of a loss beyond float32 means nothing.`,
      noWeightYet: 'No weight has changed yet in this iteration.',
      neverStepped: 'No weight will ever change: optimizer.step() is commented out.',
      stepped: {
        sgd: (lr: string, furthest: string) =>
          `Each weight moved by −lr × its gradient (lr = ${lr}); the largest move was ${furthest}.`,
        adam: (lr: string, furthest: string) =>
          `Each weight moved against exp_avg, divided by the root of exp_avg_sq: about lr = ${lr} while the gradient keeps its sign; the largest move was ${furthest}.`,
        adamw: (lr: string, furthest: string) =>
          `Each weight moved against exp_avg, divided by the root of exp_avg_sq: about lr = ${lr} while the gradient keeps its sign; the largest move was ${furthest}.`,
        rmsprop: (lr: string, furthest: string) =>
          `Each weight moved by lr = ${lr} times its gradient divided by that gradient’s usual size, the root of square_avg; the largest move was ${furthest}.`,
        adagrad: (lr: string, furthest: string) =>
          `Each weight moved by lr = ${lr} times its gradient divided by the root of sum, which adds up all squares so far; the largest move was ${furthest}.`,
        adadelta: (lr: string, furthest: string) =>
          `Each weight moved by lr = ${lr} times its gradient, scaled by the root of acc_delta over the root of square_avg: its usual move over its usual gradient; the largest move was ${furthest}.`,
        adamax: (lr: string, furthest: string) =>
          `Each weight moved against exp_avg, divided by exp_inf, the largest gradient of late: about lr = ${lr} at most while the gradient keeps its sign; the largest move was ${furthest}.`,
        nadam: (lr: string, furthest: string) =>
          `Each weight moved against exp_avg and its gradient together, divided by the root of exp_avg_sq (lr = ${lr}); the largest move was ${furthest}.`,
        radam: (lr: string, furthest: string) =>
          `Each weight moved against exp_avg (lr = ${lr}), which is divided by the root of exp_avg_sq once there are enough steps to trust it; the largest move was ${furthest}.`,
        rprop: (lr: string, furthest: string) =>
          `Each weight moved by its own step_size against the sign of its gradient, whose size does not count; lr = ${lr} counts at the first step only. The largest move was ${furthest}.`,
        asgd: (lr: string, furthest: string) =>
          `Each weight shrank by lambd × eta of itself and moved by −eta × its gradient; eta begins at lr = ${lr} and falls. ax averages the weights but is not used by the model. The largest move was ${furthest}.`,
      } satisfies Record<Config['optimizer'], (lr: string, furthest: string) => string>,
      steppedMomentum: (lr: string, furthest: string, momentum: string) =>
        `momentum_buffer kept ${momentum} of itself and took in the gradient; each weight moved by −lr × it (lr = ${lr}); the largest move was ${furthest}.`,
      steppedNesterov: (lr: string, furthest: string, momentum: string) =>
        `momentum_buffer kept ${momentum} of itself and took in the gradient; looking one step ahead along it, the largest move of a weight was ${furthest} (lr = ${lr}).`,
      maximized: 'maximize=True: of every gradient the opposite was taken.',
      decayed: (weightDecay: string) => `weight_decay = ${weightDecay} pulled them towards 0 as well.`,
      steppedPiled: (passes: number) =>
        `The gradient was the sum of ${count(passes)} passes, because zero_grad() is commented out.`,
      onlyHere: 'Only this line changes weights.',
      stepZero: (lr: string) =>
        `step() ran, but no weight changed: the gradient is 0, or lr × gradient (lr = ${lr}) is too small to count in float32.`,
      stepLost:
        'The step was infinite or not a number, and so are the weights from now on: there is no way back from nan.',
      noGradient: 'No weight moved: weight.grad is None, so step() skips it. loss.backward() is commented out.',
      notStepped: (passes: number, of: number) =>
        `Skipped this time: step() waits for ${count(of)} backward passes; ${count(passes)} so far.`,
      rateKept: (lr: string) => `The scheduler counted one more step and left lr at ${lr}.`,
      rateWritten: (before: string, after: string) =>
        `The scheduler wrote optimizer.param_groups[0]['lr']: it was ${before} and is now ${after}.`,
      /** What a norm is, by its p, where that is not 2. */
      norms: {
        '0': ' (how many of weight.grad and bias.grad are not all 0)',
        '1': ' (all absolute values added up)',
        inf: ' (the largest absolute value)',
      },
      norm: (p: string) => ` (norm_type = ${p})`,
      clippedNorm: (limit: string, norm: string, kind: string, factor: string) =>
        `Together the gradients had the norm ${norm}${kind}, above max_norm = ${limit}: each was multiplied by ${factor}.`,
      clippedSmall: (limit: string, norm: string, kind: string, factor: string) =>
        `Together the gradients had the norm ${norm}${kind}. Each was multiplied by max_norm / (norm + 1e-6) = ${factor}, though max_norm = ${limit} is no less.`,
      withinNorm: (limit: string, norm: string, kind: string) =>
        `Together the gradients have the norm ${norm}${kind}, not above max_norm = ${limit}: they stay as they are.`,
      clippedValue: (limit: string, elements: number, of: number) =>
        `${count(elements)} of ${count(of)} elements of the gradients lay beyond ±${limit} and were set to it.`,
      withinValue: (limit: string, largest: string) =>
        `No element of the gradients is beyond clip_value = ${limit}; the largest is ±${largest}. They stay as they are.`,
      clippedLost: 'A gradient is infinite or not a number, and clipping cannot mend that.',
      nothingToClip: 'There is no gradient to clip: weight.grad is None. loss.backward() is commented out.',
      notClipped: (of: number) =>
        `Skipped this time: gradients are clipped before step(), once in ${count(of)} backward passes.`,
      notScheduled: (of: number) =>
        `Skipped this time: scheduler.step() is called once in ${count(of)} iterations; lr stays as it is.`,
    },
  },

  zh: {
    iteration: (n) => `第 ${count(n)} 次迭代`,
    statements: '一次迭代的各条语句',
    commentedOut: '已注释掉',
    tooFast: '运行太快，看不清：请暂停，或把速度降到每秒 2 次迭代以下。',
    tensors: '此刻的各个张量',
    samples: (all) => `本批次在 ${count(all)} 个样本中的行`,
    shownOf: (shown, total) => `前 ${count(shown)} 行，共 ${count(total)} 行`,
    row: '行',
    moreRows: (n) => `…… 还有 ${count(n)} 行`,
    moreCells: (rows, columns) => `前 ${rows} × ${columns} 个`,
    moreColumns: (columns) => `前 ${columns} 列`,
    moreNumbers: (n) => `前 ${n} 个`,
    states: { new: '新', changed: '已变', earlier: '上一次的', none: 'None', missing: '尚无' },
    before: '之前',
    after: '之后',
    afterStep: 'step() 之后',
    error: '误差',
    errorHint: 'output_pred − output_batch',
    pass: (passes, of) => `第 ${count(passes)}/${count(of)} 次`,
    passes: (n) => `${count(n)} 次之和`,
    gradHint: '指向一个数，可查看它的计算过程',
    sumOf: '这个数的由来',
    slopeTerm: '∂loss/∂output_pred',
    earlierTerm: '原有的值',
    moreTerms: (n) => `另外 ${count(n)} 行`,
    sumClipped: '已经被裁剪：在 backward() 之后、裁剪之前，这里会列出它的各项。',
    sumGone: '由更早的批次算得，那些行已不在 input_batch 中。',
    says: {
      start: '还没有执行任何语句：权重是 nn.Linear 随机给出的初值。请按“单步”。',
      whole: (iteration) =>
        `第 ${count(iteration)} 次迭代是一次执行完的。按“单步”可逐步查看下一次，按 { 可逐步回看这一次。`,
      drawn: {
        choice: (rows, all) =>
          `从 ${count(all)} 个样本中抽到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
        choice_replace: (rows, all) =>
          `从 ${count(all)} 个样本中抽到第 ${rows} 行，可以重复：它们的 x 成为 input_batch，y 成为 output_batch。`,
        sequential: (rows, all) =>
          `按 ${count(all)} 个样本的顺序，轮到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
        shuffle: (rows, all) =>
          `按本训练轮打乱后的 ${count(all)} 个样本的顺序，轮到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
      },
      rowsAndMore: (rows, more) => `${rows} 等行，以及另外 ${count(more)}`,
      short: '这个训练轮以不足的批次结束。',
      cleared: 'weight.grad 又成了 None。若没有这一行，backward() 会把新梯度加到旧梯度上。',
      zeroed: 'weight.grad 的每个元素又都是 0。若没有这一行，backward() 会把新梯度加到旧梯度上。',
      nothingYet: '还没有可清除的：第一次 backward() 之前 weight.grad 是 None。',
      neverGradient: '没有可清除的：loss.backward() 被注释掉了，永远不会有梯度。',
      notCleared: (passes, of) => `这次迭代不清除：要累积 ${count(of)} 次反向传播的梯度，目前有 ${count(passes)} 次。`,
      predicted: (furthest) =>
        `output_pred = input_batch · weight.t() 是模型当前的预测，与 output_batch 最多相差 ${furthest}。`,
      predictedBias: (furthest) =>
        `output_pred = input_batch · weight.t() + bias 是模型当前的预测，与 output_batch 最多相差 ${furthest}。`,
      predictedLost: 'output_pred 中的数已超出 float32：模型的预测已无意义。',
      lossIs: {
        mse: (loss, errors, isSum) =>
          `用一个数衡量误差：${count(errors)} 个误差平方的${isSum ? '总和' : '平均值'}是 ${loss}。`,
        l1: (loss, errors, isSum) =>
          `用一个数衡量误差：${count(errors)} 个误差绝对值的${isSum ? '总和' : '平均值'}是 ${loss}。`,
        smooth_l1: (loss, errors, isSum) =>
          `用一个数衡量误差：${count(errors)} 个误差，小的按平方、大的按绝对值计，${isSum ? '总和' : '平均值'}是 ${loss}。`,
        huber: (loss, errors, isSum) =>
          `用一个数衡量误差：${count(errors)} 个误差，小的按平方、大的按绝对值计，${isSum ? '总和' : '平均值'}是 ${loss}。`,
        custom: (loss, errors) => `用一个数衡量误差：由 ${count(errors)} 个预测和目标，按所写的表达式算出 ${loss}。`,
      },
      broadcast: (rows) =>
        `output_batch 的形状是 [${rows}]，output_pred 是 [${rows}, 1]：每个预测都与每个目标比较。PyTorch 只给出警告：“Using a target size (torch.Size([${rows}])) that is different to the input size (torch.Size([${rows}, 1])) …”`,
      lossNoNumber: (loss) => `损失是 ${loss}：对这些预测，表达式给不出有限的 float32。`,
      lossLost: (loss) => `损失是 ${loss}：误差已超出 float32（3.4e38），再也无法恢复。`,
      gradient: (steepest) => `weight.grad 现在是损失对每个权重的梯度，其中绝对值最大的是 ${steepest}。`,
      gradientPass: (steepest, passes, of) =>
        `第 ${count(passes)} 次反向传播，共 ${count(of)} 次：这个批次的梯度加进了 weight.grad，其中最大的现在是 ${steepest}。`,
      gradientPassMean: (steepest, passes, of) =>
        `第 ${count(passes)} 次反向传播，共 ${count(of)} 次：这个批次梯度的 1/${count(of)} 加进了 weight.grad，其中最大的现在是 ${steepest}。`,
      gradientPiled: (steepest, passes) =>
        `这个梯度加到了原有的值上：zero_grad() 被注释掉了，已累积 ${count(passes)} 次。其中最大的是 ${steepest}。`,
      gradientLost: (steepest) => `weight.grad 中有 ${steepest}：超出 float32 的损失，其斜率没有意义。`,
      noWeightYet: '这次迭代中权重还没有变化。',
      neverStepped: '权重永远不会变化：optimizer.step() 被注释掉了。',
      stepped: {
        sgd: (lr, furthest) => `每个权重移动 −lr × 梯度（lr = ${lr}），移动最大的是 ${furthest}。`,
        adam: (lr, furthest) =>
          `每个权重逆着 exp_avg 移动，并除以 exp_avg_sq 的平方根：梯度不变号时每步约为 lr = ${lr}，这次最多 ${furthest}。`,
        adamw: (lr, furthest) =>
          `每个权重逆着 exp_avg 移动，并除以 exp_avg_sq 的平方根：梯度不变号时每步约为 lr = ${lr}，这次最多 ${furthest}。`,
        rmsprop: (lr, furthest) =>
          `每个权重移动 lr × 梯度（lr = ${lr}），再除以梯度的一般大小（square_avg 的平方根），最多移动 ${furthest}。`,
        adagrad: (lr, furthest) =>
          `每个权重移动 lr × 梯度（lr = ${lr}），再除以 sum（迄今的平方和）的平方根，最多移动 ${furthest}。`,
        adadelta: (lr, furthest) =>
          `每个权重移动 lr × 梯度（lr = ${lr}），再乘以 acc_delta 与 square_avg 的平方根之比，即步长与梯度一般大小之比，最多移动 ${furthest}。`,
        adamax: (lr, furthest) =>
          `每个权重逆着 exp_avg 移动，并除以 exp_inf（近来最大的梯度）：梯度不变号时每步至多约为 lr = ${lr}，这次最多 ${furthest}。`,
        nadam: (lr, furthest) =>
          `每个权重逆着 exp_avg 和当前梯度之和移动，并除以 exp_avg_sq 的平方根（lr = ${lr}），最多移动 ${furthest}。`,
        radam: (lr, furthest) =>
          `每个权重逆着 exp_avg 移动（lr = ${lr}）；步数足够之后才除以 exp_avg_sq 的平方根。最多移动 ${furthest}。`,
        rprop: (lr, furthest) =>
          `每个权重按自己的 step_size 逆着梯度的符号移动，梯度的大小不起作用；lr = ${lr} 只在第一步起作用。最多移动 ${furthest}。`,
        asgd: (lr, furthest) =>
          `每个权重先缩小自身的 lambd × eta 倍，再移动 −eta × 梯度；eta 从 lr = ${lr} 起逐渐减小。ax 是权重的平均，但模型并不使用它。最多移动 ${furthest}。`,
      },
      steppedMomentum: (lr, furthest, momentum) =>
        `momentum_buffer 保留自身的 ${momentum} 倍，再加上梯度；每个权重移动 −lr × 它（lr = ${lr}），最多移动 ${furthest}。`,
      steppedNesterov: (lr, furthest, momentum) =>
        `momentum_buffer 保留自身的 ${momentum} 倍并加入梯度；再沿它向前看一步，每个权重最多移动 ${furthest}（lr = ${lr}）。`,
      maximized: 'maximize=True：每个梯度都取相反数。',
      decayed: (weightDecay) => `weight_decay = ${weightDecay} 还把它们拉向 0。`,
      steppedPiled: (passes) => `所用的梯度是 ${count(passes)} 次反向传播之和，因为 zero_grad() 被注释掉了。`,
      onlyHere: '只有这一行会改变权重。',
      stepZero: (lr) =>
        `step() 执行了，但权重没有变化：梯度是 0，或者 lr × 梯度（lr = ${lr}）太小，在 float32 中不起作用。`,
      stepLost: '这一步是无穷大或 nan，权重从此也是如此：nan 无法恢复。',
      noGradient: '权重没有变化：weight.grad 是 None，step() 会跳过它。loss.backward() 被注释掉了。',
      notStepped: (passes, of) =>
        `这次迭代不更新：step() 要等 weight.grad 累积了 ${count(of)} 次反向传播，目前有 ${count(passes)} 次。`,
      rateKept: (lr) => `调度器多计了一步，lr 仍是 ${lr}。`,
      rateWritten: (before, after) =>
        `调度器改写了 optimizer.param_groups[0]['lr']：原来是 ${before}，现在是 ${after}。`,
      norms: {
        '0': '（weight.grad 与 bias.grad 中不全为 0 的个数）',
        '1': '（所有绝对值之和）',
        inf: '（最大的绝对值）',
      },
      norm: (p) => `（norm_type = ${p}）`,
      clippedNorm: (limit, norm, kind, factor) =>
        `全部梯度合起来的范数是 ${norm}${kind}，超过 max_norm = ${limit}：每个梯度都乘以 ${factor}。`,
      clippedSmall: (limit, norm, kind, factor) =>
        `全部梯度合起来的范数是 ${norm}${kind}。max_norm = ${limit} 虽不比它小，每个梯度仍乘以 max_norm / (norm + 1e-6) = ${factor}。`,
      withinNorm: (limit, norm, kind) =>
        `全部梯度合起来的范数是 ${norm}${kind}，不超过 max_norm = ${limit}：梯度不变。`,
      clippedValue: (limit, elements, of) =>
        `梯度的 ${count(of)} 个元素中有 ${count(elements)} 个超出 ±${limit}，都改成了 ±${limit}。`,
      withinValue: (limit, largest) => `梯度没有元素超出 clip_value = ${limit}，最大的是 ±${largest}：梯度不变。`,
      clippedLost: '梯度中有无穷大或 nan，裁剪也无法补救。',
      nothingToClip: '没有可裁剪的梯度：weight.grad 是 None。loss.backward() 被注释掉了。',
      notClipped: (of) => `这次迭代不裁剪：每 ${count(of)} 次反向传播，在 step() 之前裁剪一次。`,
      notScheduled: (of) => `这次迭代不执行：scheduler.step() 每 ${count(of)} 次迭代调用一次，lr 不变。`,
    },
  },
})

/** The same in one language. */
export type MomentText = TextOf<typeof momentText>
