import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts on where runs part that differ in nothing but the release of PyTorch. */
export const partingText = texts({
  en: {
    onScreen: 'this run',
    pinned: (number: number) => `run ${number}`,
    versus: (left: string, leftRun: string, right: string, rightRun: string) =>
      `PyTorch ${left} (${leftRun}) | ${right} (${rightRun})`,
    comparing: (iteration: number, percent: number) => `compared up to iteration ${count(iteration)}, ${percent}%`,
    failed: 'The two runs could not be compared.',
    again: 'Compare again',
    partIn: (iteration: number) => `part in iteration ${count(iteration)}:`,
    alike: 'all weights are the same',
    rows: {
      weight: 'A weight, to the last bit',
      printed: 'A weight, to four decimals',
      cost: 'A printed cost',
    },
    iteration: (iteration: number) => `iteration ${count(iteration)}`,
    digit: (place: number) => `digit ${place}`,
    same: (iteration: number) => `the same in all ${count(iteration)} iterations`,
    sameSoFar: (iteration: number) => `the same up to iteration ${count(iteration)}`,
    neverPart: (iteration: number) => `No value parts in all ${count(iteration)} iterations, not in a single bit.`,
    single: 'Every sum of products has one term here: there is nothing to add in another order, and nothing to fuse.',
    clearing: 'What zero_grad() leaves, None or zeros, changes no digit.',
    noWeight: 'A loss or a gradient parts on the way, but no weight takes it over.',
    parts: {
      targets: (iteration: number, parted: number, of: number) =>
        `y parts before the loop, in ${count(parted)} of ${count(of)} elements; iteration ${count(iteration)} is the first in which that counts:`,
      linear: (iteration: number) => `In iteration ${count(iteration)} a prediction parts first:`,
      weightGrad: (iteration: number) => `In iteration ${count(iteration)} a gradient of the weight parts first:`,
      average: (iteration: number, buffer: string) =>
        `In iteration ${count(iteration)} ${buffer}, the running mean of the gradients, parts first:`,
      zeroSign: (iteration: number) =>
        `In iteration ${count(iteration)} two zeros part, only in their sign: one sum starts from 0, the other from its first product.`,
    },
    laterWeights: 'The weights part later, of something else:',
    sum: (terms: number) => `It is a sum of ${count(terms)} products.`,
    adds: {
      fusedInOrder: (release: string) =>
        `PyTorch ${release} adds them one by one and rounds each once, together with its sum (fused).`,
      roundedInOrder: (release: string) =>
        `PyTorch ${release} adds them one by one and rounds each product before it is added.`,
      fusedInParts: (release: string) =>
        `PyTorch ${release} adds them in several partial sums and rounds each once, together with its sum (fused).`,
      roundedInParts: (release: string) =>
        `PyTorch ${release} adds them in several partial sums and rounds each product before it is added.`,
    },
    by: {
      fusing: 'Of these it is the rounding of the products that makes the difference here.',
      order: 'Of these it is the order that makes the difference here.',
      both: 'Order and rounding both have a part in the difference here.',
    },
    averages: {
      '1.13': (buffer: string) => `PyTorch 1.13 scales both parts: ${buffer} = β·${buffer} + (1 − β)·grad.`,
      '2': (buffer: string, fromGradient: boolean) =>
        fromGradient
          ? `PyTorch 2 takes lerp: ${buffer} = grad − β·(grad − ${buffer}).`
          : `PyTorch 2 takes lerp: ${buffer} = ${buffer} + (1 − β)·(grad − ${buffer}).`,
    },
    onPaper: 'On paper that is the same.',
    notPromised: (features: number) =>
      `Above ${features} rows of W the library of PyTorch 1.13 adds in another order than the page: there its digits are not promised.`,
    customLoss:
      'The custom loss is computed as PyTorch 1.13 does in both runs: it was not held against PyTorch 2, where they may part earlier.',
  },

  zh: {
    onScreen: '本次运行',
    pinned: (number) => `运行 ${number}`,
    versus: (left, leftRun, right, rightRun) => `PyTorch ${left}（${leftRun}）| ${right}（${rightRun}）`,
    comparing: (iteration, percent) => `已比较到第 ${count(iteration)} 次迭代，${percent}%`,
    failed: '无法比较这两次运行。',
    again: '重新比较',
    partIn: (iteration) => `从第 ${count(iteration)} 次迭代开始不同：`,
    alike: '所有权重都相同',
    rows: {
      weight: '权重（精确到最后一位）',
      printed: '权重（四位小数）',
      cost: '打印的 cost',
    },
    iteration: (iteration) => `第 ${count(iteration)} 次迭代`,
    digit: (place) => `第 ${place} 位有效数字`,
    same: (iteration) => `全部 ${count(iteration)} 次迭代都相同`,
    sameSoFar: (iteration) => `到第 ${count(iteration)} 次迭代为止都相同`,
    neverPart: (iteration) => `全部 ${count(iteration)} 次迭代中，没有任何数值出现差别，一个二进制位都没有。`,
    single: '这里每个乘积之和都只有一项：既没有先后顺序，也没有可以融合的加法。',
    clearing: 'zero_grad() 之后是 None 还是零，不影响任何一位数字。',
    noWeight: '途中损失或梯度出现了差别，但没有传到任何权重。',
    parts: {
      targets: (iteration, parted, of) =>
        `循环开始之前 y 已不同：${count(of)} 个元素中有 ${count(parted)} 个；到第 ${count(iteration)} 次迭代才第一次起作用：`,
      linear: (iteration) => `第 ${count(iteration)} 次迭代，一个预测值最先不同：`,
      weightGrad: (iteration) => `第 ${count(iteration)} 次迭代，权重的一个梯度最先不同：`,
      average: (iteration, buffer) => `第 ${count(iteration)} 次迭代，梯度的滑动平均 ${buffer} 最先不同：`,
      zeroSign: (iteration) =>
        `第 ${count(iteration)} 次迭代，两个零只差符号：一个和从 0 开始加，另一个从第一个乘积开始加。`,
    },
    laterWeights: '权重则是后来因为另一处才不同：',
    sum: (terms) => `它是 ${count(terms)} 个乘积之和。`,
    adds: {
      fusedInOrder: (release) => `PyTorch ${release} 依次相加，每个乘积与所加的和一起只舍入一次（融合乘加）。`,
      roundedInOrder: (release) => `PyTorch ${release} 依次相加，每个乘积先舍入再相加。`,
      fusedInParts: (release) =>
        `PyTorch ${release} 分成几个部分和相加，每个乘积与所加的和一起只舍入一次（融合乘加）。`,
      roundedInParts: (release) => `PyTorch ${release} 分成几个部分和相加，每个乘积先舍入再相加。`,
    },
    by: {
      fusing: '其中，这里的差别来自乘积的舍入。',
      order: '其中，这里的差别来自相加的顺序。',
      both: '这里的差别既来自相加的顺序，也来自乘积的舍入。',
    },
    averages: {
      '1.13': (buffer) => `PyTorch 1.13 两部分各乘系数：${buffer} = β·${buffer} + (1 − β)·grad。`,
      '2': (buffer, fromGradient) =>
        fromGradient
          ? `PyTorch 2 用 lerp：${buffer} = grad − β·(grad − ${buffer})。`
          : `PyTorch 2 用 lerp：${buffer} = ${buffer} + (1 − β)·(grad − ${buffer})。`,
    },
    onPaper: '两者在数学上相等。',
    notPromised: (features) =>
      `W 超过 ${features} 行时，PyTorch 1.13 的库相加的顺序与本页不同：那里不保证它的每一位数字。`,
    customLoss: '两次运行的自写损失都按 PyTorch 1.13 计算：它尚未与 PyTorch 2 对照，实际可能更早分开。',
  },
})

/** The same in one language. */
export type PartingText = TextOf<typeof partingText>
