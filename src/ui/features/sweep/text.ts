import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the sweep. */
export const sweepText = texts({
  en: {
    view: 'What to sweep',
    loading: 'Loading …',
    views: { lr: 'lr', map: 'map' },
    rows: 'lr by',
    start: (seconds: number) => (seconds > 5 ? `Start (about ${duration(seconds)})` : 'Start'),
    again: 'Sweep these settings',
    goOn: 'Continue',
    cancel: 'Cancel',
    progress: 'Progress of the sweep',
    offer: (runs: number) => `Trains ${count(runs)} runs to the end, in the background.`,
    nothing: 'There is nothing to sweep here.',
    failed: 'The sweep failed.',
    former: 'These results are for earlier settings.',
    withoutChanges: (n: number) =>
      n === 1
        ? 'Without the live change of the run on screen.'
        : `Without the ${count(n)} live changes of the run on screen.`,
    best: (where: string, loss: string) => `Best: ${where} ends at ${loss}.`,
    diverged: (n: number, of: number) =>
      n === 0 ? `None of ${count(of)} diverges.` : `${count(n)} of ${count(of)} diverge.`,
    leftOut: (rows: string, why: string) => `Left out: ${rows}. ${why}`,
    endsAt: (where: string, loss: string) => `${where}: final full loss ${loss}`,
    divergesAt: (where: string, loss: string, iteration: number) =>
      `${where}: diverged at iteration ${count(iteration)}, final full loss ${loss}`,
    unknown: (where: string) => `${where}: not known yet`,
    excluded: (where: string) => `${where}: left out`,
    loads: 'Click or press Enter to load this run.',
    hint: 'Point at a run or use the arrow keys; click or press Enter to load it.',
    chart: 'Final full loss by lr',
    map: (key: string) => `Final full loss by lr and ${key}`,
    loss: 'final full loss',
    now: 'these settings',
    divergedRail: 'diverged',
    atLeast: (loss: string) => `≥ ${loss} (start)`,
    fullBatch: (lr: string) => `without batch noise ${lr}`,
    meanSquare: (lr: string) => `safe limit ${lr}`,
    typical: (lr: string) => `almost all diverge ≈ ${lr}`,
    meanSquareCurve: 'safe limit',
    limitsFailed: 'The limits of lr cannot be computed now: the part of the page that computes them does not answer.',
    noLimits: (reason: string) => `No limits are drawn: ${reason}`,
    bestMark: 'the best',
    beyondMark: 'far beyond the start',
    notSwept: 'Nothing has been swept yet: open the tab “Sweep”.',
    notMapped: 'There is no map yet: open the tab “Sweep” and choose “map”.',
    partly: (known: number, of: number) => `${count(known)} of ${count(of)} runs are done.`,
  },

  zh: {
    view: '扫描哪些参数',
    loading: '正在加载……',
    views: { lr: 'lr', map: '热力图' },
    rows: 'lr 与',
    start: (seconds) => (seconds > 5 ? `开始（约 ${duration(seconds)}）` : '开始'),
    again: '扫描当前设置',
    goOn: '继续',
    cancel: '取消',
    progress: '扫描进度',
    offer: (runs) => `在后台把 ${count(runs)} 次运行各自训练到底。`,
    nothing: '这里没有可以扫描的运行。',
    failed: '扫描失败。',
    former: '以上是先前设置的扫描结果。',
    withoutChanges: (n) => `不含屏幕上这次运行的 ${count(n)} 处运行中修改。`,
    best: (where, loss) => `最好的是 ${where}，最终为 ${loss}。`,
    diverged: (n, of) => (n === 0 ? `${count(of)} 次运行都没有发散。` : `${count(of)} 次运行中有 ${count(n)} 次发散。`),
    leftOut: (rows, why) => `略去：${rows}。${why}`,
    endsAt: (where, loss) => `${where}：最终全部样本损失 ${loss}`,
    divergesAt: (where, loss, iteration) => `${where}：在第 ${count(iteration)} 次迭代发散，最终全部样本损失 ${loss}`,
    unknown: (where) => `${where}：尚无结果`,
    excluded: (where) => `${where}：略去`,
    loads: '点击或按 Enter 加载这次运行。',
    hint: '指向一次运行或用方向键选择；点击或按 Enter 加载。',
    chart: '最终全部样本损失随 lr 的变化',
    map: (key) => `最终全部样本损失随 lr 与 ${key} 的变化`,
    loss: '最终全部样本损失',
    now: '当前设置',
    divergedRail: '发散',
    atLeast: (loss) => `≥ ${loss}（起点）`,
    fullBatch: (lr) => `无批次噪声 ${lr}`,
    meanSquare: (lr) => `稳定上限 ${lr}`,
    typical: (lr) => `多数发散 ≈ ${lr}`,
    meanSquareCurve: '稳定上限',
    limitsFailed: '现在无法计算 lr 的稳定上限：负责计算的部分没有响应。',
    noLimits: (reason) => `没有画出稳定上限：${reason}`,
    bestMark: '最好的一次',
    beyondMark: '远超起点',
    notSwept: '还没有扫描结果：请打开“参数扫描”。',
    notMapped: '还没有热力图：请打开“参数扫描”并选择“热力图”。',
    partly: (known, of) => `已完成 ${count(known)} / ${count(of)} 次运行。`,
  },
})

/** The same in one language. */
export type SweepText = TextOf<typeof sweepText>

/** A time that is only estimated: `12 s`, `3 min`, `2 h`. */
function duration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${count(Math.round(seconds / 3600))} h`
}
