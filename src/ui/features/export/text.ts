import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the menu of exports. */
export const exportText = texts({
  en: {
    python: 'Python script',
    notebook: 'Jupyter notebook',
    losses: 'Loss history',
    weights: 'Weights',
    pictures: 'Pictures',
    paper: 'Colours of the pictures',
    light: 'light',
    dark: 'dark',
    chart: 'Loss chart',
    matrices: 'Matrices',
    path: 'Weight curves',
    directions: 'Directions',
    landscape: 'Landscape',
    sweep: 'Sweep over lr',
    map: 'Sweep as a map',
    sheet: 'One page of A4',
    print: 'Print',
    download: 'Download',
    copy: 'Copy',
    named: (what: string, how: string) => `${what}: ${how}`,
    promise: {
      '2': 'Every printed digit matches the wheel of PyTorch 2 on any x86-64 CPU with AVX2: the script sets what that takes. On another machine, or without those lines, the last digits may differ.',
      '1.13':
        'Random numbers, data, batches and initial weights are the same as in any CPU build of PyTorch on x86-64. Every printed digit matches PyTorch 1.13 with OpenBLAS; other builds may differ in the last digits.',
    },
    computing: (percent: number) => `Running to the end to get the expected output: ${percent}%`,
    cancel: 'Cancel',
    saved: (name: string) => `${name} downloaded.`,
    copied: (name: string) => `${name} copied.`,
    copyRefused: 'The browser blocked the clipboard. Try again, or download the file.',
    notLoaded: 'The export could not be loaded. Are you online?',
    failed: 'The export failed.',
    noNumbers: 'There are no numbers yet: the page is still starting.',
  },

  zh: {
    python: 'Python 脚本',
    notebook: 'Jupyter 笔记本',
    losses: '损失历史',
    weights: '权重',
    pictures: '图片',
    paper: '图片的配色',
    light: '浅色',
    dark: '深色',
    chart: '损失图',
    matrices: '矩阵图',
    path: '权重曲线',
    directions: '特征方向',
    landscape: '损失曲面',
    sweep: 'lr 扫描',
    map: '扫描热力图',
    sheet: '一页 A4',
    print: '打印',
    download: '下载',
    copy: '复制',
    named: (what, how) => `${what}：${how}`,
    promise: {
      '2': '打印的每一位与 PyTorch 2 的官方 wheel 在任何带 AVX2 的 x86-64 CPU 上相同：脚本里写好了所需的设置。换用其他机器，或去掉那几行，末位数字可能不同。',
      '1.13':
        '随机数、数据、批次和初始权重与 x86-64 上任何 CPU 版 PyTorch 相同；打印的每一位与使用 OpenBLAS 的 PyTorch 1.13 相同，其他构建的末位数字可能不同。',
    },
    computing: (percent) => `正在运行到底，以得出预期输出：${percent}%`,
    cancel: '取消',
    saved: (name) => `已下载 ${name}。`,
    copied: (name) => `已复制 ${name}。`,
    copyRefused: '浏览器不允许写入剪贴板。请再试一次，或改为下载。',
    notLoaded: '导出功能加载失败。网络是否已断开？',
    failed: '导出失败。',
    noNumbers: '还没有数据：页面仍在启动。',
  },
})

/** The same in one language. */
export type ExportText = TextOf<typeof exportText>
