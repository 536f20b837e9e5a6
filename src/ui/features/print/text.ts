import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of a printed run. */
export const printText = texts({
  en: {
    lesson: 'Lesson',
    tutorialRun: 'the tutorial’s run',
    notBegun: (of: number) => `Not run yet: iteration 0 of ${count(of)}.`,
    stands: (iteration: number, of: number) => `Stands at iteration ${count(iteration)} of ${count(of)}.`,
    ended: (of: number) => `Run to the end, ${count(of)} iterations.`,
    measured: (name: string, value: string) => `${name} ${value}`,
    settings: 'Not as in the tutorial',
    asTutorial: 'All settings are those of the tutorial.',
    instead: (value: string) => `instead of ${value}`,
    changes: 'Live changes',
    change: (iteration: number, what: string) => `at ${count(iteration)}: ${what}`,
    moreChanges: (n: number) => `and ${count(n)} more, see the program`,
    program: 'Program',
    output: 'Output',
    noOutput: 'Nothing is printed yet.',
    leftOut: (lines: number) => (lines === 1 ? '… 1 line is left out …' : `… ${count(lines)} lines are left out …`),
    rowsLeftOut: (lines: number) => `# … ${count(lines)} lines of numbers are left out here, the link has them …`,
    link: 'This run',
    noQr: 'The link is too long for a QR code.',
    longLink: (n: number) =>
      `The link of this run has ${count(n)} characters: too many for paper. “Share” copies it, “Export” saves the program.`,
  },

  zh: {
    lesson: '课程',
    tutorialRun: '教程中的运行',
    notBegun: (of) => `尚未运行：第 0 次迭代，共 ${count(of)} 次。`,
    stands: (iteration, of) => `停在第 ${count(iteration)} 次迭代，共 ${count(of)} 次。`,
    ended: (of) => `已运行到底，共 ${count(of)} 次迭代。`,
    measured: (name, value) => `${name} ${value}`,
    settings: '与教程不同的设置',
    asTutorial: '所有设置都与教程相同。',
    instead: (value) => `教程为 ${value}`,
    changes: '运行中修改',
    change: (iteration, what) => `第 ${count(iteration)} 次迭代：${what}`,
    moreChanges: (n) => `另有 ${count(n)} 处，见程序`,
    program: '程序',
    output: '输出',
    noOutput: '还没有打印任何内容。',
    leftOut: (lines) => `…… 略去 ${count(lines)} 行 ……`,
    rowsLeftOut: (lines) => `# …… 此处略去 ${count(lines)} 行数字，完整数值在链接中 ……`,
    link: '本次运行',
    noQr: '链接太长，无法做成二维码。',
    longLink: (n) => `这次运行的链接有 ${count(n)} 个字符，纸上印不下。可用“分享”复制链接，或用“导出”保存程序。`,
  },
})

/** The same in one language. */
export type PrintText = TextOf<typeof printText>
