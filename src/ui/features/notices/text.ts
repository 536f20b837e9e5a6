import { count } from '../../../i18n/number-text.ts'
import { problemText } from '../../../i18n/problems.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'
import type { LinkIssue } from '../../../share/issue.ts'

/** What the page has to say beside what it shows. */
export const noticesText = texts({
  en: {
    toasts: {
      copied: 'Link copied. Whoever opens it sees this run, digit for digit.',
      copyRefused: 'The browser refused the clipboard. Here is the link:',
      replaced: (rows: number, columns: number) => `W is now ${rows} × ${columns}.`,
      otherLanguage:
        '中文文本未能加载，暂时显示英文；右上角的“中文”按钮可重试。 The Chinese texts could not be loaded: the page is in English for now.',
      engineLoading: 'The training worker is still loading; the run begins as soon as it is there.',
      restarted: 'The worker had stopped and was started anew; the run goes on to the same digits.',
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
      return `Another future from iteration ${count(iteration)} on; dropped: ${lost.join(', ')}.`
    },
    left: (iteration: number) => `New run. The former one stood at ${count(iteration)}.`,
    pinFormer: 'Pin the former one',
    linkNotice: (n: number) =>
      n === 1
        ? 'One thing in this link did not count as written:'
        : `${n} things in this link did not count as written:`,
    dismiss: 'Dismiss',
    failures: {
      refused: 'Training needs a web worker, and this browser starts none here.',
      missing: 'The file of the training worker could not be loaded.',
      silent: 'The file of the training worker has not come yet.',
      lost: 'The training worker stopped again and again.',
    },
    failureHelp: {
      refused: 'The run is kept in the address: another browser can carry it out.',
      missing: 'Without it nothing runs; the run is kept in the address, at its place.',
      silent: 'The page goes on waiting for it; nothing runs before.',
      lost: 'The run is kept in the address, at its place.',
    },
    shortcutsTitle: 'Keyboard',
    shortcuts: {
      space: 'run or pause',
      s: 'step: one statement',
      shiftS: 'step: a whole iteration',
      f: 'finish',
      r: 'restart: the same run from iteration 0',
      undo: 'undo, while the page offers it',
      p: 'pin this run',
      help: 'this list',
      arrows: 'move between the cells of a matrix, or read off the chart',
      enter: 'edit a cell, or take the value typed',
      escape: 'leave a value as it was',
      paste: 'paste a matrix into W',
    },
    keys: 'one iteration back, forward',
    statementKeys: 'one statement back, forward',
    summary: (iteration: number, iterations: number, loss: string, error: string) =>
      `Iteration ${iteration} of ${iterations}, batch loss ${loss}, largest error ${error}`,
    statuses: { idle: 'Ready', running: 'Running', paused: 'Paused', finished: 'Finished' },
    linkIssue({ key, text, problem, used }: LinkIssue): string {
      const what = text === '' ? key : `${key}=${text}`
      const instead = used === undefined ? '' : ` Used instead: ${used}.`
      switch (problem.code) {
        case 'unknownKey':
          return `${what}: not a key this page knows. It is kept in the link.`
        case 'brokenEscape':
          return `${what}: a broken %-escape.${instead}`
        case 'duplicateKey':
          return `${what}: ${key} is given more than once.${instead}`
        case 'unknownVersion':
          return `${what}: an unknown version of the format, read as version ${problem.current}.`
        case 'badChange':
          return `${what}: a live change looks like at=1200:lr=0.1.`
        case 'notLive':
          return `${what}: ${problem.key} cannot change while a run is under way.`
        case 'tooManyChanges':
          return `${count(problem.found)} live changes; only the first ${problem.limit} count.`
        case 'tBeyondEnd':
          return `${what}: the run ends at iteration ${count(problem.iterations)}.`
        case 'tooManyUnknown':
          return `${count(problem.dropped)} unknown entries were too many to be kept.`
        case 'tooManyEntries':
          return `Only the first ${count(problem.limit)} entries of the link were read.`
        case 'linkTooLong':
          return `The link has ${count(problem.length)} characters; at most ${count(problem.limit)} are read.`
        case 'tooManyPins':
          return `At most ${problem.limit} runs are pinned; ${count(problem.dropped)} more are left out.`
        case 'samePin':
          return `${what}: this run is pinned already.`
        case 'notInPin':
          return `${what}: the pin is left out. ${problem.key} is no value of a run.`
        case 'changesDoNotFit':
          return `${what}: the pin is left out. The live changes of the link’s run cannot be made in it.`
        case 'moreIssues':
          return `And ${count(problem.count)} more.`
        default:
          return `${what}: ${key === 'pin' ? 'the pin is left out. ' : ''}${problemText.en(problem)}${instead}`
      }
    },
  },

  zh: {
    toasts: {
      copied: '链接已复制。打开它的人会看到同一次运行，一位不差。',
      copyRefused: '浏览器不允许写入剪贴板，链接在此：',
      replaced: (rows, columns) => `W 现在是 ${rows} × ${columns}。`,
      otherLanguage:
        'The English texts could not be loaded: the page is in Chinese for now; the button “EN” tries again. 英文文本未能加载，暂时显示中文。',
      engineLoading: '工作线程还在加载，加载完成后立即开始运行。',
      restarted: '工作线程曾经中断，已重新启动；运行会得到同样的数字。',
      gaveWay: (key, problem) => `${key} 已恢复为默认值。${problem}`,
      notLoaded: '所需内容未能加载。网络是否已断开？',
      undo: '撤销',
      close: '关闭',
    },
    dropped: (iteration, recorded, changes) => {
      const lost = [
        ...(recorded > 0 ? [`${count(recorded)} 次迭代`] : []),
        ...(changes > 0 ? [`${count(changes)} 处实时更改`] : []),
      ]
      return `从第 ${count(iteration)} 次迭代起走向另一个未来；已丢弃：${lost.join('、')}。`
    },
    left: (iteration) => `已开始新的运行，之前的停在第 ${count(iteration)} 次迭代。`,
    pinFormer: '固定之前的运行',
    linkNotice: (n) => `链接中有 ${n} 处未按原样采用：`,
    dismiss: '知道了',
    failures: {
      refused: '训练需要工作线程（Web Worker），而此浏览器未能启动。',
      missing: '工作线程的文件未能加载。',
      silent: '工作线程的文件还没有收到。',
      lost: '工作线程反复中断。',
    },
    failureHelp: {
      refused: '本次运行保存在地址栏中，可换一个浏览器打开。',
      missing: '没有它就无法训练；本次运行及其所在位置保存在地址栏中。',
      silent: '页面仍在等待；收到之前不会有任何计算。',
      lost: '本次运行及其所在位置保存在地址栏中。',
    },
    shortcutsTitle: '键盘',
    shortcuts: {
      space: '运行或暂停',
      s: '单步：一条语句',
      shiftS: '单步：整次迭代',
      f: '完成',
      r: '同一次运行从头开始',
      undo: '撤销（页面提示可撤销时）',
      p: '固定这次运行',
      help: '本列表',
      arrows: '在矩阵的格子间移动，或读取图表上的点',
      enter: '编辑格子，或采用输入的值',
      escape: '保持原值',
      paste: '把矩阵粘贴到 W',
    },
    keys: '后退、前进一次迭代',
    statementKeys: '后退、前进一条语句',
    summary: (iteration, iterations, loss, error) =>
      `第 ${iteration} 次迭代，共 ${iterations} 次，小批量损失 ${loss}，最大误差 ${error}`,
    statuses: { idle: '就绪', running: '运行中', paused: '已暂停', finished: '已完成' },
    linkIssue({ key, text, problem, used }) {
      const what = text === '' ? key : `${key}=${text}`
      const instead = used === undefined ? '' : `改用：${used}。`
      switch (problem.code) {
        case 'unknownKey':
          return `${what}：本页不认识这个键。它会保留在链接中。`
        case 'brokenEscape':
          return `${what}：% 转义有误。${instead}`
        case 'duplicateKey':
          return `${what}：${key} 出现不止一次。${instead}`
        case 'unknownVersion':
          return `${what}：未知的格式版本，按版本 ${problem.current} 读取。`
        case 'badChange':
          return `${what}：实时更改的写法如 at=1200:lr=0.1。`
        case 'notLive':
          return `${what}：${problem.key} 不能在运行途中更改。`
        case 'tooManyChanges':
          return `有 ${count(problem.found)} 处实时更改，只采用前 ${problem.limit} 处。`
        case 'tBeyondEnd':
          return `${what}：运行在第 ${count(problem.iterations)} 次迭代结束。`
        case 'tooManyUnknown':
          return `${count(problem.dropped)} 个未知条目过多，未能保留。`
        case 'tooManyEntries':
          return `只读取链接中的前 ${count(problem.limit)} 个条目。`
        case 'linkTooLong':
          return `链接有 ${count(problem.length)} 个字符，最多读取 ${count(problem.limit)} 个。`
        case 'tooManyPins':
          return `最多固定 ${problem.limit} 次运行，另有 ${count(problem.dropped)} 次未采用。`
        case 'samePin':
          return `${what}：这次运行已经固定了。`
        case 'notInPin':
          return `${what}：未采用这次固定的运行。${problem.key} 不是运行的参数。`
        case 'changesDoNotFit':
          return `${what}：未采用这次固定的运行。链接中的实时更改无法用于它。`
        case 'moreIssues':
          return `另有 ${count(problem.count)} 处。`
        default:
          return `${what}：${key === 'pin' ? '未采用这次固定的运行。' : ''}${problemText.zh(problem)}${instead}`
      }
    },
  },
})

/** The same in one language. */
export type NoticesText = TextOf<typeof noticesText>
