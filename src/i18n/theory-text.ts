import type { Excess, LimitName } from '../theory/excess.ts'
import type { NoLimit } from '../theory/limit.ts'
import { count } from './number-text.ts'
import { type TextOf, texts } from './texts.ts'

/** What chart, setup, sweep and “why” say of the theory in the same words. */
export const theoryText = texts({
  en: {
    expected: 'expected',
    ofMeanWeight: 'at the mean weight',
    floor: 'floor',
    computing: 'Computing …',
    failed: 'This cannot be computed now: the part of the page that computes it does not answer.',
    retry: 'Try again',
    marks: {
      fastest: 'falls fastest',
      meanSquare: 'limit, mean square',
      fullBatch: 'limit, full batch',
      typical: 'limit, typical run ≈',
    } satisfies Record<'fastest' | LimitName, string>,
    beyond: {
      meanSquare: (lr: string, factor: string, limit: string, batch: number) =>
        `lr = ${lr} is ${factor} times ${limit}, the limit of the mean square with batches of ${count(batch)}.`,
      fullBatch: (lr: string, factor: string, limit: string) =>
        `lr = ${lr} is ${factor} times ${limit}, the limit of the full batch.`,
      typical: (lr: string, factor: string, limit: string, batch: number) =>
        `lr = ${lr} is ${factor} times ${limit}, by estimate the limit of a typical run with batches of ${count(batch)}.`,
    } satisfies Record<LimitName, (lr: string, factor: string, limit: string, batch: number) => string>,
    over: {
      meanSquare: (factor: string) => `${factor} × the limit of the mean square`,
      fullBatch: (factor: string) => `${factor} × the limit of the full batch`,
      typical: (factor: string) => `${factor} × the limit of a typical run`,
    } satisfies Record<LimitName, (factor: string) => string>,
    effects: {
      grows: 'Almost every run grows without end.',
      bursts: 'Most runs still shrink, but rare bursts rule the average.',
    } satisfies Record<Excess['effect'], string>,
    restartWith: (lr: string) => `Start again with lr = ${lr}`,
    setLr: (lr: string) => `Set lr to ${lr}`,
    noLimit(reason: NoLimit): string {
      switch (reason.code) {
        case 'loss':
          return 'this loss is not quadratic, and the closed forms hold for MSELoss only.'
        case 'optimizer':
          return 'this optimizer’s steps are not proportional to the gradient; the closed forms hold for SGD only.'
        case 'zeroGrad':
          return 'gradients accumulate, for zero_grad() is commented out.'
        case 'loader':
          return 'the batches of a DataLoader depend on each other.'
        case 'momentum':
          return 'with momentum, how runs scatter around their mean is not followed.'
        case 'inputs':
          return `how runs scatter is followed for up to ${count(reason.most)} inputs, and these are ${count(reason.inputs)}.`
        case 'off':
          return 'a statement is commented out without which no weight moves.'
        case 'flat':
          return 'there is nothing to learn from: every curvature is 0.'
        case 'never':
          return 'with this momentum or dampening no lr shrinks the error.'
        case 'work':
          return 'it takes too long to compute.'
      }
    },
  },

  zh: {
    expected: '期望',
    ofMeanWeight: '平均权重处',
    floor: '下限',
    computing: '正在计算……',
    failed: '现在无法计算：页面中负责计算的部分没有响应。',
    retry: '重试',
    marks: {
      fastest: '下降最快',
      meanSquare: '均方的界限',
      fullBatch: '全批量的界限',
      typical: '典型运行的界限 ≈',
    },
    beyond: {
      meanSquare: (lr, factor, limit, batch) =>
        `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是批大小 ${count(batch)} 时均方的界限。`,
      fullBatch: (lr, factor, limit) => `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是全批量的界限。`,
      typical: (lr, factor, limit, batch) =>
        `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是批大小 ${count(batch)} 时典型运行的界限（估计值）。`,
    },
    over: {
      meanSquare: (factor) => `均方界限的 ${factor} 倍`,
      fullBatch: (factor) => `全批量界限的 ${factor} 倍`,
      typical: (factor) => `典型运行界限的 ${factor} 倍`,
    },
    effects: {
      grows: '几乎每次运行都会无止境地增大。',
      bursts: '多数运行仍在缩小，但罕见的爆发支配着平均值。',
    },
    restartWith: (lr) => `以 lr = ${lr} 重新开始`,
    setLr: (lr) => `把 lr 设为 ${lr}`,
    noLimit(reason) {
      switch (reason.code) {
        case 'loss':
          return '这个损失不是二次的，闭式解只适用于 MSELoss。'
        case 'optimizer':
          return '这个优化器的步长不与梯度成正比，闭式解只适用于 SGD。'
        case 'zeroGrad':
          return 'zero_grad() 被注释掉了，梯度会不断累积。'
        case 'loader':
          return 'DataLoader 的各个批次互相依赖。'
        case 'momentum':
          return '有动量时，各次运行围绕平均的散布未作推算。'
        case 'inputs':
          return `散布最多推算到 ${count(reason.most)} 个输入，而这里有 ${count(reason.inputs)} 个。`
        case 'off':
          return '有一条语句被注释掉了，没有它权重不会动。'
        case 'flat':
          return '没有可学的：所有方向的曲率都是 0。'
        case 'never':
          return '在这样的 momentum 或 dampening 下，任何 lr 都不能使误差缩小。'
        case 'work':
          return '计算量太大。'
      }
    },
  },
})

/** The same in one language. */
export type TheoryText = TextOf<typeof theoryText>
