import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the pictures of the weights. */
export const pathText = texts({
  en: {
    views: 'What to draw',
    weights: 'weights',
    directions: 'directions',
    landscape: 'landscape',
    columns: 'Output column',
    allColumns: 'all columns',
    column: (index: number) => `column ${index + 1}`,
    axis: 'Axis of the iterations',
    cursor: 'Cursor over the iterations',
    start: 'start',
    now: 'now',
    expected: 'predicted',
    float32: 'float32',
    name: 'line',
    ofWeights: 'Each weight over the iterations',
    ofDirections: 'Distance from the optimum along each eigenvector of the Hessian',
    ofLandscape: (column: number) =>
      `Loss of output column ${column + 1} around its optimum, and the trajectory of the run`,
    direction: (index: number, of: number, eigenvalue: string) =>
      `direction ${index} of ${of}, eigenvalue ${eigenvalue}`,
    dashedTarget: 'Dashed: the target.',
    dashedBest: 'Dashed: the best weights.',
    dashedExpected: 'Dashed: predicted, the average over all runs, computed from the data alone.',
    halving: (slowest: string, fastest: string) =>
      `The error halves every ${slowest} iterations along the slowest direction, every ${fastest} along the fastest.`,
    halvingNow: (lr: string, slowest: string, fastest: string) =>
      `At the lr of now, ${lr}, the error halves every ${slowest} iterations along the slowest direction, every ${fastest} along the fastest.`,
    noHalving: 'Along a direction whose factor is 1 or more the error does not shrink.',
    belowFloat32: 'Below the dotted line float32 rounding of the weights is larger than the error that is left.',
    stillDirections: (n: number) =>
      n === 1
        ? '1 direction is in none of the samples: no gradient points along it.'
        : `${count(n)} directions are in none of the samples: no gradient points along them.`,
    onlySome: 'The slowest six and the fastest six are drawn.',
    noExpectation: (reason: string) => `No prediction: ${reason}`,
    notMse:
      'The loss is not MSELoss: distances are from the optimum of the squared error, by the eigenvectors of its Hessian.',
    firstColumns: (n: number) => `Only the first ${count(n)} columns are recorded.`,
    onlyMse: 'The landscape is drawn for MSELoss only: its shape, a bowl, is known exactly.',
    oneDirection: 'The data have only one direction: there is no plane to draw.',
    slowest: (eigenvalue: string) => `slowest direction, λ ${eigenvalue}`,
    fastest: (eigenvalue: string) => `fastest, λ ${eigenvalue}`,
    scales: (times: string) => `The vertical scale is ${times} times the horizontal one.`,
    outOfView: 'The weights go beyond what is drawn.',
    optimum: 'optimum',
    lossHere: 'loss here',
    besideLoss: 'other directions add',
    pathSummary: (start: string, now: string, least: string) =>
      `Loss in this plane: at the start ${start}, now ${now}, smallest possible ${least}.`,
  },

  zh: {
    views: '显示内容',
    weights: '权重',
    directions: '特征方向',
    landscape: '损失曲面',
    columns: '输出列',
    allColumns: '所有列',
    column: (index) => `第 ${index + 1} 列`,
    axis: '迭代轴',
    cursor: '沿迭代移动的光标',
    start: '起点',
    now: '现在',
    expected: '预测',
    float32: 'float32',
    name: '曲线',
    ofWeights: '各个权重随迭代的变化',
    ofDirections: '沿 Hessian 各特征向量到最优点的距离',
    ofLandscape: (column) => `第 ${column + 1} 个输出列在最优点附近的损失，以及运行的轨迹`,
    direction: (index, of, eigenvalue) => `方向 ${index}/${of}，特征值 ${eigenvalue}`,
    dashedTarget: '虚线：目标。',
    dashedBest: '虚线：最优权重。',
    dashedExpected: '虚线：预测值，即所有运行的平均，仅由数据算出。',
    halvingNow: (lr, slowest, fastest) =>
      `按现在的 lr（${lr}），误差沿最慢的方向每 ${slowest} 次迭代减半，沿最快的方向每 ${fastest} 次减半。`,
    halving: (slowest, fastest) => `误差沿最慢的方向每 ${slowest} 次迭代减半，沿最快的方向每 ${fastest} 次减半。`,
    noHalving: '在因子不小于 1 的方向上，误差不会减小。',
    belowFloat32: '点线以下，权重的 float32 舍入误差已大于剩余的误差。',
    stillDirections: (n) => `有 ${count(n)} 个方向没有出现在任何样本中：梯度在这些方向上始终为 0。`,
    onlySome: '只画最慢的六个和最快的六个。',
    noExpectation: (reason) => `没有预测曲线：${reason}`,
    notMse: '损失不是 MSELoss：这里的距离以平方误差的最优点为准，方向取其 Hessian 的特征向量。',
    firstColumns: (n) => `只记录前 ${count(n)} 列。`,
    onlyMse: '损失曲面只在 MSELoss 下绘制：这时它是一个可以精确算出的碗形曲面。',
    oneDirection: '数据只有一个方向，没有平面可画。',
    slowest: (eigenvalue) => `最慢的方向，λ ${eigenvalue}`,
    fastest: (eigenvalue) => `最快的方向，λ ${eigenvalue}`,
    scales: (times) => `纵轴的比例是横轴的 ${times} 倍。`,
    outOfView: '权重超出了所画的范围。',
    optimum: '最优点',
    lossHere: '此处损失',
    besideLoss: '其他方向另加',
    pathSummary: (start, now, least) => `此平面上的损失：起点 ${start}，现在 ${now}，可能的最小值 ${least}。`,
  },
})

/** The same in one language. */
export type PathText = TextOf<typeof pathText>
