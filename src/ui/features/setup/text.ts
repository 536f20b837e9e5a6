import { texts } from '../../../i18n/texts.ts'

/** The texts of the settings. */
export const setupText = texts({
  en: {
    leading: 'Main settings',
    groups: { data: 'Data', model: 'Model and loss', optimizer: 'Optimizer', loop: 'Loop' },
    changed: (n: number) => `${n} changed`,
    backTo: (name: string, value: string) => `${name}: back to ${value}`,
    newSeeds: 'New seeds',
    openData: 'Your data …',
    compareRelease: (release: string) => `Compare with PyTorch ${release}`,
    on: 'on',
    off: 'off',
    zeroGradHint: 'optimizer.zero_grad() clears the gradients before each step; off, they accumulate',
    slider: (name: string) => `${name}, slider`,
    zones: { slow: 'slow', fast: 'fast', bursts: 'bursts', diverges: 'diverges' },
    zoneHints: {
      slow: 'It converges, but slowly',
      fast: 'It converges in a few iterations',
      bursts: 'Most runs converge, but now and then the error shoots up',
      diverges: 'Almost every run diverges',
    },
    inZone: (lr: string, zone: string) => `${lr}, ${zone}`,
    noZones: 'What each lr would do is not known here:',
    quick: 'Learning rate',
    rateNow: 'lr now, as the scheduler has written it:',
  },

  zh: {
    leading: '主要设置',
    groups: { data: '数据', model: '模型与损失', optimizer: '优化器', loop: '循环' },
    changed: (n) => `${n} 项已改`,
    backTo: (name, value) => `${name}：改回 ${value}`,
    newSeeds: '换一组种子',
    openData: '你的数据……',
    compareRelease: (release) => `与 PyTorch ${release} 对比`,
    on: '开',
    off: '关',
    zeroGradHint: 'optimizer.zero_grad() 在每一步之前清零梯度；关闭后梯度会累积',
    slider: (name) => `${name} 滑块`,
    zones: { slow: '慢', fast: '快', bursts: '骤增', diverges: '发散' },
    zoneHints: {
      slow: '会收敛，但很慢',
      fast: '几次迭代就能收敛',
      bursts: '多数运行会收敛，但误差偶尔会骤增',
      diverges: '几乎每次运行都会发散',
    },
    inZone: (lr, zone) => `${lr}，${zone}`,
    noZones: '这里无法预知各个 lr 的效果：',
    quick: '学习率',
    rateNow: '调度器写入的当前 lr 为',
  },
})
