import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts of the timeline. */
export const timelineText = texts({
  en: {
    label: 'Timeline',
    slider: 'Moment in the run',
    at: (iteration: number, iterations: number) => `iteration ${count(iteration)} of ${count(iterations)}`,
    back: 'Step back',
    backStatement: 'One statement back (Shift: a whole iteration)',
    backIteration: 'One iteration back',
    goTo: 'Go to an iteration',
    goToShort: 'go to',
    stop: 'Stop here',
    stopHint: 'Stop here and show the moment reached so far (Esc)',
  },

  zh: {
    label: '时间轴',
    slider: '运行中的时刻',
    at: (iteration, iterations) => `第 ${count(iteration)} 次迭代，共 ${count(iterations)} 次`,
    back: '后退一步',
    backStatement: '后退一条语句（Shift：一整次迭代）',
    backIteration: '后退一次迭代',
    goTo: '跳到某次迭代',
    goToShort: '跳到',
    stop: '停在这里',
    stopHint: '中止跳转，显示已到达的位置（Esc）',
  },
})
