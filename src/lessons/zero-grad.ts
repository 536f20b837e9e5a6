import { texts } from '../i18n/texts.ts'
import { between, less, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { fallsTo, fullLoss } from './measure.ts'

const run = described({ iterations: 500, logEvery: 50 })
const without = described({ ...run.config, off: ['zero_grad'] })

/** Without zero_grad() gradients accumulate: the weights swing, as with momentum 1. */
export const zeroGrad: Lesson = {
  id: 'zero-grad',
  next: 'when-moves',
  cards: [
    {
      kind: 'choose',
      title: texts({ en: 'One line less', zh: '少一行' }),
      text: texts({
        en: 'The loop calls optimizer.zero_grad() in every iteration. Suppose that one line is commented out, and nothing else. What will the full loss do?',
        zh: '循环的每次迭代都调用 optimizer.zero_grad()。假如只把这一行注释掉，别的都不变，全部样本损失会怎样？',
      }),
      run,
      at: 0,
      look: { panel: 'program', field: 'off' },
      answerRun: { off: ['zero_grad'] },
      choices: [
        {
          text: texts({
            en: 'The same: step() uses the newest gradient',
            zh: '没有变化：step() 用的总是最新的梯度',
          }),
          claim: ratio(fullLoss(500), fullLoss(500, { off: [] }), 0.5, 2),
        },
        {
          text: texts({ en: 'It falls faster and stays down', zh: '降得更快，然后一直很小' }),
          claim: between(fullLoss(36), 0, 0.1),
        },
        {
          text: texts({ en: 'It falls, climbs back up, and so on', zh: '降下去，又升回来，如此反复' }),
          claim: ratio(fullLoss(36), fullLoss(0), 0.9, 1.5),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ short }) =>
          `It falls to ${short(fullLoss(18), 2)} in 18 iterations, much faster than before. By iteration 36 it is back at ${short(fullLoss(36), 2)}, more than it began with, and it never settles. The weights swing past W and back again.`,
        zh: ({ short }) =>
          `18 次迭代就降到 ${short(fullLoss(18), 2)}，比原来快得多；到第 36 次又回到 ${short(fullLoss(36), 2)}，比开始时还大，而且永不平息。权重荡过 W，又荡回来。`,
      }),
      claims: [
        between(fullLoss(18, { off: ['zero_grad'] }), 0.004, 0.006),
        less(fullLoss(0), fullLoss(36, { off: ['zero_grad'] })),
        between(fullLoss(18), 0.4, 0.7),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Why does it not stop at W?', zh: '为什么不停在 W？' }),
      text: texts({
        en: 'Around iteration 18 the loss is almost 0, so its gradient is tiny there. Why do the weights rush on instead of stopping?',
        zh: '第 18 次迭代前后损失几乎是 0，那里的梯度很小。为什么权重没有停下，反而冲了过去？',
      }),
      run: without,
      at: 18,
      choices: [
        {
          text: texts({ en: 'lr is too large', zh: 'lr 太大' }),
          claim: between(fullLoss(362, { lr: 0.0001 }), 0, 0.1),
        },
        {
          text: texts({ en: 'The batches are random', zh: '批次是随机的' }),
          claim: between(fullLoss(35, { batchSize: 100 }), 0, 0.1),
        },
        {
          text: texts({ en: 'Every step follows the sum of all gradients so far', zh: '每一步走的是此前所有梯度之和' }),
          claim: ratio(fullLoss(36), fullLoss(36, { off: [], momentum: 1 }), 1, 1),
        },
      ],
      right: 2,
      until: 36,
      look: { panel: 'step' },
      reveal: texts({
        en: ({ short }) =>
          `backward() adds to weight.grad instead of replacing it. On the way down all gradients pointed the same way, and at W their sum is still large. With lr = 0.0001, or with a full batch, it is the same: after one swing the loss is back at ${short(fullLoss(362, { lr: 0.0001 }), 2)} and ${short(fullLoss(35, { batchSize: 100 }), 2)}.`,
        zh: ({ short }) =>
          `backward() 是把新梯度加到 weight.grad 上，而不是替换它。一路下来梯度方向一致，到 W 时它们的和仍很大。lr 取 0.0001 或用全批量也一样：荡一次之后，损失又回到 ${short(fullLoss(362, { lr: 0.0001 }), 2)} 和 ${short(fullLoss(35, { batchSize: 100 }), 2)}。`,
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'How long is a swing?', zh: '荡一次要多久？' }),
      text: texts({
        en: 'With lr = 0.01 the loss is high at iterations 0, 36 and 73: about 36 from one top to the next. With four times the lr, 0.04, how many iterations will it take?',
        zh: 'lr = 0.01 时，损失在第 0、36、73 次迭代处最高，相邻两个高点相隔约 36 次。lr 变为 4 倍，即 0.04，会相隔多少次？',
      }),
      run: without,
      at: 100,
      answerRun: { lr: 0.04 },
      choices: [
        {
          text: texts({ en: '9: four times as fast', zh: '9 次：速度变为 4 倍' }),
          claim: between(fullLoss(9), 0.5, 1),
        },
        {
          text: texts({ en: '18: twice as fast', zh: '18 次：速度变为 2 倍' }),
          claim: between(fullLoss(18), 0.5, 1),
        },
        {
          text: texts({ en: '36: a swing takes its time', zh: '36 次：与 lr 无关' }),
          claim: between(fullLoss(18), 0, 0.3),
        },
      ],
      right: 1,
      until: 100,
      reveal: texts({
        en: 'About 18. lr times the gradient does not move the weights here, it changes their speed, as a spring does with a weight that hangs on it. A spring four times as stiff swings twice as fast.',
        zh: '约 18 次。在这里，lr 乘以梯度改变的不是权重的位置，而是它移动的速度，就像弹簧对挂在下面的重物那样。弹簧硬度变为 4 倍，摆动的快慢只变为 2 倍。',
      }),
      more: texts({
        en: 'Along a direction of curvature λ a full swing takes 2π / √(lr λ) iterations: 2π / √(0.01 × 0.765) = 72 along the steepest. The loss is the same on either side of W, so it has a top twice per swing.',
        zh: '沿曲率为 λ 的方向，来回一次要 2π / √(lr λ) 次迭代：最陡的方向是 2π / √(0.01 × 0.765) = 72 次。W 两侧的损失相同，所以来回一次有两个高点。',
      }),
      claims: [
        less(fullLoss(30), fullLoss(36)),
        less(fullLoss(55), fullLoss(36)),
        less(fullLoss(55), fullLoss(73)),
        less(fullLoss(90), fullLoss(73)),
        between(fullLoss(37, { lr: 0.04 }), 0.6, 0.8),
        between(fullLoss(27, { lr: 0.04 }), 0, 0.1),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'The same run by another name', zh: '换个名字的同一次运行' }),
      text: texts({
        en: 'Put zero_grad() back. There is a momentum with which the run is the same as without that line, to the last bit. Which?',
        zh: '把 zero_grad() 放回去。有一个 momentum 值，能使运行与去掉那一行时逐位相同。是哪个？',
      }),
      run: without,
      at: 100,
      look: { panel: 'setup', field: 'momentum' },
      answerRun: { off: [], momentum: 1 },
      choices: [
        {
          text: texts({ en: 'momentum = 0.5', zh: 'momentum = 0.5' }),
          claim: ratio(
            fullLoss(100, { momentum: 0.5 }),
            fullLoss(100, { off: ['zero_grad'], momentum: 0 }),
            0.9999,
            1.0001,
          ),
        },
        {
          text: texts({ en: 'momentum = 0.9', zh: 'momentum = 0.9' }),
          claim: ratio(
            fullLoss(100, { momentum: 0.9 }),
            fullLoss(100, { off: ['zero_grad'], momentum: 0 }),
            0.9999,
            1.0001,
          ),
        },
        {
          text: texts({ en: 'momentum = 1', zh: 'momentum = 1' }),
          claim: ratio(fullLoss(500), fullLoss(500, { off: ['zero_grad'], momentum: 0 }), 1, 1),
        },
      ],
      right: 2,
      reveal: texts({
        en: 'Momentum 1. Momentum keeps a share of the earlier gradients and adds the new one; without zero_grad() all of them are kept. With a share below 1 the old ones fade and the swing dies away. With 1 it never does.',
        zh: '是 1。动量保留旧梯度的一部分，再加上新的；没有 zero_grad() 时，旧梯度全部保留。保留的比例小于 1，旧梯度会逐渐消退，摆动也就平息；等于 1 则永不平息。',
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'Left out on purpose', zh: '有意省去' }),
      text: texts({
        en: 'Now zero_grad() is called only before every fourth backward(), and step() only after it: a quarter of the steps, each with the sum of four gradients. Where does the full loss end after 5,000 iterations?',
        zh: '现在每四次 backward() 才在之前调用一次 zero_grad()，之后调用一次 step()：步数是四分之一，每一步用四个梯度之和。5,000 次迭代后，全部样本损失是多少？',
      }),
      run: described(),
      at: 0,
      look: { panel: 'setup', field: 'accumulationSteps' },
      answerRun: { accumulationSteps: 4 },
      choices: [
        {
          text: texts({ en: 'Where the tutorial is after 1,250', zh: '相当于教程的第 1,250 次' }),
          claim: ratio(fullLoss(5000), fullLoss(1250, { accumulationSteps: 1 }), 0.8, 1.25),
        },
        {
          text: texts({ en: 'Nowhere: it swings as before', zh: '没有定数：和前面一样摆动' }),
          claim: between(fullLoss(5000), 0.001, 100),
        },
        {
          text: texts({ en: 'Where the tutorial’s ends', zh: '与教程的结果差不多' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { accumulationSteps: 1 }), 0.9, 1.1),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ loss }) =>
          `At ${loss(fullLoss(5000))}; the tutorial’s ends at ${loss(fullLoss(5000, { accumulationSteps: 1 }))}. A quarter of the steps, each four times as long. This is gradient accumulation: where a large batch does not fit into memory, gradients are summed on purpose, and cleared in time.`,
        zh: ({ loss }) =>
          `是 ${loss(fullLoss(5000))}，教程的是 ${loss(fullLoss(5000, { accumulationSteps: 1 }))}。步数是四分之一，每一步是四倍长。这就是梯度累积，用于内存放不下的大批次：有意求和，并及时清零。`,
      }),
    },
    {
      kind: 'do',
      title: texts({ en: 'Repair it', zh: '把它修好' }),
      text: texts({
        en: 'This run has no zero_grad(), and it never settles. Bring its full loss to 0.000001 in at most 600 iterations. Putting the line back is not enough. What else helps: momentum, lr, or both?',
        zh: '这次运行没有 zero_grad()，永远平息不下来。让它的全部样本损失在最多 600 次迭代内降到 0.000001。只把那一行放回去还不够。动量和 lr，哪个能帮上忙？',
      }),
      run: described({ off: ['zero_grad'], iterations: 1000, logEvery: 100 }),
      look: { panel: 'setup', field: 'off' },
      goal: [
        { quantity: 'full_loss', atMost: 1e-6 },
        { quantity: 'iteration', atMost: 600 },
      ],
      means: [
        { off: [], momentum: 0.9 },
        { off: [], momentum: 0.95 },
        { off: [], lr: 0.2 },
        { off: [], lr: 2 },
      ],
      claims: [between(fallsTo(1e-6, { off: [], iterations: 10_000 }), 601, 10_000)],
    },
  ],
}
