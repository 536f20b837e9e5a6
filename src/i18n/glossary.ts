/** A word for one thing in both languages, and other words for it that the page does not use. */
interface Term {
  readonly en: string
  readonly zh: string
  readonly notEn?: RegExp
  readonly notZh?: RegExp
}

/**
 * The words of the field as the page has them, one for each thing: as PyTorch's documentation has them, and as they are
 * taught in Chinese. Names in code (`lr`, `batch_size`) stay as they are. A test holds every text against this.
 */
export const glossary: readonly Term[] = [
  { en: 'learning rate', zh: '学习率', notEn: /\b(?:step|training) rate\b/i, notZh: /学习速率|学习步长/ },
  { en: 'batch', zh: '批次', notEn: /\bmini-?batch/i, notZh: /小批(?!量损失)|批处理/ },
  { en: 'batch size', zh: '批大小', notEn: /\bsize of (?:a|the) batch\b/i, notZh: /批次大小|批量大小|批尺寸/ },
  { en: 'full batch', zh: '全批量', notEn: /\bwhole batch\b/i, notZh: /整批|全批次/ },
  { en: 'batch loss', zh: '小批量损失', notEn: /\bmini-?batch loss\b/i, notZh: /批次损失|(?<!小)批量损失|批损失/ },
  {
    en: 'full loss',
    zh: '全部样本损失',
    notEn: /\b(?:total|overall|whole|complete) loss\b/i,
    notZh: /全体|全部损失|总损失|完整损失|全局损失/,
  },
  { en: 'iteration', zh: '迭代', notEn: /\bin this turn\b|\bturns of the loop\b/i, notZh: /叠代|这一轮/ },
  // The tutorial prints “Epoch”, in quotation marks, where it means an iteration; 训练轮（epoch） tells the English word once.
  { en: 'epoch', zh: '训练轮', notEn: /\bround of training\b/i, notZh: /(?<![“（])epochs?(?![”）])|轮次/i },
  { en: 'gradient', zh: '梯度', notZh: /斜度|导数值/ },
  { en: 'accumulate', zh: '累积', notEn: /\bpiles? up\b|\bpiled up\b|\bcollected\b/i, notZh: /累计|累加|堆积|越积/ },
  { en: 'optimizer', zh: '优化器', notEn: /\boptimiser\b/i, notZh: /优化程序|最优化器/ },
  { en: 'momentum', zh: '动量', notZh: /惯性/ },
  { en: 'weight', zh: '权重', notZh: /权值/ },
  { en: 'sample', zh: '样本', notEn: /\bdata points?\b/i, notZh: /样例|数据点/ },
  { en: 'noise', zh: '噪声', notZh: /噪音/ },
  { en: 'seed', zh: '种子', notZh: /随机数种/ },
  { en: 'expected', zh: '期望', notEn: /\banticipated\b/i, notZh: /预计|预期(?!输出)/ },
  { en: 'limit', zh: '界限', notEn: /\bbounds?\b|\bthreshold\b/i, notZh: /极限|阈值/ },
  { en: 'mean square', zh: '均方', notZh: /平方均值的界限/ },
  { en: 'floor', zh: '下限', notEn: /\blower bound\b/i, notZh: /下界|地板/ },
  { en: 'optimum', zh: '最优点', notZh: /最优解|极小点|最小值点/ },
  { en: 'eigenvalue', zh: '特征值', notZh: /本征/ },
  { en: 'trajectory', zh: '轨迹', notEn: /\bpath of the (?:run|weights?)\b/i, notZh: /路径/ },
  { en: 'diverge', zh: '发散', notEn: /\bexplodes?\b|\bblows? up\b/i, notZh: /爆炸/ },
  { en: 'live change', zh: '实时更改', notZh: /实时修改|即时更改/ },
  { en: 'pin', zh: '固定', notZh: /钉住|置顶/ },
  { en: 'worker', zh: '工作线程', notEn: /\bbackground thread\b/i, notZh: /训练线程|后台线程/ },
  { en: 'load', zh: '加载', notZh: /载入/ },
  { en: 'reload', zh: '刷新', notZh: /重新加载/ },
]
