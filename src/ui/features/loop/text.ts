import { texts } from '../../../i18n/texts.ts'

/** The texts of the program's values and folded sections. */
export const loopText = texts({
  en: {
    openScript: 'Open a script …',
    value: (name: string, value: string) => `${name}, ${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}, ${value}; now ${now}`,
    commentOut: (statement: string) => `Comment out ${statement}`,
    sections: { imports: 'imports, seeds', data: 'data: W, x, y', model: 'model', batches: 'batches' },
    sectionWith: (name: string, changed: string) => `${name}; ${changed}`,
  },

  zh: {
    openScript: '打开脚本……',
    value: (name: string, value: string) => `${name}，${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}，${value}；现为 ${now}`,
    commentOut: (statement: string) => `注释掉 ${statement}`,
    sections: { imports: '导入与随机种子', data: '数据：W、x、y', model: '模型', batches: '批次' },
    sectionWith: (name: string, changed: string) => `${name}；${changed}`,
  },
})
