import { type TextOf, texts } from '../../../i18n/texts.ts'

/** What tabs, bookmarks and search engines call the page. */
export const pageHeadText = texts({
  en: {
    page: 'SGD Playground: watch gradient descent find a hidden matrix',
    description:
      'Watch stochastic gradient descent find a hidden matrix: the training loop of a PyTorch tutorial, live in the browser and digit for digit.',
    of: (what: string) => `${what} · SGD Playground`,
    comma: ', ',
    changes: (n: number) => (n === 1 ? '1 live change' : `${n} live changes`),
    more: (n: number) => `${n} more`,
  },
  zh: {
    page: 'SGD Playground：看随机梯度下降找出隐藏的矩阵',
    description: '看随机梯度下降找出隐藏的矩阵：在浏览器中实时运行 PyTorch 教程的训练循环，打印结果逐位一致。',
    of: (what) => `${what} · SGD Playground`,
    comma: '，',
    changes: (n) => `${n} 处运行中修改`,
    more: (n) => `另有 ${n} 项`,
  },
})

/** The same in one language. */
export type PageHeadText = TextOf<typeof pageHeadText>
