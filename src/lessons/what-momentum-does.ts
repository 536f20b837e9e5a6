import { texts } from '../i18n/texts.ts'
import { between, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { fallsTo, fullLoss, halving } from './measure.ts'

const run = described({ iterations: 2000, logEvery: 100 })

/** Gradients that keep their sign accumulate: the slow direction gains most; too much of it swings. */
export const whatMomentumDoes: Lesson = {
  id: 'momentum',
  next: 'noise-left',
  cards: [
    {
      kind: 'guess',
      title: texts({ en: 'One number more', zh: '多一个数' }),
      text: texts({
        en: 'Without momentum the full loss takes 6,201 iterations to fall to 0.000001. Now momentum = 0.9: every step keeps nine tenths of the step before and adds the new gradient. lr stays 0.01. How many iterations will it take?',
        zh: '没有动量时，全部样本损失要 6,201 次迭代才降到 0.000001。现在 momentum = 0.9：每一步保留上一步的十分之九，再加上新梯度。lr 仍是 0.01。这要多少次迭代？',
      }),
      run,
      at: 0,
      look: { panel: 'setup', field: 'momentum' },
      answerRun: { momentum: 0.9 },
      guess: { by: 'number', truth: fallsTo(1e-6), unit: texts({ en: 'iterations', zh: '次迭代' }) },
      reveal: texts({
        en: ({ count }) =>
          `So it is eleven times as fast. A gradient does not act just once: it acts again with 0.9 of its size in the next step, with 0.81 in the one after, and so on. Together that is 1 / (1 − 0.9) = 10 times, as with lr = 0.1, which takes ${count(fallsTo(1e-6, { momentum: 0, lr: 0.1 }))}.`,
        zh: ({ count }) =>
          `速度是原来的 11 倍。一个梯度不是只起一次作用：下一步还起 0.9 倍，再下一步 0.81 倍……合计 1 / (1 − 0.9) = 10 倍，相当于 lr = 0.1，那要 ${count(fallsTo(1e-6, { momentum: 0, lr: 0.1 }))} 次。`,
      }),
      claims: [
        between(fallsTo(1e-6, { iterations: 10_000 }), 6201, 6201),
        ratio(fallsTo(1e-6, { iterations: 10_000 }), fallsTo(1e-6, { momentum: 0.9 }), 10.5, 11.5),
        ratio(fallsTo(1e-6, { lr: 0.1 }), fallsTo(1e-6, { momentum: 0.9 }), 0.9, 1.1),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Slow and fast', zh: '慢方向与快方向' }),
      text: texts({
        en: 'Without momentum the error halves every 1,046 iterations along the slowest direction, and every 90 along the fastest. Which of the two becomes more than ten times as fast with momentum = 0.9?',
        zh: '没有动量时，沿最慢的方向误差每 1,046 次迭代减半，沿最快的方向每 90 次减半。momentum = 0.9 时，哪个方向会快十倍以上？',
      }),
      run,
      at: 0,
      look: { panel: 'weights' },
      answerRun: { momentum: 0.9 },
      choices: [
        {
          text: texts({ en: 'Only the slowest', zh: '只有最慢的' }),
          claim: ratio(halving('slowest', { momentum: 0 }), halving('slowest'), 10, 12),
        },
        {
          text: texts({ en: 'Only the fastest', zh: '只有最快的' }),
          claim: ratio(halving('fastest', { momentum: 0 }), halving('fastest'), 10, 1000),
        },
        {
          text: texts({ en: 'Both', zh: '两个都会' }),
          claim: ratio(halving('fastest', { momentum: 0 }), halving('fastest'), 10, 12),
        },
      ],
      right: 0,
      reveal: texts({
        en: ({ short }) =>
          `Only the slowest: every ${short(halving('slowest'), 2)} iterations, and along the fastest every ${short(halving('fastest'), 2)}. Along the slow direction the gradient keeps its sign, so it accumulates in full. Along the fast one the weights soon pass W, the gradient turns round, and the push is lost in swings.`,
        zh: ({ short }) =>
          `只有最慢的：每 ${short(halving('slowest'), 2)} 次减半，最快的是每 ${short(halving('fastest'), 2)} 次。沿慢方向梯度一直同号，能充分累积；沿快方向权重很快越过 W，梯度反向，积下的推力耗在来回摆动中。`,
      }),
      claims: [
        between(halving('slowest'), 1045.5, 1046.5),
        between(halving('fastest'), 89.5, 90.5),
        ratio(halving('fastest'), halving('fastest', { momentum: 0.9 }), 6, 8),
      ],
    },
    {
      kind: 'look',
      title: texts({ en: 'The valley', zh: '山谷' }),
      text: texts({
        en: ({ times }) =>
          `Open landscape under Weights. The loss is a valley: steep across, almost flat along. Watch where the run drops to the floor of the valley and where it travels along it. Pinned beside it is the run without momentum: at this iteration its loss is ${times(fullLoss(300, { momentum: 0 }), fullLoss(300))} times as large.`,
        zh: ({ times }) =>
          `在“权重”里打开损失曲面。损失像一条山谷：横着陡，顺着几乎是平的。看运行在哪里落到谷底，又在哪里沿谷底前进。对比中的是没有动量的运行：同一次迭代时，它的损失是这里的 ${times(fullLoss(300, { momentum: 0 }), fullLoss(300))} 倍。`,
      }),
      run: described({ ...run.config, momentum: 0.9 }),
      at: 300,
      pins: [{ momentum: 0 }],
      look: { panel: 'weights' },
      claims: [ratio(fullLoss(300, { momentum: 0 }), fullLoss(300), 10, 1000)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'More of a good thing', zh: '越多越好吗？' }),
      text: texts({
        en: 'With 0.9 a gradient counts ten times in all, with 0.99 a hundred times. The loss reached 0.000001 in 552 iterations with 0.9. How will it be with 0.99?',
        zh: 'momentum 取 0.9，一个梯度总共算 10 次；取 0.99，就算 100 次。取 0.9 时，552 次迭代损失降到 0.000001。取 0.99 会怎样？',
      }),
      run,
      at: 0,
      answerRun: { momentum: 0.99 },
      pins: [{ momentum: 0.9 }],
      choices: [
        {
          text: texts({ en: 'About ten times as fast again', zh: '再快十倍左右' }),
          claim: ratio(fallsTo(1e-6, { momentum: 0.9 }), fallsTo(1e-6), 5, 20),
        },
        {
          text: texts({ en: 'About the same', zh: '差不多' }),
          claim: ratio(fallsTo(1e-6, { momentum: 0.9 }), fallsTo(1e-6), 0.8, 1.25),
        },
        {
          text: texts({ en: 'About half as fast', zh: '慢一半左右' }),
          claim: ratio(fallsTo(1e-6, { momentum: 0.9 }), fallsTo(1e-6), 0.4, 0.6),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ short }) =>
          `It takes more than 1,000 iterations. Now the weights rush past W and back along every direction, and a swing dies away slowly, by half a percent per iteration: the error halves every ${short(halving('slowest'))} iterations, and with 0.9 every ${short(halving('slowest', { momentum: 0.9 }), 2)}.`,
        zh: ({ short }) =>
          `要 1,000 多次。现在沿每个方向权重都会冲过 W 再荡回来，而摆动平息得很慢，每次迭代只减弱 0.5%：误差每 ${short(halving('slowest'))} 次迭代减半，取 0.9 时是每 ${short(halving('slowest', { momentum: 0.9 }), 2)} 次。`,
      }),
      claims: [
        between(fallsTo(1e-6, { momentum: 0.9 }), 552, 552),
        between(fallsTo(1e-6, { momentum: 0.99 }), 1000, 1100),
        ratio(halving('slowest', { momentum: 0.99 }), halving('fastest', { momentum: 0.99 }), 0.999, 1.001),
        between(halving('slowest', { momentum: 0.99 }), 137, 139),
      ],
    },
    {
      kind: 'do',
      title: texts({ en: 'Neither too little nor too much', zh: '不多也不少' }),
      text: texts({
        en: 'Leave lr at 0.01, and bring the full loss to 0.000001 in at most 400 iterations, by momentum alone. 0.9 is too little, 0.99 too much, and more than one value between them will do. Then try it with nesterov.',
        zh: '保持 lr = 0.01，只用 momentum，在最多 400 次迭代内把全部样本损失降到 0.000001。0.9 太小，0.99 太大，中间合适的值不止一个。再试试 nesterov。',
      }),
      run,
      at: 0,
      look: { panel: 'setup', field: 'momentum' },
      goal: [
        { quantity: 'full_loss', atMost: 1e-6 },
        { quantity: 'iteration', atMost: 400 },
      ],
      means: [{ momentum: 0.93 }, { momentum: 0.95 }, { momentum: 0.97 }, { momentum: 0.95, nesterov: true }],
      claims: [
        between(fallsTo(1e-6, { momentum: 0.9 }), 401, 2000),
        between(fallsTo(1e-6, { momentum: 0.99 }), 401, 2000),
      ],
    },
  ],
}
