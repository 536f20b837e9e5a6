import { duration } from '../../../i18n/duration.ts'
import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts beside the loss chart and over it, which it does without. */
export const besideText = texts({
  en: {
    axis: 'Loss axis',
    liveChange: 'live change',
    rate: 'lr, from 0 at the bottom',
    runOn: 'Press Run to continue anyway, as PyTorch would.',
    pressRun: 'Press Run to start the training loop.',
    takes: (seconds: number, bytes: number, rate: number) =>
      `${rate === Infinity ? 'The whole run' : 'At this speed the whole run'} takes about ${duration.en(seconds)} and ${megabytes(bytes)} of memory.`,
    finishTakes: (seconds: number) => `Finish takes about ${duration.en(seconds)}.`,
    stopAt: (iteration: number) => `This link stops at iteration ${count(iteration)}: press Run.`,
    scheduled: (n: number) => (n === 1 ? '1 live change is scheduled' : `${count(n)} live changes are scheduled`),
    noFinite: (iteration: number) => `Diverged: no finite loss since iteration ${count(iteration)}.`,
  },

  zh: {
    axis: '损失坐标轴',
    liveChange: '运行中修改',
    rate: 'lr（底边为 0）',
    runOn: '按“运行”仍可继续，PyTorch 也会这样做。',
    pressRun: '按“运行”开始训练循环。',
    takes: (seconds, bytes, rate) =>
      `${rate === Infinity ? '' : '按当前速度'}运行到底约需 ${duration.zh(seconds)}，占用约 ${megabytes(bytes)} 内存。`,
    finishTakes: (seconds) => `按“运行到底”约需 ${duration.zh(seconds)}。`,
    stopAt: (iteration) => `此链接停在第 ${count(iteration)} 次迭代：请按“运行”。`,
    scheduled: (n) => `后面还有 ${count(n)} 处运行中修改`,
    noFinite: (iteration) => `发散：从第 ${count(iteration)} 次迭代起损失不再是有限数。`,
  },
})

function megabytes(bytes: number): string {
  return `${count(Math.max(1, Math.round(bytes / 1e6)))}\u00a0MB`
}
