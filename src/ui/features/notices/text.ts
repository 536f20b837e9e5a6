import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** What the page has to say beside what it shows. */
export const noticesText = texts({
  en: {
    toasts: {
      copied: 'Link copied. Whoever opens it sees this run, digit for digit.',
      copyRefused: 'The browser refused the clipboard. Here is the link:',
      replaced: (rows: number, columns: number) => `W is now ${rows} × ${columns}.`,
      otherLanguage:
        '中文文本加载失败，暂时显示英文；右上角的“中文”按钮可重试。 The Chinese texts could not be loaded: the page is in English for now.',
      engineLoading: 'The training worker is still loading; the run starts as soon as it arrives.',
      restarted: 'The worker had stopped and was restarted; the run continues to the same digits.',
      gaveWay: (key: string, problem: string) => `${key} went back to its default. ${problem}`,
      notLoaded: 'That could not be loaded. Are you online?',
      undo: 'Undo',
      close: 'Close',
    },
    dropped: (iteration: number, recorded: number, changes: number) => {
      const lost = [
        ...(recorded > 0 ? [recorded === 1 ? '1 iteration' : `${count(recorded)} iterations`] : []),
        ...(changes > 0 ? [changes === 1 ? '1 live change' : `${count(changes)} live changes`] : []),
      ]
      return `You changed the past at iteration ${count(iteration)}. Dropped after it: ${lost.join(', ')}.`
    },
    left: (iteration: number) => `New run. The former one stood at ${count(iteration)}.`,
    pinFormer: 'Pin the former one',
    dismiss: 'Dismiss',
    linkNotes: 'What in the link did not count',
    failures: {
      refused: 'Training needs a web worker, and this browser did not start one.',
      missing: 'The training worker’s file could not be loaded.',
      silent: 'The training worker’s file has not arrived yet.',
      lost: 'The training worker keeps stopping.',
    },
    sandboxed:
      'The frame around this page is sandboxed without an origin: add allow-same-origin to its sandbox attribute.',
    failureHelp: {
      refused: 'The run is kept in the address: open it in another browser.',
      missing:
        'Nothing can run without it. Does the server’s Content-Security-Policy block it? The address keeps the run and its place.',
      silent: 'The page keeps waiting; nothing runs until it arrives.',
      lost: 'The address keeps the run and its place.',
    },
    summary: (iteration: number, iterations: number, loss: string, error: string) =>
      `Iteration ${iteration} of ${iterations}, batch loss ${loss}, largest error ${error}`,
    statuses: { idle: 'Ready', running: 'Running', paused: 'Paused', finished: 'Finished' },
  },

  zh: {
    toasts: {
      copied: '链接已复制。打开链接的人会看到同一次运行，逐位一致。',
      copyRefused: '浏览器不允许写入剪贴板，链接在此：',
      replaced: (rows, columns) => `W 现在是 ${rows} × ${columns}。`,
      otherLanguage:
        'The English texts could not be loaded: the page is in Chinese for now; the button “EN” tries again. 英文文本加载失败，暂时显示中文。',
      engineLoading: '工作线程还在加载，加载完成后立即开始运行。',
      restarted: '工作线程曾经中断，现已重新启动；运行结果逐位不变。',
      gaveWay: (key, problem) => `${key} 已恢复为默认值。${problem}`,
      notLoaded: '所需内容加载失败。网络是否已断开？',
      undo: '撤销',
      close: '关闭',
    },
    dropped: (iteration, recorded, changes) => {
      const lost = [
        ...(recorded > 0 ? [`${count(recorded)} 次迭代`] : []),
        ...(changes > 0 ? [`${count(changes)} 处运行中修改`] : []),
      ]
      return `已从第 ${count(iteration)} 次迭代改写；其后的内容已丢弃：${lost.join('、')}。`
    },
    left: (iteration) => `已开始新的运行，之前的停在第 ${count(iteration)} 次迭代。`,
    pinFormer: '固定之前的运行',
    dismiss: '知道了',
    linkNotes: '链接中未采用的内容',
    failures: {
      refused: '训练需要工作线程（Web Worker），而此浏览器未能启动它。',
      missing: '工作线程的文件加载失败。',
      silent: '工作线程的文件还没有收到。',
      lost: '工作线程反复中断。',
    },
    sandboxed: '本页所在的 iframe 处于没有来源（origin）的沙箱中：请在其 sandbox 属性中加上 allow-same-origin。',
    failureHelp: {
      refused: '本次运行保存在地址栏中，可换一个浏览器打开。',
      missing: '没有它就无法训练。是否被服务器的 Content-Security-Policy 拦截？本次运行及其所在位置保存在地址栏中。',
      silent: '页面仍在等待；收到之前不会有任何计算。',
      lost: '本次运行及其所在位置保存在地址栏中。',
    },
    summary: (iteration, iterations, loss, error) =>
      `第 ${iteration} 次迭代，共 ${iterations} 次，小批量损失 ${loss}，最大误差 ${error}`,
    statuses: { idle: '就绪', running: '运行中', paused: '已暂停', finished: '已完成' },
  },
})

/** The same in one language. */
export type NoticesText = TextOf<typeof noticesText>
