import { count } from '../../../i18n/number-text.ts'
import { problemText } from '../../../i18n/problems.ts'
import { texts } from '../../../i18n/texts.ts'
import type { LinkIssue } from '../../../share/issue.ts'

/** What in a link did not count as it stood. */
export const linkText = texts({
  en: {
    lead: (n: number) =>
      n === 1
        ? 'One part of this link could not be used as written:'
        : `${n} parts of this link could not be used as written:`,
    openWanted: (file: string) => `Open ${file}`,
    issue({ key, text, problem, used }: LinkIssue): string {
      const what = text === '' ? key : `${key}=${text}`
      const instead = used === undefined ? '' : ` Used instead: ${used}.`
      switch (problem.code) {
        case 'unknownKey':
          return `${what}: this page does not know this key. It is kept in the link.`
        case 'brokenEscape':
          return `${what}: a broken %-escape.${instead}`
        case 'duplicateKey':
          return `${what}: ${key} is given more than once.${instead}`
        case 'unknownVersion':
          return `${what}: an unknown version of the format, read as version ${problem.current}.`
        case 'badChange':
          return `${what}: a live change looks like at=1200:lr=0.1.`
        case 'notLive':
          return `${what}: ${problem.key} cannot change during a run.`
        case 'tooManyChanges':
          return `${count(problem.found)} live changes; only the first ${problem.limit} count.`
        case 'tBeyondEnd':
          return `${what}: the run ends at iteration ${count(problem.iterations)}.`
        case 'tooManyUnknown':
          return `${count(problem.dropped)} unknown entries could not be kept: there were too many.`
        case 'tooManyEntries':
          return `Only the first ${count(problem.limit)} entries of the link were read.`
        case 'linkTooLong':
          return `The link has ${count(problem.length)} characters; at most ${count(problem.limit)} are read.`
        case 'tooManyPins':
          return `At most ${problem.limit} runs are pinned; ${count(problem.dropped)} more are left out.`
        case 'samePin':
          return `${what}: this run is pinned already.`
        case 'notInPin':
          return `${what}: the pin is left out. ${problem.key} is not a value of a run.`
        case 'changesDoNotFit':
          return `${what}: the ${key === 'pin' ? 'pin' : 'card'} is left out. The live changes of the link’s run cannot be made in it.`
        case 'stateNotInLink':
          return `${what}: a state was loaded at this moment that is too long for a link, so this is not the run that was shared. The run file has it: ask for that.`
        case 'badState':
          return `${what}: this is no state that the run can load.`
        case 'repeatedChange':
          return `${what}: the same value changes again at the same moment.${instead}`
        case 'cut':
          return problem.key === ''
            ? 'The link was cut off on its way. What came after is missing, so this is not the run that was shared: ask for the link again.'
            : `The link was cut off on its way, in or after ${problem.key}. That and what came after is missing, so this is not the run that was shared: ask for the link again.`
        case 'repaired':
          return 'A program changed the link on its way here. It was read as it was meant.'
        case 'badLesson':
          return `${what}: a card of a lesson looks like lesson=tutorial.2.`
        case 'noSuchCard':
          return `${what}: there is no such card; the lesson has ${count(problem.cards)}.${instead}`
        case 'tooManyCards':
          return `${count(problem.found)} cards; the first ${count(problem.limit)} are used.`
        case 'notInCard':
          return `${what}: the card is left out. ${problem.key} says nothing of a card.`
        case 'badGoal':
          return `${what}: a goal looks like goal=full_loss:1e-4,iteration:500.`
        case 'choiceCount':
          return `choice is given ${problem.found === 1 ? 'once' : `${count(problem.found)} times`}; a question has ${problem.min} to ${problem.max} answers to choose from.`
        case 'noSuchChoice':
          return `${what}: there is no such answer; the link has ${count(problem.choices)} to choose from.`
        case 'notRead':
          return 'What reads links could not be loaded: this is the tutorial’s run, not the link’s. Reload the page to try again.'
        case 'moreIssues':
          return `And ${count(problem.count)} more.`
        default:
          return `${what}: ${leftOutEn(key)}${problemText.en(problem)}${instead}`
      }
    },
  },

  zh: {
    lead: (n) => `链接中有 ${n} 处未按原样采用：`,
    openWanted: (file) => `打开 ${file}`,
    issue({ key, text, problem, used }) {
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
          return `${what}：运行中修改的写法如 at=1200:lr=0.1。`
        case 'notLive':
          return `${what}：${problem.key} 不能在运行途中修改。`
        case 'tooManyChanges':
          return `有 ${count(problem.found)} 处运行中修改，只采用前 ${problem.limit} 处。`
        case 'tBeyondEnd':
          return `${what}：运行在第 ${count(problem.iterations)} 次迭代结束。`
        case 'tooManyUnknown':
          return `${count(problem.dropped)} 个未知条目过多，未能保留。`
        case 'tooManyEntries':
          return `只读取链接中的前 ${count(problem.limit)} 个条目。`
        case 'linkTooLong':
          return `链接有 ${count(problem.length)} 个字符，最多读取 ${count(problem.limit)} 个。`
        case 'tooManyPins':
          return `最多对比 ${problem.limit} 次运行，另有 ${count(problem.dropped)} 次未采用。`
        case 'samePin':
          return `${what}：这次运行已在对比中。`
        case 'notInPin':
          return `${what}：未采用这次对比运行。${problem.key} 不是运行的参数。`
        case 'changesDoNotFit':
          return `${what}：${key === 'pin' ? '未采用这次对比运行' : '未采用这张卡片'}。链接中的运行中修改无法用于它。`
        case 'stateNotInLink':
          return `${what}：这一时刻加载过一个状态，它太长，放不进链接，所以这不是分享的那次运行。运行文件里有它，请向对方索取。`
        case 'badState':
          return `${what}：这不是本次运行能加载的状态。`
        case 'repeatedChange':
          return `${what}：同一时刻同一个值修改了不止一次。${instead}`
        case 'cut':
          return problem.key === ''
            ? '链接在传递途中被截断，后面的内容丢失了，所以这不是所分享的那次运行：请重新索取链接。'
            : `链接在传递途中被截断，截断处在 ${problem.key} 之内或之后。它和后面的内容丢失了，所以这不是所分享的那次运行：请重新索取链接。`
        case 'repaired':
          return '链接在传递途中被程序改动过，已按原意读取。'
        case 'badLesson':
          return `${what}：课程卡片的写法如 lesson=tutorial.2。`
        case 'noSuchCard':
          return `${what}：没有这张卡片，课程共有 ${count(problem.cards)} 张。${instead}`
        case 'tooManyCards':
          return `共 ${count(problem.found)} 张卡片，只采用前 ${count(problem.limit)} 张。`
        case 'notInCard':
          return `${what}：未采用这张卡片。${problem.key} 不属于卡片。`
        case 'badGoal':
          return `${what}：目标的写法如 goal=full_loss:1e-4,iteration:500。`
        case 'choiceCount':
          return `choice 出现了 ${count(problem.found)} 次；一道题要有 ${problem.min} 到 ${problem.max} 个选项。`
        case 'noSuchChoice':
          return `${what}：没有这个选项，链接中共有 ${count(problem.choices)} 个。`
        case 'notRead':
          return '读取链接的代码没有加载成功：现在显示的是教程的运行，不是链接中的。请刷新页面再试。'
        case 'moreIssues':
          return `另有 ${count(problem.count)} 处。`
        default:
          return `${what}：${leftOutZh(key)}${problemText.zh(problem)}${instead}`
      }
    },
  },
})

function leftOutEn(key: string): string {
  return key === 'pin' ? 'the pin is left out. ' : key === 'card' ? 'the card is left out. ' : ''
}

function leftOutZh(key: string): string {
  return key === 'pin' ? '未采用这次对比运行。' : key === 'card' ? '未采用这张卡片。' : ''
}
