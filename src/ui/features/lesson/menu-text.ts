import { texts } from '../../../i18n/texts.ts'

/** What the menu of the lessons says beside their titles. */
export const menuText = texts({
  en: {
    examples: 'Examples: a run each, and what to see in it',
    lessons: 'Lessons: a question each, five minutes',
    own: 'Your own',
    data: 'Your data …',
    dataLook: 'A table, pasted or as CSV: choose which columns go in and which come out. It stays on this device.',
    script: 'Your script …',
    scriptLook: 'A training loop for PyTorch, pasted or as .py or .ipynb: it is read, shown, and becomes the run.',
    open: 'Open a file …',
    openLook: 'Data, script, notebook, run or lesson. You can also drop it on the page, or paste what is in it.',
    make: 'Make a lesson …',
    makeLook: 'Cards with your own words and questions, as a link or a file.',
    dataExamples: 'Real data: a run each',
    source: 'NIST, Statistical Reference Datasets. Public domain.',
  },
  zh: {
    examples: '示例：每个一次运行，附上看点',
    lessons: '课程：每课一个问题，五分钟',
    own: '你自己的内容',
    data: '你的数据……',
    dataLook: '粘贴表格或打开 CSV，选择哪些列是输入、哪些列是输出。数据只留在本机。',
    script: '你的脚本……',
    scriptLook: '粘贴 PyTorch 训练循环，或打开 .py、.ipynb：读出后先给你看，再变成一次运行。',
    open: '打开文件……',
    openLook: '数据、脚本、笔记本、运行或课程。也可以直接拖到页面上，或者粘贴其中的内容。',
    make: '制作课程……',
    makeLook: '写上自己的说明和问题的卡片，做成链接或文件。',
    dataExamples: '真实数据：每个一次运行',
    source: '美国国家标准与技术研究院（NIST）统计参考数据集，公有领域。',
  },
})
