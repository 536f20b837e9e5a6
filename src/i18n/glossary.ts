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
  // “Expected output” is what a script prints; 预期输出 in Chinese.
  {
    en: 'predicted',
    zh: '预测',
    notEn: /\banticipated\b|\bforetold\b|\bexpected\b(?! output)/i,
    notZh: /预计|预言|期望|预期(?!输出)/,
  },
  { en: 'safe limit', zh: '稳定上限', notEn: /\bthreshold\b|\bmean[- ]square limit\b/i, notZh: /极限|阈值|界限/ },
  { en: 'floor', zh: '下限', notZh: /下界|地板/ },
  { en: 'optimum', zh: '最优点', notZh: /最优解|极小点|最小值点/ },
  { en: 'eigenvalue', zh: '特征值', notZh: /本征/ },
  { en: 'trajectory', zh: '轨迹', notEn: /\bpath of the (?:run|weights?)\b/i, notZh: /路径/ },
  { en: 'diverge', zh: '发散', notEn: /\bexplodes?\b|\bblows? up\b|\bgrows without end\b/i, notZh: /爆炸|无止境/ },
  { en: 'live change', zh: '运行中修改', notZh: /实时更改|实时修改|即时更改/ },
  { en: 'pin', zh: '对比', notZh: /固定的运行|固定这次|已固定|最多固定|钉住|置顶/ },
  { en: 'worker', zh: '工作线程', notEn: /\bbackground thread\b/i, notZh: /训练线程|后台线程/ },
  { en: 'load', zh: '加载', notZh: /载入|未能加载/ },
  { en: 'reload', zh: '刷新', notZh: /重新加载/ },
  { en: 'gradient accumulation', zh: '梯度累积' },
  { en: 'landscape', zh: '损失曲面', notZh: /地形/ },
  { en: 'map', zh: '热力图', notZh: /地图/ },
  { en: 'sweep', zh: '扫描', notEn: /\bgrid search\b/i, notZh: /搜索/ },
  { en: 'overshoot', zh: '越过最优点', notZh: /矫枉过正/ },
  { en: 'jitter', zh: '抖动', notEn: /\btrembl/i, notZh: /颤动/ },
  { en: 'finish', zh: '运行到底', notEn: /\bto (?:its|their) ends?\b/i },
  { en: 'step by step', zh: '单步演示', notZh: /逐句/ },
]

/** A way of putting things that reads as translated or as half said, in each language. */
interface Manner {
  readonly why: string
  readonly en?: RegExp
  readonly zh?: RegExp
}

/** What no text does. A test holds every text against this, too. */
export const manners: readonly Manner[] = [
  { why: '“for” is not “because”', en: /, for (?:[a-z]|\w+\(\) is)/ },
  {
    why: 'rates are per something',
    en: /\beach so (?:many|often)\b|\b(?:one|\d+|values?|samples?|iterations?|steps?) an? (?:second|step|column|batch|epoch)\b/,
  },
  { why: 'nobody carries a run out, or goes on to something', en: /\bcarr(?:y|ies|ied) (?:it )?out\b|\bgoes on to\b/ },
  {
    why: 'samples and weights do not speak or feel',
    en: /\bsamples? says?\b|\bfeels for\b|\bspeaks? of\b/,
    zh: /说得最少|样本对.*说/,
  },
  { why: 'no sentence is turned round', en: /^(?:Kept|Drawn|Left|Shown) are\b|\bof no more use\b|\bfor ever\b/ },
  { why: 'what is shown is named, not “the one” and “the other”', en: /\bthe one, and the other\b/, zh: /后者是/ },
  { why: 'a percent sign stands at its number', en: /\d %/, zh: /\d %/ },
  { why: 'in Chinese a place is 第 1 行第 2 列', zh: /(?<!第 \d+ |[一二三\d] ?)行 \d+ 列/ },
  { why: 'in Chinese punctuation is full-width', zh: /[\u4e00-\u9fff][,;:?!]/ },
  {
    why: 'in Chinese a space stands between Han and Latin or digits',
    zh: /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/,
  },
]
