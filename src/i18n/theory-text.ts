import type { LimitName } from '../theory/excess.ts'
import type { NoLimit } from '../theory/limit.ts'
import { count } from './number-text.ts'
import { type TextOf, texts } from './texts.ts'

/** What chart, setup, sweep and “why” say of the theory in the same words. */
export const theoryText = texts({
  en: {
    expected: 'predicted',
    ofMeanWeight: 'predicted (lower bound)',
    untilLoad: 'predicted, until a state is loaded',
    floor: 'floor',
    computing: 'Computing …',
    failed: 'This cannot be computed now: the part of the page that computes it does not answer.',
    retry: 'Try again',
    marks: {
      fastest: 'falls fastest',
      meanSquare: 'safe limit',
      fullBatch: 'limit without batch noise',
      typical: 'almost all runs diverge ≈',
    } satisfies Record<'fastest' | LimitName, string>,
    over: {
      meanSquare: (factor: string) => `${factor} × the safe limit`,
      fullBatch: (factor: string) => `${factor} × the limit without batch noise`,
      typical: (factor: string) => `almost all runs diverge (${factor} × the limit)`,
    } satisfies Record<LimitName, (factor: string) => string>,
    noLimit(reason: NoLimit): string {
      switch (reason.code) {
        case 'loss':
          return 'this loss is not quadratic; only MSELoss has closed formulas.'
        case 'custom':
          return 'nothing is forecast for a custom loss, whatever its expression is.'
        case 'optimizer':
          return 'this optimizer’s steps are not proportional to the gradient; only SGD has closed formulas.'
        case 'maximize':
          return 'with maximize=True every step goes up the loss.'
        case 'broadcast':
          return 'y was squeezed: every prediction is compared with every target of its batch.'
        case 'clipping':
          return 'gradients are clipped, so steps are not proportional to them.'
        case 'scheduler':
          return 'a scheduler changes lr on the way, and limits hold for an lr that stays.'
        case 'plateau':
          return 'ReduceLROnPlateau changes lr by the losses, which are not known before.'
        case 'schedule':
          return `the steps of this scheduler are followed up to iteration ${count(reason.iteration)} only.`
        case 'zeroGrad':
          return 'because zero_grad() is commented out, gradients accumulate.'
        case 'state':
          return `at iteration ${count(reason.iteration)} a state from elsewhere was loaded.`
        case 'loader':
          return 'the batches of a DataLoader depend on each other.'
        case 'momentum':
          return 'with momentum the spread between runs is not computed.'
        case 'inputs':
          return `the spread between runs is computed for up to ${count(reason.most)} inputs; here there are ${count(reason.inputs)}.`
        case 'off':
          return 'a statement without which no weight moves is commented out.'
        case 'flat':
          return 'the data say nothing about W: the loss is flat in every direction.'
        case 'never':
          return 'with this momentum or dampening no lr shrinks the error.'
        case 'work':
          return 'it takes too long to compute.'
      }
    },
  },

  zh: {
    expected: '预测',
    ofMeanWeight: '预测（下限）',
    untilLoad: '预测，到加载状态为止',
    floor: '下限',
    computing: '正在计算……',
    failed: '现在无法计算：页面中负责计算的部分没有响应。',
    retry: '重试',
    marks: {
      fastest: '下降最快',
      meanSquare: '稳定上限',
      fullBatch: '无批次噪声时的上限',
      typical: '几乎都会发散 ≈',
    },
    over: {
      meanSquare: (factor) => `稳定上限的 ${factor} 倍`,
      fullBatch: (factor) => `无批次噪声时上限的 ${factor} 倍`,
      typical: (factor) => `几乎都会发散（上限的 ${factor} 倍）`,
    },
    noLimit(reason) {
      switch (reason.code) {
        case 'loss':
          return '这个损失不是二次函数，只有 MSELoss 有闭式解。'
        case 'custom':
          return '损失由自写的表达式给出，无论写的是什么都不作预测。'
        case 'optimizer':
          return '这个优化器的步长与梯度不成正比，只有 SGD 有闭式解。'
        case 'maximize':
          return 'maximize=True 时每一步都让损失增大。'
        case 'broadcast':
          return 'y 被 squeeze 过，每个预测都与批次里的每个目标比较。'
        case 'clipping':
          return '梯度被裁剪，步长不再与梯度成正比。'
        case 'scheduler':
          return '调度器在运行途中改变 lr，而上限只对不变的 lr 成立。'
        case 'plateau':
          return 'ReduceLROnPlateau 按损失改变 lr，而损失要运行之后才知道。'
        case 'schedule':
          return `这个调度器只推算到第 ${count(reason.iteration)} 次迭代。`
        case 'zeroGrad':
          return 'zero_grad() 被注释掉了，梯度会不断累积。'
        case 'state':
          return `第 ${count(reason.iteration)} 次迭代时加载了来自别处的状态。`
        case 'loader':
          return 'DataLoader 的各个批次互相依赖。'
        case 'momentum':
          return '有动量时，没有计算各次运行之间的差异。'
        case 'inputs':
          return `各次运行之间的差异最多计算到 ${count(reason.most)} 个输入，而这里有 ${count(reason.inputs)} 个。`
        case 'off':
          return '有一条语句被注释掉了，没有它权重不会变化。'
        case 'flat':
          return '数据不含任何信息：损失在所有方向上都是平的。'
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
