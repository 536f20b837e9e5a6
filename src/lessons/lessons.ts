import type { Texts } from '../i18n/texts.ts'
import { texts } from '../i18n/texts.ts'
import type { Lesson, LessonId } from './lesson.ts'

/** A lesson as the menu has it; its cards are loaded when it is opened. */
interface ListedLesson {
  readonly title: Texts<string>
  readonly load: () => Promise<Lesson>
}

/** The lessons that come with the page. */
export const lessons: { readonly [Id in LessonId]: ListedLesson } = {
  tutorial: {
    title: texts({ en: 'What does this program do?', zh: '这段程序在做什么？' }),
    load: () => import('./tutorial.ts').then((it) => it.tutorial),
  },
  'not-exact': {
    title: texts({ en: 'Why 0.4021 and not 0.4?', zh: '为什么是 0.4021 而不是 0.4？' }),
    load: () => import('./not-exact.ts').then((it) => it.notExact),
  },
  'noisy-cost': {
    title: texts({ en: 'Why does the printed cost jump?', zh: '为什么打印的损失忽大忽小？' }),
    load: () => import('./noisy-cost.ts').then((it) => it.noisyCost),
  },
  'too-large': {
    title: texts({ en: 'How large may lr be?', zh: '学习率最大能取多少？' }),
    load: () => import('./too-large.ts').then((it) => it.tooLarge),
  },
  'batch-of-one': {
    title: texts({ en: 'Why does a batch of one diverge earlier?', zh: '为什么批大小为 1 更早发散？' }),
    load: () => import('./batch-of-one.ts').then((it) => it.batchOfOne),
  },
  'zero-grad': {
    title: texts({ en: 'What does zero_grad() do?', zh: 'zero_grad() 有什么用？' }),
    load: () => import('./zero-grad.ts').then((it) => it.zeroGrad),
  },
  'when-moves': {
    title: texts({ en: 'When do the weights move?', zh: '权重什么时候才会变？' }),
    load: () => import('./when-moves.ts').then((it) => it.whenMoves),
  },
  momentum: {
    title: texts({ en: 'What does momentum do?', zh: '动量做了什么？' }),
    load: () => import('./what-momentum-does.ts').then((it) => it.whatMomentumDoes),
  },
  'noise-left': {
    title: texts({ en: 'What does noise leave behind?', zh: '噪声会留下什么？' }),
    load: () => import('./noise-left.ts').then((it) => it.noiseLeft),
  },
  epoch: {
    title: texts({ en: 'Is this an epoch?', zh: '这算一个“epoch”吗？' }),
    load: () => import('./epoch.ts').then((it) => it.epoch),
  },
}
