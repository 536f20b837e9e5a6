import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts beside the loss chart and over it, which it does without. */
export const besideText = texts({
  en: {
    axis: 'Loss axis',
    diverged: (iteration: number, lr: string) =>
      `Diverged: no finite loss since iteration ${count(iteration - 1)}. With lr = ${lr} each step overshoots by more than it corrects. Reset with a smaller lr.`,
    overflowed: (iteration: number) =>
      `No finite loss since iteration ${count(iteration - 1)}: the squared error of this data is beyond float32 (3.4e38). Smaller numbers in W help.`,
    runOn: 'Run goes on, as PyTorch would.',
    pressRun: 'Press Run: step by step, SGD moves the learned weight towards W.',
    stopAt: (iteration: number) => `This link stops at iteration ${count(iteration)}: press Run.`,
    scheduled: (n: number) => (n === 1 ? '1 live change ahead' : `${count(n)} live changes ahead`),
    noFinite: (iteration: number) => `Diverged: no finite loss since iteration ${count(iteration)}.`,
  },

  zh: {
    axis: '损失坐标轴',
    diverged: (iteration, lr) =>
      `发散：从第 ${count(iteration - 1)} 次迭代起损失不再是有限数。lr = ${lr} 时每一步都矫枉过正。请减小 lr 后重置。`,
    overflowed: (iteration) =>
      `从第 ${count(iteration - 1)} 次迭代起损失不再是有限数：这组数据的平方误差超出 float32（3.4e38）。请减小 W 中的数。`,
    runOn: '按“运行”可继续，PyTorch 也会继续。',
    pressRun: '按“运行”：SGD 会一步步把学到的权重推向 W。',
    stopAt: (iteration) => `此链接停在第 ${count(iteration)} 次迭代：请按“运行”。`,
    scheduled: (n) => `后面还有 ${count(n)} 处实时更改`,
    noFinite: (iteration) => `发散：从第 ${count(iteration)} 次迭代起损失不再是有限数。`,
  },
})
