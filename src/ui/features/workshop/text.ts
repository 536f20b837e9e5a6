import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'
import type { FileIssue, FileProblem } from '../../../share/lesson-file.ts'

/** What is said where lessons are made and opened as files. */
export const workshopText = texts({
  en: {
    title: 'Make a lesson',
    hint: 'Set a run on the page beneath and write its card; then the next one. In the end: a link, or the code for your web page.',
    close: 'Close (the draft stays)',
    lessonTitle: 'Title of the lesson',
    cards: 'Cards',
    card: (number: number) => `Card ${number}`,
    add: 'Add a card of the run on screen',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
    anew: 'Begin anew',
    former: 'Back to the former draft',
    run: 'Its run',
    takeRun: 'Take the run on screen',
    cardTitle: 'Title',
    note: 'Text',
    ask: 'Question',
    choices: 'Answers to choose from (two to four; mark the right one)',
    choice: (number: number) => `Answer ${number}`,
    right: (number: number) => `Answer ${number} is the right one`,
    answer: 'What is revealed then',
    goals: 'Task: to be reached all at once (empty: no task)',
    fullLoss: 'full loss at most',
    maxError: 'largest error at most',
    iteration: 'by iteration',
    preview: 'As readers see it',
    nothing: 'An empty card: write something.',
    tryOut: 'Try it on the page',
    handOut: 'Link or web page …',
    download: 'Download the lesson',
    task: 'Task',
    opened: (name: string) => `“${name}” is open, but something in it did not count:`,
    notOpened: (name: string) => `“${name}” was not opened; everything is as it was.`,
    dismiss: 'Dismiss',
    issue: ({ card, field, problem }: FileIssue) =>
      `${[card === null ? '' : `card ${card}`, field].filter((part) => part !== '').join(', ')}${card === null && field === '' ? '' : ': '}${sayEn(problem)}`,
  },
  zh: {
    title: '制作课程',
    hint: '先在下面的页面上设好一次运行，写好它的卡片，再添加下一张；最后取得链接或网页代码。',
    close: '关闭（草稿保留）',
    lessonTitle: '课程标题',
    cards: '卡片',
    card: (number) => `第 ${number} 张`,
    add: '用屏幕上的运行添加一张',
    up: '上移',
    down: '下移',
    remove: '删除',
    anew: '重新开始',
    former: '找回先前的草稿',
    run: '对应的运行',
    takeRun: '改用屏幕上的运行',
    cardTitle: '标题',
    note: '正文',
    ask: '问题',
    choices: '选项（二到四个，标出正确的一个）',
    choice: (number) => `选项 ${number}`,
    right: (number) => `选项 ${number} 是正确答案`,
    answer: '作答后显示的内容',
    goals: '任务：须同时达到（留空则没有任务）',
    fullLoss: '全部样本损失不超过',
    maxError: '最大误差不超过',
    iteration: '迭代次数不超过',
    preview: '读者看到的样子',
    nothing: '卡片还是空的，请写点什么。',
    tryOut: '在页面上试一试',
    handOut: '链接或网页代码……',
    download: '下载课程',
    task: '任务',
    opened: (name) => `“${name}”已打开，但其中有些内容没有采用：`,
    notOpened: (name) => `“${name}”没有打开，一切保持原样。`,
    dismiss: '知道了',
    issue: ({ card, field, problem }) =>
      `${card === null ? '' : `第 ${card} 张卡片`}${field === '' ? '' : `（${field}）`}${card === null && field === '' ? '' : '：'}${sayZh(problem)}`,
  },
})

function sayEn(problem: FileProblem): string {
  switch (problem.code) {
    case 'tooLarge':
      return `The file is larger than ${count(problem.limit)} bytes.`
    case 'unreadable':
      return 'The browser could not read the file.'
    case 'notJson':
      return 'The file is not JSON.'
    case 'notALesson':
      return 'This is not a lesson of SGD Playground.'
    case 'newer':
      return `Its version is ${problem.version}; this page reads version 1.`
    case 'noCards':
      return 'There are no cards in it.'
    case 'tooManyCards':
      return `${count(problem.found)} cards; the first ${problem.limit} are used.`
    case 'notText':
      return 'This has to be text.'
    case 'unknownField':
      return 'No card has such a field.'
    case 'badGoal':
      return 'A goal looks like full_loss:1e-4,iteration:500.'
    case 'notUsed':
      return 'This does not count as it stands.'
    case 'tooLong':
      return `This is longer than ${problem.limit} characters.`
    case 'choiceCount':
      return `There have to be ${problem.min} to ${problem.max} answers.`
    case 'noSuchChoice':
      return `There is no such answer among ${problem.choices}.`
  }
}

function sayZh(problem: FileProblem): string {
  switch (problem.code) {
    case 'tooLarge':
      return `文件超过 ${count(problem.limit)} 字节。`
    case 'unreadable':
      return '浏览器读不出这个文件。'
    case 'notJson':
      return '文件不是 JSON。'
    case 'notALesson':
      return '这不是 SGD Playground 的课程。'
    case 'newer':
      return `文件版本为 ${problem.version}，本页只读取版本 1。`
    case 'noCards':
      return '其中没有卡片。'
    case 'tooManyCards':
      return `共 ${count(problem.found)} 张卡片，只用前 ${problem.limit} 张。`
    case 'notText':
      return '这里必须是文字。'
    case 'unknownField':
      return '卡片没有这一项。'
    case 'badGoal':
      return '任务应写成 full_loss:1e-4,iteration:500 的形式。'
    case 'notUsed':
      return '这样写不能采用。'
    case 'tooLong':
      return `超过 ${problem.limit} 个字符。`
    case 'choiceCount':
      return `选项须有 ${problem.min} 到 ${problem.max} 个。`
    case 'noSuchChoice':
      return `${problem.choices} 个选项中没有这一个。`
  }
}
