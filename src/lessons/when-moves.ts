import { texts } from '../i18n/texts.ts'
import { between, less, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { batchLoss, fullLoss, learned } from './measure.ts'

const run = described()

/** Weights move in step() alone; how gradients get there, by backward() and accumulation. */
export const whenMoves: Lesson = {
  id: 'when-moves',
  next: 'momentum',
  cards: [
    {
      kind: 'choose',
      title: texts({ en: 'Which statement is it?', zh: '是哪条语句？' }),
      text: texts({
        en: 'An iteration draws a batch, clears the gradient, predicts, computes the loss, and calls backward() and step(). Press nothing yet. In which of these statements do the weights change?',
        zh: '一次迭代依次是：抽取批次、清零梯度、预测、计算损失、backward()、step()。先别按任何按钮：权重是在哪一条语句里改变的？',
      }),
      run,
      at: 0,
      choices: [
        {
          text: texts({ en: 'In loss.backward()', zh: 'loss.backward()' }),
          claim: between(learned(0, 0, 1, { off: ['step'] }), -0.2785, 1),
        },
        {
          text: texts({ en: 'In optimizer.step()', zh: 'optimizer.step()' }),
          claim: ratio(learned(0, 0, 1, { off: ['step'] }), learned(0, 0, 0), 1, 1),
        },
        { text: texts({ en: 'A little in each of them', zh: '每一条都改变一点' }) },
      ],
      right: 1,
      until: 1,
      look: { panel: 'step' },
      reveal: texts({
        en: ({ cell }) =>
          `In optimizer.step() alone: there the first weight went from ${cell(learned(0, 0, 0))} to ${cell(learned(0, 0, 1))}. backward() only works out in which direction and how steeply the loss rises, and adds that to weight.grad. Press Step and see what each statement changes.`,
        zh: ({ cell }) =>
          `只在 optimizer.step() 里：第一个权重在那里从 ${cell(learned(0, 0, 0))} 变为 ${cell(learned(0, 0, 1))}。backward() 只算出损失朝哪个方向上升、有多陡，并加到 weight.grad 上。按“单步”，看看每条语句改变了什么。`,
      }),
      claims: [less(learned(0, 0, 1), learned(0, 0, 0)), between(learned(0, 0, 0), -0.2786, -0.2785)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Without step()', zh: '没有 step()' }),
      text: texts({
        en: 'Comment out optimizer.step(), and no weight moves any more. The program still prints five costs. What will they look like?',
        zh: '把 optimizer.step() 注释掉，权重就不再移动。程序仍会打印五个 cost，它们会是什么样？',
      }),
      run,
      at: 0,
      look: { panel: 'output' },
      answerRun: { off: ['step'] },
      choices: [
        {
          text: texts({ en: 'The same number five times', zh: '五个相同的数' }),
          claim: ratio(batchLoss(1000), batchLoss(2000), 0.9999, 1.0001),
        },
        {
          text: texts({ en: 'They jump, but do not fall', zh: '忽大忽小，但不下降' }),
          claim: ratio(fullLoss(5000), fullLoss(0), 1, 1),
        },
        {
          text: texts({ en: 'They fall, only more slowly', zh: '下降，只是慢一些' }),
          claim: less(fullLoss(5000), fullLoss(0)),
        },
      ],
      right: 1,
      reveal: texts({
        en: ({ cell }) =>
          `They jump, here from ${cell(batchLoss(4000))} to ${cell(batchLoss(3000))}: the weights stay, but each cost is computed on four other rows. On all 100 rows the loss is ${cell(fullLoss(5000))} from the first iteration to the last.`,
        zh: ({ cell }) =>
          `忽大忽小，从 ${cell(batchLoss(4000))} 到 ${cell(batchLoss(3000))}：权重没变，但每个 cost 是在另外 4 行上算出的。在全部 100 行上，损失自始至终是 ${cell(fullLoss(5000))}。`,
      }),
      claims: [
        ...[1000, 2000, 5000].flatMap((at) => [
          less(batchLoss(4000, { off: ['step'] }), batchLoss(at, { off: ['step'] })),
          less(batchLoss(at, { off: ['step'] }), batchLoss(3000, { off: ['step'] })),
        ]),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Without backward()', zh: '没有 backward()' }),
      text: texts({
        en: 'Put step() back and comment out loss.backward() instead. Now step() is called 5,000 times, and nothing ever computes a gradient. What happens?',
        zh: '把 step() 放回去，改为注释掉 loss.backward()。现在 step() 会被调用 5,000 次，却从来没有计算过梯度。会发生什么？',
      }),
      run,
      at: 0,
      answerRun: { off: ['backward'] },
      choices: [
        { text: texts({ en: 'PyTorch stops with an error', zh: 'PyTorch 报错停止' }) },
        {
          text: texts({ en: 'The weights drift at random', zh: '权重随机漂移' }),
          claim: between(learned(0, 0, 5000), -0.2785, 1),
        },
        {
          text: texts({ en: 'Nothing, and no error either', zh: '什么也不发生，也不报错' }),
          claim: ratio(fullLoss(5000), fullLoss(0), 1, 1),
        },
      ],
      right: 2,
      reveal: texts({
        en: 'Nothing. weight.grad stays None, and step() skips a parameter that has no gradient, without a word. So if the loss of a program of yours stays exactly the same, look for a missing backward() or step() first.',
        zh: '什么也不发生。weight.grad 一直是 None，而 step() 会默默跳过没有梯度的参数。所以，如果你的程序损失一动不动，先查一查是不是漏了 backward() 或 step()。',
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'Four passes, one step', zh: '反向传播四次，更新一次' }),
      text: texts({
        en: 'With accumulation_steps = 4, four backward passes of 4 rows add up, then step() moves the weights with lr = 0.01. Which plain loop makes the same 1,250 steps: batches of 16 and lr = …',
        zh: 'accumulation_steps = 4 时，四次反向传播（各 4 行）的梯度加起来，step() 再以 lr = 0.01 更新一次。要让普通循环走出同样的 1,250 步，批大小取 16，lr 应取多少？',
      }),
      run,
      at: 0,
      answerRun: { accumulationSteps: 4 },
      choices: [
        {
          text: texts({ en: '0.0025, a quarter', zh: '0.0025，四分之一' }),
          claim: ratio(fullLoss(5000), plain(0.0025), 0.95, 1.05),
        },
        {
          text: texts({ en: '0.01, the same', zh: '0.01，一样' }),
          claim: ratio(fullLoss(5000), plain(0.01), 0.95, 1.05),
        },
        {
          text: texts({ en: '0.04, four times as much', zh: '0.04，四倍' }),
          claim: ratio(fullLoss(5000), plain(0.04), 0.95, 1.05),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ loss }) =>
          `0.04: it ends at ${loss(plain(0.04))}, this run at ${loss(fullLoss(5000))}. Each batch has a mean gradient. Four of them added are four times the mean over 16 rows, and four times the gradient is as good as four times the lr.`,
        zh: ({ loss }) =>
          `0.04：那样最后是 ${loss(plain(0.04))}，这次运行是 ${loss(fullLoss(5000))}。每个批次给出的是平均梯度，四个加起来就是 16 行平均的四倍；梯度变为四倍，与 lr 变为四倍是一回事。`,
      }),
    },
    {
      kind: 'choose',
      title: texts({ en: 'Sum or mean?', zh: '求和还是平均？' }),
      text: texts({
        en: 'Many programs write (loss / 4).backward(), so that the four passes give a mean and not a sum. With lr still 0.01, where is the run after its 5,000 iterations?',
        zh: '许多程序写成 (loss / 4).backward()，四次反向传播得到的就是平均而不是和。lr 仍是 0.01，5,000 次迭代后它走到哪里？',
      }),
      run,
      at: 0,
      answerRun: { accumulationSteps: 4, accumulationMean: true },
      choices: [
        {
          text: texts({ en: 'Where the tutorial ends', zh: '与教程的终点一样' }),
          claim: ratio(fullLoss(5000), tutorialAt(5000), 0.8, 1.25),
        },
        {
          text: texts({ en: 'Where the tutorial is after 1,250', zh: '与教程的第 1,250 次迭代一样' }),
          claim: ratio(fullLoss(5000), tutorialAt(1250), 0.8, 1.25),
        },
        {
          text: texts({ en: 'Where the tutorial is after 313', zh: '与教程的第 313 次迭代一样' }),
          claim: ratio(fullLoss(5000), tutorialAt(313), 0.8, 1.25),
        },
      ],
      right: 1,
      reveal: texts({
        en: ({ loss }) =>
          `About there: ${loss(fullLoss(5000))}, and the tutorial after 1,250 iterations ${loss(tutorialAt(1250))}. It has made 1,250 steps, each as long as the tutorial’s. With the mean, lr keeps its meaning whatever the number of passes; with the sum it does not.`,
        zh: ({ loss }) =>
          `差不多就在那里：${loss(fullLoss(5000))}，教程第 1,250 次迭代后是 ${loss(tutorialAt(1250))}。它走了 1,250 步，每步与教程的一样长。取平均，lr 的含义与次数无关；求和就不是这样。`,
      }),
    },
    {
      kind: 'do',
      title: texts({ en: 'A quarter of the steps', zh: '四分之一的步数' }),
      text: texts({
        en: 'This run makes one step per four iterations and ends at a full loss of 0.0011. Get to where the tutorial ends, 0.000005, in these 5,000 iterations, still with four passes per step. There are at least three ways.',
        zh: '这次运行每四次迭代才更新一次，最后全部样本损失是 0.0011。仍然是四次反向传播更新一次，让它在这 5,000 次迭代里降到教程的 0.000005。办法至少有三种。',
      }),
      run: described({ accumulationSteps: 4, accumulationMean: true }),
      at: 0,
      look: { panel: 'setup', field: 'accumulationMean' },
      goal: [
        { quantity: 'full_loss', atMost: 5e-6 },
        { quantity: 'iteration', atMost: 5000 },
      ],
      means: [{ lr: 0.04 }, { accumulationMean: false }, { momentum: 0.8 }],
      claims: [between(fullLoss(5000), 0.00105, 0.00115)],
    },
  ],
}

/** Where a loop without accumulation ends in 1,250 steps of batches of 16. */
function plain(lr: number) {
  return fullLoss(1250, { accumulationSteps: 1, batchSize: 16, iterations: 1250, lr })
}

function tutorialAt(iteration: number) {
  return fullLoss(iteration, { accumulationSteps: 1, accumulationMean: false })
}
