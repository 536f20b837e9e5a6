import { tabulate } from '../experiment/matrix.ts'
import { texts } from '../i18n/texts.ts'
import { between, less, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { batchLoss, fallsBy, fullLoss, learned, maxError } from './measure.ts'

const run = described()
const { iterations } = run.config

/** Another W to hide, of the same shape. */
const otherW = tabulate(3, 2, (row, column) => (row - column) / 2)

/** The tutorial itself, from its data to its last tensor. */
export const tutorial: Lesson = {
  id: 'tutorial',
  next: 'not-exact',
  cards: [
    {
      kind: 'look',
      title: texts({ en: 'A hidden matrix', zh: '藏起来的矩阵' }),
      text: texts({
        en: 'Someone picks a matrix W, draws 100 rows x at random and computes y = xW. The program gets x and y, and never W itself. It begins with random numbers in the place of W. Look at how far they are off, cell by cell.',
        zh: '有人选定矩阵 W，随机抽取 100 行 x，算出 y = xW。程序只拿到 x 和 y，看不到 W；它从一组随机数开始。逐个格子看看，它们离 W 有多远。',
      }),
      run,
      look: { panel: 'matrices' },
      claims: [between(maxError(0), 0.89, 0.91)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'One step', zh: '走一步' }),
      text: texts({
        en: 'An iteration looks at four of the 100 rows only, and moves the weights once. How will the loss over all 100 rows stand after the first?',
        zh: '一次迭代只看 100 行中的 4 行，把权重移动一次。第一次迭代之后，全部 100 行上的损失会怎样？',
      }),
      run,
      at: 0,
      choices: [
        {
          text: texts({ en: 'Higher: four rows say nothing of the other 96', zh: '变大：4 行代表不了其余 96 行' }),
          claim: less(fullLoss(0), fullLoss(1)),
        },
        {
          text: texts({ en: 'A little lower, by about 1%', zh: '略小一点，约 1%' }),
          claim: ratio(fullLoss(1), fullLoss(0), 0.98, 0.995),
        },
        {
          text: texts({ en: 'Less than half of what it was', zh: '不到原来的一半' }),
          claim: ratio(fullLoss(1), fullLoss(0), 0, 0.5),
        },
      ],
      right: 1,
      until: 1,
      reveal: texts({
        en: ({ loss }) =>
          `From ${loss(fullLoss(0))} to ${loss(fullLoss(1))}. All rows come from the same W, so what is better for four of them is mostly better for the rest. The step is small because the gradient is multiplied by lr = 0.01.`,
        zh: ({ loss }) =>
          `从 ${loss(fullLoss(0))} 降到 ${loss(fullLoss(1))}。所有行都出自同一个 W，对其中 4 行更好，对其余各行多半也更好。步子小，是因为梯度乘上了 lr = 0.01。`,
      }),
    },
    {
      kind: 'look',
      title: texts({ en: 'Statement by statement', zh: '一条语句一条语句地看' }),
      text: texts({
        en: 'Now press Step a few times. Each press runs one statement of the loop and shows what it changed: zero_grad() clears the gradient, backward() fills it, and only step() moves the weights.',
        zh: '现在多按几次“单步”。每按一次执行循环中的一条语句，并显示它改变了什么：zero_grad() 清零梯度，backward() 填入梯度，只有 step() 移动权重。',
      }),
      run,
      at: 1,
      look: { panel: 'step' },
    },
    {
      kind: 'guess',
      title: texts({ en: 'How long does it take?', zh: '要多久？' }),
      text: texts({
        en: 'The program takes 5,000 iterations. At which of them will the loss over all rows have fallen to a hundredth of what it was at the start? Drag the line on the loss chart there.',
        zh: '程序要做 5,000 次迭代。到哪一次，全部样本损失会降到开始时的百分之一？把损失图上的竖线拖到那里。',
      }),
      run,
      at: 0,
      look: { panel: 'chart' },
      guess: { by: 'iteration', truth: fallsBy(100) },
      reveal: texts({
        en: ({ count, short }) =>
          `After about ${count(fallsBy(100))} iterations. Everything after that is for the last hundredth: when the loss is that small, one weight can still be far off, and at the end it misses its target by ${short(maxError(iterations))}.`,
        zh: ({ count, short }) =>
          `大约第 ${count(fallsBy(100))} 次。之后的所有迭代都花在最后的百分之一上：损失已经这么小，仍可能有一个权重差得很远，到最后它还差 ${short(maxError(iterations))}。`,
      }),
      claims: [between(fallsBy(100), 350, 380), between(maxError(iterations), 0.0085, 0.0095)],
    },
    {
      kind: 'reveal',
      title: texts({ en: 'What the program prints', zh: '程序打印了什么' }),
      text: texts({
        en: ({ loss, short }) =>
          `Every 1,000 iterations one line of the program prints the loss of the four rows just drawn: here ${loss(batchLoss(1000))} first, ${loss(batchLoss(5000))} last. The tensor at the end is what was learned. Where W has 0.4 it has ${short(learned(0, 1, iterations), 4)}: why not exactly? That is the next lesson.`,
        zh: ({ loss, short }) =>
          `每 1,000 次迭代，程序打印一次刚抽到的 4 行上的损失：第一行 ${loss(batchLoss(1000))}，最后一行 ${loss(batchLoss(5000))}。末尾的张量就是学到的权重。W 中的 0.4，它学成 ${short(learned(0, 1, iterations), 4)}：为什么不正好？下一课来讲。`,
      }),
      run,
      at: iterations,
      look: { panel: 'output' },
      claims: [between(learned(0, 1, iterations), 0.40205, 0.40215)],
    },
    {
      kind: 'do',
      title: texts({ en: 'Hide a matrix of your own', zh: '藏一个你自己的矩阵' }),
      text: texts({
        en: 'Type other numbers into the target W and have them found, each of them to within 0.001. The tutorial’s own settings do not get that far: something else has to change, and more than one thing can.',
        zh: '在目标 W 中填入别的数，让程序找出来，每个都要准到 0.001 以内。教程原来的设置到不了这么准：还得改点什么，办法不止一个。',
      }),
      run,
      at: 0,
      look: { panel: 'matrices' },
      goal: [{ quantity: 'max_error', atMost: 0.001 }],
      means: [
        { W: otherW, lr: 0.1 },
        { W: otherW, iterations: 20_000 },
        { W: otherW, momentum: 0.9 },
      ],
    },
  ],
}
