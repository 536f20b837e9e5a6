import { texts } from '../i18n/texts.ts'
import { between, ratio, willDiverge } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { fullLoss, rowsDrawn } from './measure.ts'

const run = described()

/** What the tutorial calls an epoch is one iteration; what one is, and whether the order of the rows matters. */
export const epoch: Lesson = {
  id: 'epoch',
  next: null,
  cards: [
    {
      kind: 'choose',
      title: texts({ en: '“Epoch: 5000”', zh: '“Epoch: 5000”' }),
      text: texts({
        en: 'The last cost line of the program begins with “Epoch: 5000”. An epoch means going through as many rows as there are in the data, here 100. How many epochs has the program really done by then?',
        zh: '程序最后一行 cost 以“Epoch: 5000”开头。一个训练轮（epoch）是指用过的行数与数据的总行数相同，这里是 100 行。到那时，程序实际做了多少个训练轮？',
      }),
      run,
      at: 0,
      look: { panel: 'output' },
      choices: [
        { text: texts({ en: '5,000', zh: '5,000 个' }) },
        { text: texts({ en: '1,250', zh: '1,250 个' }) },
        { text: texts({ en: '200', zh: '200 个' }) },
      ],
      right: 2,
      reveal: texts({
        en: '200. One turn of this loop draws a batch of 4 rows, and 5,000 × 4 / 100 = 200. The tutorial calls it an epoch; everywhere else it is an iteration, or a step. Here an epoch is 25 iterations.',
        zh: '200 个。循环一次只抽取 4 行，5,000 × 4 / 100 = 200。教程把它叫作“Epoch”，别处都叫一次迭代，或一步。这里 25 次迭代才是一个训练轮。',
      }),
      claims: [
        between(rowsDrawn(24, { sampler: 'sequential' }), 96, 96),
        between(rowsDrawn(25, { sampler: 'sequential' }), 100, 100),
      ],
    },
    {
      kind: 'guess',
      title: texts({ en: 'A hundred rows, a hundred draws', zh: '一百行，抽一百次' }),
      text: texts({
        en: 'In 25 iterations the program draws 25 batches of 4: 100 draws from 100 rows. How many of the 100 rows will have been drawn at least once?',
        zh: '25 次迭代抽取 25 个批次，每批 4 行：从 100 行里总共抽 100 次。这 100 行中，至少被抽到过一次的有多少行？',
      }),
      run,
      at: 0,
      look: { panel: 'step' },
      guess: { by: 'number', truth: rowsDrawn(25), unit: texts({ en: 'rows', zh: '行' }) },
      until: 25,
      reveal: texts({
        en: ({ count, number }) =>
          `Every batch is drawn from all 100 rows anew, so some come up again and again while ${100 - number(rowsDrawn(25))} have not been seen at all. After 100 iterations ${count(rowsDrawn(100))} rows have been drawn.`,
        zh: ({ count, number }) =>
          `每个批次都重新从全部 100 行里抽，有的行一再出现，有 ${100 - number(rowsDrawn(25))} 行却一次也没有抽到。100 次迭代之后，抽到过的也只有 ${count(rowsDrawn(100))} 行。`,
      }),
      claims: [between(rowsDrawn(25), 59, 59), between(rowsDrawn(100), 90, 99)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Every row exactly once', zh: '每行恰好一次' }),
      text: texts({
        en: 'In most programs an epoch uses every row exactly once. Which way of choosing rows gives all 100 of them in 25 batches of 4?',
        zh: '在大多数程序里，一个训练轮恰好把每一行用一次。哪种抽取方式能使 25 个批次（每批 4 行）正好包含全部 100 行？',
      }),
      run,
      at: 0,
      look: { panel: 'program', field: 'sampler' },
      answerRun: { sampler: 'shuffle' },
      choices: [
        {
          text: texts({ en: 'np.random.choice(…, replace=False)', zh: 'np.random.choice(…, replace=False)' }),
          claim: between(rowsDrawn(25, { sampler: 'choice' }), 100, 100),
        },
        {
          text: texts({ en: 'np.random.choice(…, replace=True)', zh: 'np.random.choice(…, replace=True)' }),
          claim: between(rowsDrawn(25, { sampler: 'choice_replace' }), 100, 100),
        },
        {
          text: texts({ en: 'DataLoader(…, shuffle=True)', zh: 'DataLoader(…, shuffle=True)' }),
          claim: between(rowsDrawn(25), 100, 100),
        },
      ],
      right: 2,
      until: 25,
      reveal: texts({
        en: 'The DataLoader. It deals the rows out like a shuffled pack of cards, and shuffles again when none is left. replace=False is in the tutorial already, but it only keeps a row from coming twice into the same batch.',
        zh: 'DataLoader。它像洗好的一副牌那样把各行发完，发完再重新洗。replace=False 教程里本来就有，但它只保证同一个批次里没有重复的行。',
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'Does it matter?', zh: '有什么影响？' }),
      text: texts({
        en: 'With the DataLoader no row is left out and none is preferred. Everything else stays as in the tutorial: lr = 0.01, 5,000 iterations. Where does the full loss end, compared with random draws?',
        zh: '用 DataLoader，没有哪一行被漏掉或偏爱。其余与教程相同：lr = 0.01，5,000 次迭代。与随机抽取相比，全部样本损失最后会怎样？',
      }),
      run,
      at: 0,
      look: { panel: 'chart' },
      answerRun: { sampler: 'shuffle' },
      choices: [
        {
          text: texts({ en: 'At half or less', zh: '只有一半，甚至更小' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { sampler: 'choice' }), 0, 0.6),
        },
        {
          text: texts({ en: 'Within 2% of the same', zh: '相差不到 2%' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { sampler: 'choice' }), 0.98, 1.02),
        },
        {
          text: texts({ en: 'At twice as much or more', zh: '是两倍，甚至更大' }),
          claim: ratio(fullLoss(5000), fullLoss(5000, { sampler: 'choice' }), 1.7, 1000),
        },
      ],
      right: 1,
      reveal: texts({
        en: ({ loss }) =>
          `${loss(fullLoss(5000))}, and ${loss(fullLoss(5000, { sampler: 'choice' }))} with random draws. A step of this lr is so short that only the sum of very many counts, and over 5,000 iterations random draws use every row about equally often, too.`,
        zh: ({ loss }) =>
          `是 ${loss(fullLoss(5000))}，随机抽取时是 ${loss(fullLoss(5000, { sampler: 'choice' }))}。这个 lr 的一步很短，起作用的是许多步之和；而 5,000 次迭代下来，随机抽取用到各行的次数也差不多。`,
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'When steps are long', zh: '步子很长的时候' }),
      text: texts({
        en: 'lr = 2.8 is just too large for random draws: the run diverges. Two DataLoaders try it as well. One shuffles in every epoch, the other always takes the rows in the same order. Which of the two arrives?',
        zh: 'lr = 2.8 对随机抽取来说刚好太大，运行会发散。两个 DataLoader 也来试：一个每个训练轮都打乱，另一个总按同样的顺序取行。哪一个能到达？',
      }),
      run,
      at: 0,
      answerRun: { lr: 2.8, sampler: 'sequential' },
      choices: [
        {
          text: texts({ en: 'Both', zh: '两个都能' }),
          claim: between(fullLoss(5000, { sampler: 'shuffle' }), 0, 1e-6),
        },
        {
          text: texts({ en: 'Only the one that shuffles', zh: '只有打乱的那个' }),
          claim: between(fullLoss(5000), 1, 1e40),
        },
        {
          text: texts({ en: 'Only the one with a fixed order', zh: '只有顺序固定的那个' }),
          claim: between(fullLoss(5000), 0, 1e-9),
        },
        { text: texts({ en: 'Neither', zh: '都不能' }), claim: between(fullLoss(5000), 1, 1e40) },
      ],
      right: 2,
      reveal: texts({
        en: ({ short }) =>
          `Only the fixed order: it ends at ${short(fullLoss(5000), 1)}, the shuffled one at ${short(fullLoss(5000, { sampler: 'shuffle' }), 1)}. It repeats the same 25 steps in every epoch, and together they happen to shrink the error. That is luck, not a rule: with the data of seed 1 it diverges as well.`,
        zh: ({ short }) =>
          `只有顺序固定的：最后是 ${short(fullLoss(5000), 1)}，打乱的是 ${short(fullLoss(5000, { sampler: 'shuffle' }), 1)}。它在每个训练轮重复同样的 25 步，合起来恰好使误差缩小。这是碰巧，不是规律：换成 seed 1 的数据，它也发散。`,
      }),
      claims: [willDiverge({ lr: 2.8 }), willDiverge({ lr: 2.8, sampler: 'sequential', seed: 1 })],
    },
    {
      kind: 'do',
      title: texts({ en: 'Two hundred real epochs', zh: '真正的二百个训练轮' }),
      text: texts({
        en: 'This loop has a DataLoader with batches of 20, so 1,000 iterations are 200 epochs; it ends at a full loss of 0.0017. Get to 0.000005, where the tutorial ends after its 200 epochs, without using the data more often. One question to take along: why did a fixed order survive lr = 2.8?',
        zh: '这个循环用 DataLoader，批大小为 20，1,000 次迭代就是 200 个训练轮，最后全部样本损失是 0.0017。教程用 200 个训练轮降到 0.000005。不增加训练轮，让它也降到那里。再留一个问题：固定的顺序为什么经得住 lr = 2.8？',
      }),
      run: described({ sampler: 'shuffle', batchSize: 20, iterations: 1000, logEvery: 50 }),
      at: 0,
      look: { panel: 'program', field: 'batchSize' },
      goal: [{ quantity: 'full_loss', atMost: 5e-6 }],
      means: [{ batchSize: 4, iterations: 5000 }, { lr: 0.1 }, { momentum: 0.9 }],
      claims: [between(fullLoss(1000), 0.00165, 0.00175)],
    },
  ],
}
