import { texts } from '../../../i18n/texts.ts'

/** The texts of the settings. */
export const setupText = texts({
  en: {
    groups: { data: 'Data', model: 'Model and loss', optimizer: 'Optimizer', loop: 'Loop' },
    newSeeds: 'New seeds',
    slider: (name: string) => `${name}, slider`,
  },

  zh: {
    groups: { data: '数据', model: '模型与损失', optimizer: '优化器', loop: '循环' },
    newSeeds: '换一组种子',
    slider: (name) => `${name} 滑块`,
  },
})
