import { texts } from '../../../i18n/texts.ts'
import type { CONTROL_PARTS } from '../../../share/handout.ts'
import type { PanelId } from '../../../share/panel-ids.ts'

type PartTexts = Record<(typeof CONTROL_PARTS)[number], string>

/** What readers see and use, in words. */
export const readersText = texts({
  en: {
    title: 'What readers see',
    seen: (n: number, all: number) => (n === all ? 'the whole page' : `${n} of ${all} panels`),
    usesAll: 'everything can be used',
    usesNone: 'nothing can be used',
    uses: (names: string) => `usable: ${names}`,
    and: ', ',
    panelsLegend: 'Panels',
    panels: {
      transport: 'Run control',
      matrices: 'Matrices',
      chart: 'Loss',
      weights: 'Weights',
      step: 'Step by step',
      sweep: 'Sweep',
      why: 'Why',
      program: 'Program',
      output: 'Output',
      setup: 'Setup',
    } satisfies Record<PanelId, string>,
    controlsLegend: 'Readers can use',
    all: 'everything',
    onlyTicked: 'only what is ticked',
    partsLegend: 'Buttons',
    parts: {
      transport: 'Run, Step, Restart',
      share: 'Share',
      export: 'Export',
      pin: 'Pin',
      tabs: 'Tabs',
    } satisfies PartTexts,
    fieldsLegend: 'Fields',
    moreFields: 'More fields',
    otherFields: 'Other fields',
    wholePage: 'This locks the page, not the run: “Open in SGD Playground” gives a reader everything.',
  },

  zh: {
    title: '读者看到什么',
    seen: (n, all) => (n === all ? '整个页面' : `${all} 个面板中的 ${n} 个`),
    usesAll: '全部可以操作',
    usesNone: '全部不可操作',
    uses: (names) => `可操作：${names}`,
    and: '、',
    panelsLegend: '面板',
    panels: {
      transport: '运行控制',
      matrices: '矩阵',
      chart: '损失',
      weights: '权重',
      step: '单步演示',
      sweep: '参数扫描',
      why: '为什么',
      program: '程序',
      output: '输出',
      setup: '设置',
    },
    controlsLegend: '读者可以操作',
    all: '全部',
    onlyTicked: '仅勾选的',
    partsLegend: '按钮',
    parts: {
      transport: '运行、单步、从头开始',
      share: '分享',
      export: '导出',
      pin: '对比',
      tabs: '标签页',
    },
    fieldsLegend: '参数',
    moreFields: '更多参数',
    otherFields: '其他参数',
    wholePage: '锁定的是页面，不是运行：通过“在 SGD Playground 中打开”，读者可以使用全部功能。',
  },
})
