import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the menu of exports. */
export const exportText = texts({
  en: {
    python: 'Python script',
    notebook: 'Jupyter notebook',
    losses: 'Loss history',
    weights: 'Weights',
    chart: 'Loss chart',
    matrices: 'Matrices',
    download: 'Download',
    copy: 'Copy',
    named: (what: string, how: string) => `${what}: ${how}`,
    promise:
      'Random numbers, data, batches and initial weights are the same as in any CPU build of PyTorch on x86-64. Every printed digit matches PyTorch 1.13 with OpenBLAS; other builds may differ in the last digits.',
    computing: (percent: number) => `Running to the end to get the expected output: ${percent}%`,
    cancel: 'Cancel',
    saved: (name: string) => `${name} downloaded.`,
    copied: (name: string) => `${name} copied.`,
    copyRefused: 'The browser blocked the clipboard. Try again, or download the file.',
    notLoaded: 'The export could not be loaded. Are you online?',
    failed: 'The export failed.',
    noChart: 'There is no chart on the page to export.',
  },

  zh: {
    python: 'Python 脚本',
    notebook: 'Jupyter 笔记本',
    losses: '损失历史',
    weights: '权重',
    chart: '损失图',
    matrices: '矩阵图',
    download: '下载',
    copy: '复制',
    named: (what, how) => `${what}：${how}`,
    promise:
      '随机数、数据、批次和初始权重与 x86-64 上任何 CPU 版 PyTorch 相同；打印的每一位与使用 OpenBLAS 的 PyTorch 1.13 相同，其他构建的末位数字可能不同。',
    computing: (percent) => `正在运行到底，以得出预期输出：${percent}%`,
    cancel: '取消',
    saved: (name) => `已下载 ${name}。`,
    copied: (name) => `已复制 ${name}。`,
    copyRefused: '浏览器不允许写入剪贴板。请再试一次，或改为下载。',
    notLoaded: '导出功能加载失败。网络是否已断开？',
    failed: '导出失败。',
    noChart: '页面上没有可以导出的图表。',
  },
})

/** The same in one language. */
export type ExportText = TextOf<typeof exportText>
