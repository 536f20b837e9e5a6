import { texts } from '../i18n/texts.ts'
import { between, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { fullLoss, leastFullLoss, maxError, meanFullLoss } from './measure.ts'

const run = described({ noise: 0.1, lr: 0.5 })

/** So many samples that their noise is nearly averaged out. */
const large = { numSamples: 10_000, batchSize: 10_000, lr: 1, iterations: 200 }

/** A floor that no weights go below, best weights that are not W, and what batches add to it. */
export const noiseLeft: Lesson = {
  id: 'noise-left',
  next: 'epoch',
  cards: [
    {
      kind: 'guess',
      title: texts({ en: 'A little noise', zh: '一点噪声' }),
      text: texts({
        en: 'Real data are never exact. Add noise * torch.randn to y, with noise = 0.1. Without it the full loss ended below 0.00001. Where will it be after 5,000 iterations now? Drag the point there.',
        zh: '真实数据从不精确。给 y 加上 noise * torch.randn，noise = 0.1。没有噪声时，全部样本损失最后不到 0.00001。现在 5,000 次迭代后会是多少？把点拖到那里。',
      }),
      run: described(),
      at: 0,
      look: { panel: 'chart' },
      answerRun: { noise: 0.1 },
      guess: { by: 'loss', at: 5000, truth: fullLoss(5000) },
      reveal: texts({
        en: ({ loss }) =>
          `Squared, noise of 0.1 is about 0.01, and no weights can predict it. For these 100 samples no loss is below ${loss(leastFullLoss())}: this is the floor, and more iterations do not get below it.`,
        zh: ({ loss }) =>
          `0.1 的噪声，平方约为 0.01，任何权重都预测不了它。在这 100 个样本上，损失不会低于 ${loss(leastFullLoss())}：这就是下限，再多迭代也降不下去。`,
      }),
      claims: [
        between(fullLoss(5000), 0, 1e-5),
        ratio(fullLoss(5000, { noise: 0.1 }), leastFullLoss({ noise: 0.1 }), 1, 1.01),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'The best weights', zh: '最好的权重' }),
      text: texts({
        en: 'A full batch with lr = 1 finds the weights whose full loss is the least possible for these 100 noisy samples. How far from W are they?',
        zh: '用全批量、lr = 1，能找到在这 100 个带噪声的样本上损失最小的权重。它们离 W 有多远？',
      }),
      run: described({ noise: 0.1 }),
      at: 0,
      look: { panel: 'matrices' },
      answerRun: { lr: 1, batchSize: 100 },
      choices: [
        {
          text: texts({ en: '0: the best weights are W', zh: '0：最好的权重就是 W' }),
          claim: between(maxError(5000), 0, 0.005),
        },
        { text: texts({ en: 'Up to 0.04', zh: '最多 0.04' }), claim: between(maxError(5000), 0.035, 0.045) },
        {
          text: texts({ en: 'Up to 0.1, like the noise', zh: '最多 0.1，和噪声一样' }),
          claim: between(maxError(5000), 0.08, 0.12),
        },
      ],
      right: 1,
      until: 200,
      reveal: texts({
        en: ({ short }) =>
          `Up to ${short(maxError(5000), 2)}. The best weights fit these samples with their noise, and 100 samples do not average it out completely. More of them would: with 10,000 the best weights are off by ${short(maxError(200, large), 2)}. Training longer does not help.`,
        zh: ({ short }) =>
          `最多 ${short(maxError(5000), 2)}。最好的权重拟合的是这些样本，连同它们的噪声；100 个样本还不足以把噪声平均掉。样本越多越好：有 10,000 个时只差 ${short(maxError(200, large), 2)}。训练更久没有用。`,
      }),
      claims: [
        ratio(fullLoss(200, { lr: 1, batchSize: 100 }), leastFullLoss(), 0.999, 1.001),
        ratio(fullLoss(200, large), leastFullLoss(large), 0.999, 1.001),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'What batches add', zh: '批次带来了什么' }),
      text: texts({
        en: 'Back to batches of 4, still with lr = 1. The floor is 0.0125. Where does the full loss of this run level off?',
        zh: '回到批大小 4，lr 仍是 1。下限是 0.0125。这次运行的全部样本损失会停在哪里？',
      }),
      run: described({ noise: 0.1 }),
      at: 0,
      look: { panel: 'chart' },
      answerRun: { lr: 1 },
      choices: [
        {
          text: texts({ en: 'At the floor, only more jumpily', zh: '就在下限，只是跳得更厉害' }),
          claim: ratio(meanFullLoss(2500), leastFullLoss(), 0.99, 1.03),
        },
        {
          text: texts({ en: 'About 20% above it', zh: '比下限高 20% 左右' }),
          claim: ratio(meanFullLoss(2500), leastFullLoss(), 1.15, 1.25),
        },
        {
          text: texts({ en: 'It never levels off, it creeps down', zh: '停不下来，一直慢慢下降' }),
          claim: ratio(meanFullLoss(3750), meanFullLoss(1250), 0, 0.95),
        },
      ],
      right: 1,
      reveal: texts({
        en: ({ short }) =>
          `On average at ${short(meanFullLoss(2500))}, about 20% above the floor. At the best weights the gradient of all 100 rows is 0, but that of four rows is not: their noise pushes the weights away again, as far as lr lets it.`,
        zh: ({ short }) =>
          `平均在 ${short(meanFullLoss(2500))}，比下限高 20% 左右。在最好的权重处，全部 100 行的梯度是 0，但 4 行的梯度不是：它们的噪声又把权重推开，lr 越大推得越远。`,
      }),
      claims: [
        between(leastFullLoss(), 0.01245, 0.01255),
        ratio(meanFullLoss(2500, { lr: 1 }), leastFullLoss(), 1.17, 1.23),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'What does not help?', zh: '哪个没有用？' }),
      text: texts({
        en: 'With lr = 0.5 and batches of 4 the full loss levels off about 7% above the floor. Which of these brings it no closer?',
        zh: 'lr = 0.5、批大小为 4 时，全部样本损失停在比下限高 7% 左右的地方。下面哪一种办法不能使它更接近下限？',
      }),
      run,
      at: 0,
      answerRun: { iterations: 20_000 },
      choices: [
        {
          text: texts({ en: 'Four times as many iterations', zh: '迭代次数变为四倍' }),
          claim: ratio(meanFullLoss(10_000), leastFullLoss(), 1.05, 1.1),
        },
        {
          text: texts({ en: 'A tenth of lr', zh: 'lr 变为十分之一' }),
          claim: ratio(meanFullLoss(2500, { lr: 0.05, iterations: 5000 }), leastFullLoss(), 1.05, 1.1),
        },
        {
          text: texts({ en: 'Batches five times as large', zh: '批大小变为五倍' }),
          claim: ratio(meanFullLoss(2500, { batchSize: 20, iterations: 5000 }), leastFullLoss(), 1.05, 1.1),
        },
      ],
      right: 0,
      reveal: texts({
        en: ({ number }) =>
          `More iterations: the loss stays ${above(number(meanFullLoss(10_000)), number(leastFullLoss()), 1)}% above the floor. lr = 0.05 brings it to ${above(number(meanFullLoss(2500, { lr: 0.05, iterations: 5000 })), number(leastFullLoss()), 1)}%, batches of 20 to ${above(number(meanFullLoss(2500, { batchSize: 20, iterations: 5000 })), number(leastFullLoss()), 1)}%: shorter steps and better gradients both leave less of the noise in the weights.`,
        zh: ({ number }) =>
          `增加迭代没有用：损失仍比下限高 ${above(number(meanFullLoss(10_000)), number(leastFullLoss()), 1)}%。lr = 0.05 时降到 ${above(number(meanFullLoss(2500, { lr: 0.05, iterations: 5000 })), number(leastFullLoss()), 1)}%，批大小 20 时降到 ${above(number(meanFullLoss(2500, { batchSize: 20, iterations: 5000 })), number(leastFullLoss()), 1)}%：步子更短，或梯度更准，权重受噪声的影响都更小。`,
      }),
      claims: [ratio(meanFullLoss(2500), leastFullLoss(), 1.06, 1.085)],
    },
    {
      kind: 'do',
      title: texts({ en: 'Down to the floor', zh: '贴近下限' }),
      text: texts({
        en: 'Here lr = 0.5 and batches of 4 keep the full loss off its floor, 0.012505. Bring it down to 0.01251. Smaller steps will do, larger batches too. Which of them costs less work, counted in samples?',
        zh: '这里 lr = 0.5、批大小为 4，全部样本损失降不到下限 0.012505。把它降到 0.01251。可以减小步长，也可以增大批次。按用掉的样本数算，哪种更省？',
      }),
      run,
      at: 0,
      look: { panel: 'setup', field: 'lr' },
      goal: [{ quantity: 'full_loss', atMost: 0.01251 }],
      means: [{ lr: 0.05 }, { lr: 0.02 }, { batchSize: 20 }, { batchSize: 100 }],
      claims: [between(leastFullLoss(), 0.0125045, 0.0125055)],
    },
  ],
}

/** How many percent `loss` is above `floor`. */
function above(loss: number, floor: number, digits: number): string {
  return (100 * (loss / floor - 1)).toFixed(digits)
}
