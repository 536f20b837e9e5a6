import { texts } from '../i18n/texts.ts'
import { between, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { batchLoss, fallsTo, fullLoss, leastFullLoss, risingCosts } from './measure.ts'

const run = described({ logEvery: 100 })

/** The printed cost is one draw of four rows; the full loss is the steady line. */
export const noisyCost: Lesson = {
  id: 'noisy-cost',
  next: 'too-large',
  cards: [
    {
      kind: 'choose',
      title: texts({ en: 'Fifty printed costs', zh: '打印五十次 cost' }),
      text: texts({
        en: 'With log_every = 100 the program prints 50 costs. Over the run the loss falls to less than a hundred-thousandth. How many of the 50 costs will be larger than the one printed just before?',
        zh: 'log_every = 100 时，程序打印 50 个 cost。整个过程中损失降到不足原来的十万分之一。这 50 个 cost 中，比前一个还大的有多少个？',
      }),
      run,
      at: 0,
      choices: [
        { text: texts({ en: 'None', zh: '一个也没有' }), claim: between(risingCosts(), 0, 0) },
        { text: texts({ en: 'About five', zh: '5 个左右' }), claim: between(risingCosts(), 3, 8) },
        { text: texts({ en: 'About half of them', zh: '大约一半' }), claim: between(risingCosts(), 20, 30) },
      ],
      right: 2,
      look: { panel: 'output' },
      reveal: texts({
        en: ({ count }) =>
          `${count(risingCosts())} of them. A cost is the loss on the four rows that were just drawn, before their step. Which rows those are makes a bigger difference than 100 steps of learning do.`,
        zh: ({ count }) =>
          `有 ${count(risingCosts())} 个。每个 cost 是刚抽到的 4 行在更新权重之前的损失。抽到的是哪几行，比 100 步学习带来的变化还大。`,
      }),
      claims: [
        ratio(fullLoss(5000), fullLoss(0), 0, 1e-5),
        ratio(fullLoss(4900), fullLoss(5000), 1.1, 1.2),
        ratio(batchLoss(4998), batchLoss(4997), 5, 7),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Two neighbours', zh: '相邻的两次' }),
      text: texts({
        en: 'Iteration 4,998 comes right after 4,997, and a step of this lr hardly moves the weights. Still the cost jumps from 0.0000014 to 0.0000083. What has changed between the two?',
        zh: '第 4,998 次迭代紧接着第 4,997 次，这么小的 lr 走一步，权重几乎不动。cost 却从 0.0000014 跳到 0.0000083。两次之间变了的是什么？',
      }),
      run,
      at: 4997,
      choices: [
        {
          text: texts({ en: 'The weights: that step was a bad one', zh: '权重：那一步走错了' }),
          claim: ratio(fullLoss(4997), fullLoss(4996), 1.01, 100),
        },
        {
          text: texts({ en: 'The noise in y', zh: 'y 中的噪声' }),
          claim: between(leastFullLoss(), 1e-9, 1),
        },
        {
          text: texts({ en: 'Only the rows: four others were drawn', zh: '只是行：抽到了另外 4 行' }),
          claim: ratio(fullLoss(4997), fullLoss(4996), 0.99, 1),
        },
      ],
      right: 2,
      until: 4998,
      look: { panel: 'step' },
      reveal: texts({
        en: ({ loss }) =>
          `Only the rows. On all 100 rows that step took the loss from ${loss(fullLoss(4996))} to ${loss(fullLoss(4997))}: a little lower. That full loss is the steady line in the chart. The band around it is the luck of the draw.`,
        zh: ({ loss }) =>
          `变的只是抽到的行。在全部 100 行上，那一步使损失从 ${loss(fullLoss(4996))} 变为 ${loss(fullLoss(4997))}，还小了一点。图中平稳的线就是全部样本损失，它周围的带子是抽样的偶然性。`,
      }),
      claims: [
        between(batchLoss(4997), 1.35e-6, 1.45e-6),
        between(batchLoss(4998), 8.25e-6, 8.35e-6),
        ratio(batchLoss(4998), batchLoss(4997), 5, 7),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'All hundred rows at once', zh: '一次用上 100 行' }),
      text: texts({
        en: 'Let every iteration use all 100 rows: batch_size = 100, a full batch. That is 25 times the work. What becomes of the jumping, and of the result after 5,000 iterations?',
        zh: '让每次迭代都用上 100 行：batch_size = 100，也就是全批量。计算量是原来的 25 倍。cost 的跳动会怎样？5,000 次迭代后的结果又会怎样？',
      }),
      run,
      at: 0,
      answerRun: { batchSize: 100 },
      choices: [
        {
          text: texts({ en: 'It jumps less, and the result is 25 times better', zh: '跳动变小，结果好 25 倍' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { batchSize: 4 }), 0, 0.1),
        },
        {
          text: texts({ en: 'It never jumps, and the result is the same', zh: '完全不跳，结果差不多' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { batchSize: 4 }), 0.95, 1.05),
        },
        {
          text: texts({ en: 'It still jumps: the start was random', zh: '照样跳动：初值是随机的' }),
          claim: between(risingCosts(), 1, 49),
        },
      ],
      right: 1,
      reveal: texts({
        en: ({ loss }) =>
          `No cost is larger than the one before. Yet the full loss ends at ${loss(fullLoss(5000))}, and with four rows at ${loss(fullLoss(5000, { batchSize: 4 }))}. On average four random rows lead the same way as all 100, so the jumping costs nothing here, and it saves most of the work.`,
        zh: ({ loss }) =>
          `没有一个 cost 比前一个大。可是全部样本损失最后是 ${loss(fullLoss(5000))}，每次 4 行时是 ${loss(fullLoss(5000, { batchSize: 4 }))}。平均来说，随机的 4 行与全部 100 行指向同一处：跳动没有坏处，还省下了大部分计算。`,
      }),
      claims: [between(risingCosts({ batchSize: 100 }), 0, 0)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Which run is better?', zh: '哪次运行更好？' }),
      text: texts({
        en: 'Two runs differ only in which rows they draw: np_seed 0 and 1. The first prints 0.000006 as its last cost, the second 0.000001. Which of them has learned W better?',
        zh: '两次运行只有抽到的行不同：np_seed 分别是 0 和 1。第一次打印的最后一个 cost 是 0.000006，第二次是 0.000001。哪一次把 W 学得更好？',
      }),
      run,
      at: 0,
      answerRun: { npSeed: 1 },
      choices: [
        {
          text: texts({ en: 'The second, by far', zh: '第二次，好得多' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { npSeed: 0 }), 0, 0.5),
        },
        {
          text: texts({ en: 'The first, by far', zh: '第一次，好得多' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { npSeed: 0 }), 2, 1000),
        },
        {
          text: texts({ en: 'They are about equal', zh: '差不多一样好' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { npSeed: 0 }), 0.9, 1.1),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ loss }) =>
          `About equal: on all 100 rows the first ends at ${loss(fullLoss(5000, { npSeed: 0 }))}, the second at ${loss(fullLoss(5000))}. One cost tells about four rows. Compare runs by the full loss, or by the average over many batches that most training programs print.`,
        zh: ({ loss }) =>
          `差不多：在全部 100 行上，第一次最后是 ${loss(fullLoss(5000, { npSeed: 0 }))}，第二次是 ${loss(fullLoss(5000))}。一个 cost 只反映 4 行。比较运行要看全部样本损失，或看许多批次的平均，多数训练程序打印的就是平均。`,
      }),
      claims: [between(batchLoss(5000), 5e-6, 6.5e-6), between(batchLoss(5000, { npSeed: 1 }), 5e-7, 1.5e-6)],
    },
    {
      kind: 'do',
      title: texts({ en: 'Trust the right line', zh: '相信该信的那条线' }),
      text: texts({
        en: 'The cost of iteration 4,468 is below 0.000001, but that is luck: the full loss does not get there in this run. Bring the full loss itself to 0.000001. Find two ways, and watch what each does to the band.',
        zh: '第 4,468 次迭代的 cost 低于 0.000001，但那只是碰巧：这次运行的全部样本损失降不到那里。让全部样本损失真正降到 0.000001。找出两种办法，看看那条带子各有什么变化。',
      }),
      run,
      at: 0,
      look: { panel: 'chart' },
      goal: [{ quantity: 'full_loss', atMost: 1e-6 }],
      means: [{ lr: 0.02 }, { lr: 0.1, batchSize: 1 }, { momentum: 0.5 }, { iterations: 7000 }],
      claims: [between(batchLoss(4468), 0, 1e-6), between(fallsTo(1e-6, { iterations: 10_000 }), 5001, 10_000)],
    },
  ],
}
