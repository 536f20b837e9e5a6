import { count } from './number-text.ts'
import { type TextOf, texts } from './texts.ts'

/** How a run is named by what sets it apart from another. */
export const runNameText = texts({
  en: {
    same: 'same as this run',
    noChanges: 'no live changes',
    change: (iteration: number, key: string, value: string) => `${key} = ${value} at ${count(iteration)}`,
    loaded: (iteration: number) => `state loaded at ${count(iteration)}`,
    moreChanges: (n: number) => (n === 1 ? '1 more change' : `${count(n)} more changes`),
  },

  zh: {
    same: '与本次运行相同',
    noChanges: '无运行中修改',
    change: (iteration, key, value) => `第 ${count(iteration)} 次起 ${key} = ${value}`,
    loaded: (iteration) => `第 ${count(iteration)} 次时加载状态`,
    moreChanges: (n) => `另有 ${count(n)} 处修改`,
  },
})

/** The same in one language. */
export type RunNameText = TextOf<typeof runNameText>
