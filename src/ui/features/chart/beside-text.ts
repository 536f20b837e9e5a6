import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts beside the loss chart and over it, which it does without. */
export const besideText = texts({
  en: {
    axis: 'Loss axis',
    diverged: (iteration: number, lr: string) =>
      `Diverged: no finite loss since iteration ${count(iteration - 1)}. With lr = ${lr} each step overshoots by more than it corrects. Restart with a smaller lr.`,
    overflowed: (iteration: number) =>
      `No finite loss since iteration ${count(iteration - 1)}: the squared error of this data is beyond float32 (3.4e38). Smaller numbers in W help.`,
    runOn: 'Press Run to continue anyway, as PyTorch would.',
    pressRun: 'Press Run: step by step, SGD moves the learned weight towards W.',
    stopAt: (iteration: number) => `This link stops at iteration ${count(iteration)}: press Run.`,
    scheduled: (n: number) => (n === 1 ? '1 live change is scheduled' : `${count(n)} live changes are scheduled`),
    noFinite: (iteration: number) => `Diverged: no finite loss since iteration ${count(iteration)}.`,
  },

  zh: {
    axis: '损失坐标轴',
    diverged: (iteration, lr) =>
      `发散：从第 ${count(iteration - 1)} 次迭代起损失不再是有限数。lr = ${lr} 时每一步都越过最优点，而且越走越远。请减小 lr 后从头开始。`,
    overflowed: (iteration) =>
      `从第 ${count(iteration - 1)} 次迭代起损失不再是有限数：这组数据的平方误差超出 float32（3.4e38）。请减小 W 中的数。`,
    runOn: '按“运行”仍可继续，PyTorch 也会这样做。',
    pressRun: '按“运行”：SGD 会让学到的权重一步步接近 W。',
    stopAt: (iteration) => `此链接停在第 ${count(iteration)} 次迭代：请按“运行”。`,
    scheduled: (n) => `后面还有 ${count(n)} 处运行中修改`,
    noFinite: (iteration) => `发散：从第 ${count(iteration)} 次迭代起损失不再是有限数。`,
  },
})
