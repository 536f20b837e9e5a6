import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** What a printed lesson says beside the words of its cards. */
export const paperText = texts({
  en: {
    card: 'Card',
    about: (cards: number) => (cards === 1 ? '1 card.' : `${count(cards)} cards.`),
    answersFollow: 'The answers are behind the cards, on a page of their own.',
    name: 'Name',
    date: 'Date',
    answer: 'Your answer',
    settings: 'With these settings',
    run: 'Run',
    tutorialRun: 'as in the tutorial',
    at: (iteration: number) => `shown at iteration ${count(iteration)}`,
    link: 'On the page',
    longLink: (n: number) =>
      `The link of this card has ${count(n)} characters: too many for paper. Hand it on with “Share”, or hand on the lesson’s file.`,

    answers: (title: string) => `Answers: ${title}`,
    right: (letter: string, choice: string) => `${letter}: ${choice}`,
    truth: (value: string, unit: string) => `It is ${value} ${unit}.`,
    truthIteration: (iteration: number) => `It is iteration ${count(iteration)}.`,
    truthLoss: (loss: string) => `It is ${loss}.`,
    truthLr: (lr: string) => `It is lr = ${lr}.`,
    noNumber: 'There is no such number.',
    answerRun: 'The run that answers',
    measuring:
      'Some numbers are still being measured and stand as “–”. Print once more in a moment: then they are there.',
  },

  zh: {
    card: '卡片',
    about: (cards) => `共 ${count(cards)} 张卡片。`,
    answersFollow: '答案在卡片之后，另起一页。',
    name: '姓名',
    date: '日期',
    answer: '你的答案',
    settings: '所用设置',
    run: '运行',
    tutorialRun: '与教程相同',
    at: (iteration) => `停在第 ${count(iteration)} 次迭代`,
    link: '在线打开',
    longLink: (n) => `这张卡片的链接有 ${count(n)} 个字符，纸上印不下。请用“分享”发送链接，或直接发送课程文件。`,

    answers: (title) => `答案：${title}`,
    right: (letter, choice) => `${letter}：${choice}`,
    truth: (value, unit) => `答案是 ${value} ${unit}。`,
    truthIteration: (iteration) => `答案是第 ${count(iteration)} 次迭代。`,
    truthLoss: (loss) => `答案是 ${loss}。`,
    truthLr: (lr) => `答案是 lr = ${lr}。`,
    noNumber: '没有这样的数。',
    answerRun: '给出答案的运行',
    measuring: '有些数值还在测量，暂时印成“–”。请稍后再打印一次，届时就齐了。',
  },
})
