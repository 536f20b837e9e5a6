import type { Messages } from './en.ts'
import { count, decimal } from './number-text.ts'

/** The texts of the first picture in Chinese. */
export const zh: Messages = {
  title: 'SGD Playground',
  subtitle: (samples, own) =>
    `教程中的训练循环，实时运行：输入 ${count(samples)} 个${own ? '你的样本，学出它们的' : '满足 y = xW 的样本，学出隐藏的'} W`,
  otherLanguage: { label: 'EN', name: 'EN · Show in English' },

  menus: '菜单',
  lessons: '课程与数据',
  share: '分享',
  theme: (dark) => (dark ? '切换到浅色主题' : '切换到深色主题'),
  shortcutsButton: '键盘快捷键',

  transport: '运行控制',
  run: '运行',
  pause: '暂停',
  runAgain: '再次运行',
  step: '单步',
  stepHint: '一条语句（按住 Shift：整次迭代）',
  finish: '运行到底',
  finishHint: '以最快速度运行到最后一次迭代',
  restart: '从头开始',
  restartHint: '同一次运行回到第 0 次迭代并停在那里，保留运行中修改',
  withoutChanges: '不带运行中修改',
  withoutChangesHint: '用屏幕上的数值重新运行，丢弃运行中修改',
  speed: '速度',
  perSecond: (rate) => (rate === Infinity ? '最快' : `${count(rate)}/秒`),
  perSecondLong: (rate) => (rate === Infinity ? '尽可能快' : `每秒 ${count(rate)} 次迭代`),
  iteration: '迭代',
  ofIterations: (iterations) => `/ ${count(iterations)}`,
  epoch: (epochs) => `训练轮 ${decimal(epochs, 1)}`,
  batchLoss: '小批量损失',
  fullLoss: '全部样本损失',
  maxError: '最大误差',

  setup: '设置',

  matrices: '矩阵',
  targetCell: (row, column) => `目标，第 ${row + 1} 行第 ${column + 1} 列`,
  target: '目标 W',
  best: '最优 W',
  learned: '学到的 weight.t()',
  difference: '差值',

  biasRow: 'bias',

  loss: '损失',
  log: '对数',
  linear: '线性',

  band: '最小–最大',

  diverged: (iteration) => `已发散：自第 ${count(iteration - 1)} 次迭代起，损失不再是有限的数。`,

  legend: '图例',
  pins: '对比中的运行',

  lowerPanel: '损失、权重轨迹，以及一次迭代的单步演示',

  output: '输出',

  code: {
    title: '程序',
    hint: '点击其中的值即可修改。',
  },

  export: {
    menu: '导出',
  },

  seeking: (iteration, target) => `正在重放：${count(iteration)} / ${count(target)}`,
  notPromised: {
    rows: 'W 超过 31 行时，末位数字可能与 PyTorch 不同。',
    unmeasured: '按 PyTorch 2 的源代码计算，尚未与它对照。',
    otherLoss: '自写的损失按 PyTorch 1.13 计算，尚未与 PyTorch 2 对照。',
    functions: '这次运行中有些函数的末位可能与 PyTorch 不同。',
  },

  panels: '各面板',
  part: {
    absent: (name) => `“${name}”加载失败。`,
    loading: (name) => `正在加载“${name}”……`,
    slow: (name) => `“${name}”加载得很慢。`,
    offline: (name) => `“${name}”加载失败：服务器没有响应。网络是否已断开？`,
    missing: (name) =>
      `“${name}”加载失败：服务器上已没有它的文件，页面可能已经更新。刷新即可得到新版本，本次运行及其所在位置都会保留。`,
    damaged: (name) => `“${name}”加载失败：收到的文件不完整或不对。`,
    broken: (name) => `“${name}”出错了。`,
    again: '重试',
    trying: '正在重试……',
    reload: '刷新页面',
  },
  crashed: '页面出错了。',
  crashedHelp: '地址栏仍描述着这次运行：刷新即可继续。',
  reload: '刷新',

  timeline: '时间轴',
}
