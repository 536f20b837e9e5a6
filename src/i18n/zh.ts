import { configAt } from '../experiment/run.ts'
import type { Messages } from './en.ts'
import { count, decimal, duration, ends } from './number-text.ts'

/** Every text of the page in Chinese. Parameter names stay PyTorch's. */
export const zh: Messages = {
  title: 'SGD Playground',
  subtitle: '看一个线性层怎样学会 y = xW',
  otherLanguage: { label: 'EN', name: 'EN · Show in English' },

  examples: '示例',
  share: '分享',
  openFull: '在 SGD Playground 中打开',
  theme: (dark) => (dark ? '切换到浅色主题' : '切换到深色主题'),
  shortcutsButton: '键盘快捷键',

  transport: '运行控制',
  run: '运行',
  pause: '暂停',
  runAgain: '再次运行',
  step: '单步',
  stepHint: '一条语句（按住 Shift：整次迭代）',
  finish: '完成',
  finishHint: '以最快速度运行到最后一次迭代',
  reset: '重置',
  resetHint: '用屏幕上的数值从头开始，不带实时更改',
  replay: '重放',
  replayHint: '把同一次运行（连同实时更改）再来一遍',
  speed: '速度',
  perSecond: (rate) => (rate === Infinity ? '最快' : `${count(rate)}/秒`),
  perSecondLong: (rate) => (rate === Infinity ? '尽可能快' : `每秒 ${count(rate)} 次迭代`),
  iteration: '迭代',
  ofIterations: (iterations) => `/ ${count(iterations)}`,
  epoch: (epochs) => `epoch ${decimal(epochs, 1)}`,
  epochHint: '遍历数据的遍数。教程打印的“Epoch”其实是一次迭代。',
  batchLoss: '批损失',
  fullLoss: '全体损失',
  maxError: '最大误差',
  maxErrorHint: '学到的权重与目标之间的最大距离',

  setup: '设置',
  groups: { data: '数据', model: '模型与损失', optimizer: '优化器', loop: '循环' },
  newSeeds: '换一组种子',
  fields: {
    W: '目标矩阵，in_features × out_features',
    trueBias: '加到 y 上，W 的每一列一个值；留空表示没有',
    numSamples: 'x 的行数',
    x: 'x 的抽取方式：torch.rand（均匀分布）或 torch.randn（正态分布）',
    noise: '加到 y 上的噪声的标准差：noise * torch.randn',
    seed: 'torch.manual_seed：数据和初始权重',
    npSeed: 'np.random.seed：各个批次',
    bias: 'nn.Linear(bias=)',
    loss: '损失函数，torch.nn 的一个类',
    beta: 'nn.SmoothL1Loss(beta=)：小于它的误差按平方计，大于它的按大小计',
    delta: 'nn.HuberLoss(delta=)：小于它的误差按平方计，大于它的按大小计',
    optimizer: 'torch.optim 的一个类；选定后其参数取 PyTorch 的默认值',
    lr: '学习率。运行途中修改即为实时更改',
    momentum: '上一步有多少延续到下一步。运行途中修改即为实时更改',
    dampening: '新梯度中不进入动量缓冲的比例',
    weightDecay: '把权重拉向 0。运行途中修改即为实时更改',
    nesterov: 'Nesterov 动量；要求 momentum > 0 且 dampening 为 0',
    betas: '每一步保留多少梯度的滑动平均及其平方的滑动平均',
    eps: '加在分母上，使它不为 0',
    amsgrad: '除以迄今最大的平方均值，而不是当前的',
    alpha: '每一步保留多少平方的滑动平均',
    centered: '除以标准差的估计，而不是均方根',
    lrDecay: 'lr 随步数下降的快慢',
    initialAccumulatorValue: '平方和的初始值',
    batchSize: '一个小批次的样本数。运行途中修改即为实时更改（DataLoader 则为新的运行）',
    sampler: '样本的选取：np.random.choice 不放回或有放回；DataLoader 按顺序或打乱',
    dropLast: 'DataLoader(drop_last=)：舍去一个 epoch 末尾不足的批次',
    accumulationSteps: '每次 optimizer.step() 对应的反向传播次数；zero_grad() 同样少',
    accumulationMean: '(loss / accumulation_steps).backward()：取梯度的平均而不是总和',
    off: '被注释掉的语句：zero_grad、backward、step',
    iterations: '循环的次数；教程称之为 epoch',
    logEvery: '每隔多少次迭代打印一行 cost',
  },
  slider: (name) => `${name} 滑块`,

  matrices: '矩阵',
  target: '目标 W',
  targetHint: '每个格子都可以编辑。方向键移动，回车编辑，粘贴可替换整个矩阵。',
  learned: '学到的 weight.t()',
  difference: '差值',
  targetCell: (row, column) => `目标，第 ${row + 1} 行第 ${column + 1} 列`,
  addRow: '添加一行',
  removeRow: '删除最后一行',
  addColumn: '添加一列',
  removeColumn: '删除最后一列',
  biasRow: 'bias',
  cellDetail: (row, column) => `第 ${row + 1} 行第 ${column + 1} 列`,
  biasDetail: (column) => `bias 第 ${column + 1} 列`,
  detailTarget: '目标',
  detailWeight: '学到',
  detailDifference: '差值',

  loss: '损失',
  log: '对数',
  linear: '线性',
  axis: '损失坐标轴',
  chartLoading: '正在载入图表……',
  chartFailed: '图表未能载入。请刷新页面重试。',
  chartSummary: (iterations) => `${count(iterations)} 次迭代的损失`,
  band: '最小–最大',
  iterationsRange: (from, to) => (from === to ? `第 ${count(to)} 次迭代` : `第 ${count(from)}–${count(to)} 次迭代`),
  initial: '第一次迭代之前',
  nanLosses: (n) => `${count(n)} 个损失为 nan`,

  pins: {
    pin: '固定',
    pinHint: '让这次运行留在图上，再去改别的设置（P）',
    pinned: '这次运行已固定',
    full: '已固定六次运行：请先移除一次',
    compare: '比较优化器',
    compareHint: '每种优化器固定一次运行：数据、初始权重和批次相同，lr 各取合适的值',
    clear: '全部移除',
    list: '固定的运行',
    failed: '无法显示固定的运行。请重新加载页面再试。',
    same: '屏幕上的运行',
    noChanges: '无实时更改',
    change: (iteration, key, value) => `第 ${count(iteration)} 次起 ${key} = ${value}`,
    moreChanges: (n) => `另有 ${count(n)} 处更改`,
    open: (number, name) => `打开运行 ${number}：${name}`,
    remove: (number, name) => `移除运行 ${number}：${name}`,
    waiting: '等待计算',
    held: '按“运行”后，固定的运行也会一并计算。',
    computing: (percent) => `计算中，${percent} %`,
    broken: '无法计算',
    lossHint: '此刻的批次损失',
    errorHint: '此刻权重的最大误差',
    matrix: (largest) => `weight.t() − W，最大误差 ${largest}`,
    caption: (iteration, limit) => `第 ${count(iteration)} 次迭代：weight.t() − W（至 ±${limit}）、批次损失、最大误差`,
  },

  lowerPanel: '损失、权重轨迹，以及一次迭代的逐句演示',
  moment: {
    title: '逐句',
    loading: '正在载入……',
    failed: '此视图未能载入。请刷新页面重试。',
    iteration: (n) => `第 ${count(n)} 次迭代`,
    statements: '一次迭代的各条语句',
    commentedOut: '已注释掉',
    tooFast: '运行太快，看不清：请暂停，或把速度降到每秒 2 次迭代以下。',
    tensors: '此刻的各个张量',
    samples: (all) => `本批次在 ${count(all)} 个样本中的行`,
    shownOf: (shown, total) => `前 ${count(shown)} 行，共 ${count(total)} 行`,
    row: '行',
    moreRows: (n) => `…… 还有 ${count(n)} 行`,
    moreCells: (rows, columns) => `前 ${rows} × ${columns} 个`,
    states: { new: '新', changed: '已变', earlier: '上次的', none: 'None', missing: '尚无' },
    before: '之前',
    after: '之后',
    afterStep: 'step() 之后',
    error: '误差',
    errorHint: 'output_pred − output_batch',
    pass: (passes, of) => `第 ${count(passes)}/${count(of)} 次`,
    passes: (n) => `${count(n)} 次之和`,
    gradHint: '指向一个数，可看它由哪些项相加而成',
    sumOf: '这个数的由来',
    slopeTerm: '∂loss/∂output_pred',
    earlierTerm: '原有的值',
    moreTerms: (n) => `另外 ${count(n)} 行`,
    sumGone: '由更早的批次算得，那些行已不在 input_batch 中。',
  },
  path: {
    title: '权重轨迹',
    loading: '正在加载……',
    failed: '这个视图加载失败。请重新加载页面再试。',
    views: '画什么',
    weights: '权重',
    directions: '方向',
    landscape: '地形',
    columns: '输出列',
    allColumns: '所有列',
    column: (index) => `第 ${index + 1} 列`,
    axis: '迭代轴',
    cursor: '沿迭代移动的光标',
    start: '起点',
    now: '现在',
    expected: '期望',
    float32: 'float32',
    name: '曲线',
    ofWeights: '各个权重随迭代的变化',
    ofDirections: '沿 Hessian 各特征向量到最优点的距离',
    ofLandscape: (column) => `第 ${column + 1} 个输出列在最优点附近的损失，以及运行的路径`,
    direction: (index, of, eigenvalue) => `方向 ${index}/${of}，特征值 ${eigenvalue}`,
    dashedTarget: '虚线：目标。',
    dashedExpected: '虚线：所有运行的平均，只由数据算出。',
    halving: (slowest, fastest) => `误差沿最慢的方向每 ${slowest} 次迭代减半，沿最快的方向每 ${fastest} 次减半。`,
    noHalving: '因子不小于 1 的方向上，误差不会减小。',
    belowFloat32: '点线以下，权重自身的 float32 舍入已大于剩下的误差。',
    stillDirections: (n) => `有 ${count(n)} 个方向不在任何样本中：沿这些方向什么都不会动。`,
    onlySome: '只画最慢的六个和最快的六个。',
    notMse: '损失不是 MSELoss：这里的距离以平方误差的最优点为准，方向取其 Hessian 的特征向量。',
    noExpectation: {
      loss: '没有期望曲线：损失不是二次函数。',
      optimizer: '没有期望曲线：只有 SGD 的步长与梯度成线性关系。',
      zeroGrad: '没有期望曲线：没有 zero_grad()，梯度会不断累积。',
      loader: '没有期望曲线：DataLoader 的各个批次彼此相关。',
      momentum: '使用动量时没有期望曲线。',
      inputs: '输入太多，没有期望曲线。',
    },
    firstColumns: (n) => `只保留前 ${count(n)} 列。`,
    onlyMse: '只有 MSELoss 才画地形：只有这时它是一个可以精确算出的碗。',
    oneDirection: '数据只有一个方向：没有平面可画。',
    slowest: (eigenvalue) => `最慢的方向，λ ${eigenvalue}`,
    fastest: (eigenvalue) => `最快，λ ${eigenvalue}`,
    scales: (times) => `纵轴的比例是横轴的 ${times} 倍。`,
    outOfView: '权重超出了所画的范围。',
    optimum: '最优点',
    lossHere: '此处损失',
    besideLoss: '其他方向另加',
    pathSummary: (start, now, least) => `此平面上的损失：起点 ${start}，现在 ${now}，最小可能值 ${least}。`,
  },
  says: {
    start: '还没有执行任何语句：权重是 nn.Linear 随机给出的初值。请按“单步”。',
    whole: (iteration) => `第 ${count(iteration)} 次迭代是整个执行的。按“单步”可逐句看下一次。`,
    drawn: {
      choice: (rows, all) =>
        `从 ${count(all)} 个样本中抽到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
      choice_replace: (rows, all) =>
        `从 ${count(all)} 个样本中抽到第 ${rows} 行，可以重复：它们的 x 成为 input_batch，y 成为 output_batch。`,
      sequential: (rows, all) =>
        `按 ${count(all)} 个样本的顺序，轮到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
      shuffle: (rows, all) =>
        `按本 epoch 打乱后的 ${count(all)} 个样本的顺序，轮到第 ${rows} 行：它们的 x 成为 input_batch，y 成为 output_batch。`,
    },
    rowsAndMore: (rows, more) => `${rows} 等行，以及另外 ${count(more)}`,
    short: '这个 epoch 以不足的批次结束。',
    cleared: 'weight.grad 又成了 None。若没有这一行，backward() 会把新梯度加到旧梯度上。',
    nothingYet: '还没有可清除的：第一次 backward() 之前 weight.grad 是 None。',
    neverGradient: '没有可清除的：loss.backward() 被注释掉了，永远不会有梯度。',
    notCleared: (passes, of) => `这一轮不清除：要累积 ${count(of)} 次反向传播的梯度，目前有 ${count(passes)} 次。`,
    predicted: (furthest) =>
      `output_pred = input_batch · weight.t() 是模型现在的回答，与 output_batch 最多相差 ${furthest}。`,
    predictedBias: (furthest) =>
      `output_pred = input_batch · weight.t() + bias 是模型现在的回答，与 output_batch 最多相差 ${furthest}。`,
    predictedLost: 'output_pred 中的数已超出 float32：模型的回答不再有用。',
    lossIs: {
      mse: (loss, errors) => `错得多厉害，用一个数表示：${count(errors)} 个误差平方的平均值是 ${loss}。`,
      l1: (loss, errors) => `错得多厉害，用一个数表示：${count(errors)} 个误差大小的平均值是 ${loss}。`,
      smooth_l1: (loss, errors) =>
        `错得多厉害，用一个数表示：${count(errors)} 个误差，小的按平方、大的按大小计，平均是 ${loss}。`,
      huber: (loss, errors) =>
        `错得多厉害，用一个数表示：${count(errors)} 个误差，小的按平方、大的按大小计，平均是 ${loss}。`,
    },
    lossLost: (loss) => `损失是 ${loss}：误差已超出 float32（3.4e38），再也走不回来。`,
    gradient: (steepest) => `weight.grad 现在说明损失随每个权重增长得多快，其中最大的是 ${steepest}。`,
    gradientPass: (steepest, passes, of) =>
      `第 ${count(passes)} 次反向传播，共 ${count(of)} 次：这个批次的梯度加进了 weight.grad，其中最大的现在是 ${steepest}。`,
    gradientPassMean: (steepest, passes, of) =>
      `第 ${count(passes)} 次反向传播，共 ${count(of)} 次：这个批次梯度的 1/${count(of)} 加进了 weight.grad，其中最大的现在是 ${steepest}。`,
    gradientPiled: (steepest, passes) =>
      `这个梯度加到了原有的值上：zero_grad() 被注释掉了，已堆积 ${count(passes)} 次。其中最大的是 ${steepest}。`,
    gradientLost: (steepest) => `weight.grad 中有 ${steepest}：超出 float32 的损失，其斜率没有意义。`,
    noWeightYet: '权重还没有变。',
    neverStepped: '权重永远不会变：optimizer.step() 被注释掉了。',
    stepped: {
      sgd: (lr, furthest) => `每个权重逆着自己的梯度移动了 lr = ${lr} 倍梯度，最多移动 ${furthest}。`,
      adam: (lr, furthest) =>
        `每个权重逆着 exp_avg 移动，并除以 exp_avg_sq 的平方根：梯度不变号时每步约为 lr = ${lr}，这次最多 ${furthest}。`,
      adamw: (lr, furthest) =>
        `每个权重逆着 exp_avg 移动，并除以 exp_avg_sq 的平方根：梯度不变号时每步约为 lr = ${lr}，这次最多 ${furthest}。`,
      rmsprop: (lr, furthest) =>
        `每个权重移动 lr = ${lr} 倍的梯度，并除以梯度通常的大小（square_avg 的平方根），最多移动 ${furthest}。`,
      adagrad: (lr, furthest) =>
        `每个权重移动 lr = ${lr} 倍的梯度，并除以 sum（迄今的平方和）的平方根，最多移动 ${furthest}。`,
    },
    steppedMomentum: (lr, furthest, momentum) =>
      `momentum_buffer 保留自身的 ${momentum} 倍并加入梯度；每个权重逆着它移动 lr = ${lr} 倍，最多移动 ${furthest}。`,
    steppedNesterov: (lr, furthest, momentum) =>
      `momentum_buffer 保留自身的 ${momentum} 倍并加入梯度；再沿它前看一步，每个权重最多移动 ${furthest}（lr = ${lr}）。`,
    decayed: (weightDecay) => `weight_decay = ${weightDecay} 还把它们拉向 0。`,
    steppedPiled: (passes) => `所用的梯度是 ${count(passes)} 次反向传播之和，因为 zero_grad() 被注释掉了。`,
    onlyHere: '只有这一行改变权重。',
    stepZero: (lr) => `step() 执行了，但权重没有变：梯度是 0，或者 lr = ${lr} 倍的梯度在 float32 中小得不起作用。`,
    stepLost: '这一步是无穷大或者不是数，权重从此也是如此：从 nan 走不回来。',
    noGradient: '权重没有动：weight.grad 是 None，step() 跳过它。loss.backward() 被注释掉了。',
    notStepped: (passes, of) =>
      `这一轮不更新：step() 要等 weight.grad 累积了 ${count(of)} 次反向传播，目前有 ${count(passes)} 次。`,
  },

  sweep: {
    title: '扫描',
    loading: '正在加载……',
    notLoaded: '无法加载此视图。请重新加载页面再试。',
    view: '扫描什么',
    views: { lr: 'lr', map: '地图' },
    rows: 'lr 与',
    start: (seconds) => (seconds > 5 ? `开始（约 ${duration(seconds)}）` : '开始'),
    again: '扫描当前设置',
    goOn: '继续',
    cancel: '取消',
    progress: '扫描进度',
    offer: (runs) => `在后台把 ${count(runs)} 次运行各自跑到终点。`,
    nothing: '这里没有可以扫描的运行。',
    failed: '扫描未能完成。',
    former: '这是先前设置的扫描结果。',
    withoutChanges: (n) => `不含屏幕上这次运行的 ${count(n)} 个实时更改。`,
    best: (where, loss) => `最好：${where}，最终为 ${loss}。`,
    diverged: (n, of) => (n === 0 ? `${count(of)} 次运行都没有发散。` : `${count(of)} 次运行中有 ${count(n)} 次发散。`),
    leftOut: (rows, why) => `略去：${rows}。${why}`,
    endsAt: (where, loss) => `${where}：最终全体损失 ${loss}`,
    divergesAt: (where, loss, iteration) => `${where}：在第 ${count(iteration)} 次迭代发散，最终全体损失 ${loss}`,
    unknown: (where) => `${where}：尚不知道`,
    excluded: (where) => `${where}：略去`,
    loads: '点击或按 Enter 载入这次运行。',
    hint: '指向一次运行或用方向键选择；点击或按 Enter 载入。',
    chart: '最终全体损失随 lr 的变化',
    map: (key) => `最终全体损失随 lr 与 ${key} 的变化`,
    loss: '最终全体损失',
    now: '当前设置',
    divergedRail: '发散',
    atLeast: (loss) => `≥ ${loss}（起点）`,
    fullBatch: (lr) => `全批量 ${lr}`,
    meanSquare: (lr) => `均方 ${lr}`,
    typical: (lr) => `典型运行 ≈ ${lr}`,
    meanSquareCurve: '均方极限',
    noLimits: {
      loss: '没有画出极限：其闭式只对 MSE 成立。',
      optimizer: '没有画出极限：其闭式只对 SGD 成立。',
      zeroGrad: '没有画出极限：没有 zero_grad() 时梯度会累积。',
      loader: '没有画出极限：DataLoader 的各个批次彼此相关。',
      momentum: '没有画出极限：这样的 momentum 不在其列。',
      inputs: '没有画出极限：输入太多。',
      off: '没有画出极限：无论 lr 多大，什么都不会动。',
      flat: '没有画出极限：没有可以下降的坡度。',
      never: '没有画出极限：在这样的 momentum 或 dampening 下，任何 lr 都不能缩小误差。',
      work: '没有画出极限：计算量太大。',
    },
  },

  why: {
    title: '为什么',
    loading: '正在载入……',
    failed: '此视图未能载入。请刷新页面重试。',
    computing: '正在计算……',
    expected: '期望',
    expectedHint: '对所有批次序列取平均的全体损失，仅由数据算出',
    ofMeanWeight: '平均权重处',
    ofMeanWeightHint: '所有运行的平均权重处的全体损失；各次运行的平均损失不会低于它',
    floor: '下限',
    marks: {
      fastest: '下降最快',
      meanSquare: '均方的界限',
      fullBatch: '全批量的界限',
      typical: '典型运行的界限 ≈',
    },
    beyond: {
      meanSquare: (lr, factor, limit, batch) =>
        `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是批大小 ${count(batch)} 时均方的界限。`,
      fullBatch: (lr, factor, limit) => `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是全批量的界限。`,
      typical: (lr, factor, limit, batch) =>
        `lr = ${lr} 是 ${limit} 的 ${factor} 倍，后者是批大小 ${count(batch)} 时典型运行的界限（估计值）。`,
    },
    over: {
      meanSquare: (factor) => `均方界限的 ${factor} 倍`,
      fullBatch: (factor) => `全批量界限的 ${factor} 倍`,
      typical: (factor) => `典型运行界限的 ${factor} 倍`,
    },
    effects: {
      grows: '几乎每次运行都会无止境地增大。',
      bursts: '多数运行仍在缩小，但罕见的爆发支配着平均值。',
    },
    noFinite: (iteration) => `发散：从第 ${count(iteration)} 次迭代起损失不再是有限数。`,
    restartWith: (lr) => `以 lr = ${lr} 重新开始`,
    setLr: (lr) => `把 lr 设为 ${lr}`,
    within: (lr, percent, limit) => `这次运行会收敛：lr = ${lr} 是最低界限 ${limit} 的 ${percent}。`,
    noCourse: (reason) => `无法预言这次运行的走势：${reason}`,
    onlyMean: (reason) => `只能预言所有运行的平均：${reason}`,
    noLimit(reason) {
      switch (reason.code) {
        case 'loss':
          return '这个损失不是二次的，闭式解只适用于 MSELoss。'
        case 'optimizer':
          return '这个优化器的步长不与梯度成正比，闭式解只适用于 SGD。'
        case 'zeroGrad':
          return 'zero_grad() 被注释掉了，梯度会堆积。'
        case 'loader':
          return 'DataLoader 的各个批次互相依赖。'
        case 'momentum':
          return '有动量时，各次运行围绕平均的散布未作推算。'
        case 'inputs':
          return `散布最多推算到 ${count(reason.most)} 个输入，而这里有 ${count(reason.inputs)} 个。`
        case 'off':
          return '有一条语句被注释掉了，没有它权重不会动。'
        case 'flat':
          return '没有可学的：所有方向的曲率都是 0。'
        case 'never':
          return '在这样的 momentum 或 dampening 下，任何 lr 都不能使误差缩小。'
        case 'work':
          return '计算量太大。'
      }
    },
    standstill(why) {
      switch (why.kind) {
        case 'moves':
          return '权重正在移动。'
        case 'off':
          return `权重不动：${why.statement}() 被注释掉了。`
        case 'lr':
          return '权重不动：lr 是 0，或者小到不是 float32 的数。'
        case 'accumulation':
          return `权重不动：累积 ${count(why.accumulationSteps)} 次反向传播才走一步，而这次运行只有 ${count(why.iterations)} 次。`
        case 'optimum':
          return '权重不动：这里就是最优点，所有梯度都是 0。'
        case 'rounding':
          return `权重不动：批次要求的最大一步是 ${why.largestStep.toExponential(1)}，而这里小于 ${why.leastNeeded.toExponential(1)} 的一步在 float32 中不起作用。`
        case 'unknown':
          return '权重是否还能移动，这里无从得知。'
      }
    },
    plateau: (settled) => `已经停在平台上：各批次的噪声抵消了每一步的收获，期望的全体损失停在 ${settled}。`,
    plateauFloor: (floor) => `任何权重的损失都不低于 ${floor}，那是 y 中的噪声。更小的 lr 或更大的批次会更接近它。`,
    sections: { left: '还差多少', howLong: '还要多久', limits: 'lr 最大能有多大', data: '由数据决定的' },
    expectedNow: (iteration, expected, measured) =>
      `经过 ${count(iteration)} 次迭代，全体损失的期望值（对所有批次序列平均）是 ${expected}；这次运行是 ${measured}。`,
    expectedEnd: (iteration, expected) =>
      `到结束时，即 ${count(iteration)} 次迭代之后，全体损失的期望值（对所有批次序列平均）是 ${expected}。`,
    slowest: (direction, eigenvalue, factor) =>
      `样本对 ${direction} 说得最少（特征值 ${eigenvalue}）：每次迭代后，沿这个方向的误差还保留 ${factor} 倍。`,
    kept: (iteration, share, largest, weight) =>
      `经过 ${count(iteration)} 次迭代，这部分误差还剩 ${share}，最多 ${largest}（${weight}）。`,
    keptNothing: (iteration) => `经过 ${count(iteration)} 次迭代，这部分误差已不剩什么。`,
    largestNow: (learned) => `这次运行的最大误差是 ${learned}。`,
    rowTerm: (row) => `行 ${count(row)}`,
    biasTerm: 'bias',
    weight: (row, column) => `行 ${count(row)} 列 ${count(column)}`,
    gaps: '各个权重以及还差多少',
    gapColumns: {
      weight: '权重',
      target: '目标',
      noise: '噪声',
      slowest: '最慢方向',
      others: '其他方向',
      expected: '期望',
      learned: '学到',
    },
    reached: (goal, iterations, lr) =>
      `lr = ${lr} 时，从头算起预计 ${count(iterations)} 次迭代后全体损失达到 ${goal}。`,
    reachedFastest: (iterations, lr, batch) =>
      `批大小 ${count(batch)} 时 lr = ${lr} 下降最快，只需 ${count(iterations)} 次。`,
    neverReached: (goal, loss) => `全体损失预计永远达不到 ${goal}：它趋于 ${loss}。`,
    grown: (goal) => `全体损失预计永远达不到 ${goal}：它无止境地增大。`,
    rounding: (loss) => `float32 会让这次运行停在 ${loss} 附近，那里每一步都小得不起作用。`,
    limitsTable: '各种批大小下 lr 的界限',
    batchOf: (batch) => `批大小 ${count(batch)}`,
    meanings: {
      fastest: '期望损失下降最快',
      meanSquare: '超过它，所有运行的平均因罕见的爆发而增大',
      fullBatch: '超过它，平均权重本身也会远离',
      typical: '超过它，几乎每次运行都会增大（估计值）',
    },
    scatter: (few, many, ratio, limitFew, limitMany) =>
      `${count(few)} 个样本的梯度围绕其平均的散布是 ${count(many)} 个样本的 ${ratio} 倍。散布也乘以 lr，所以均方的界限是 ${limitFew} 而不是 ${limitMany}。`,
    scatterAll: (few, limitFew, limitMany) =>
      `${count(few)} 个样本的梯度围绕其平均散布，全部样本的则没有散布。散布也乘以 lr，所以均方的界限是 ${limitFew} 而不是 ${limitMany}。`,
    steepest: (eigenvalue, factor) => `沿最陡的方向（特征值 ${eigenvalue}），每一步把平均误差乘以 ${factor}。`,
    overshoots: '小于 0 就是矫枉过正，各批次的散布还要加在上面。',
    overshootsMore: '小于 −1 时，多走的比纠正的还多。',
    eigenvalues: (list) => `Hessian 的特征值：${list}。`,
    condition: (condition) => `最陡方向的陡度是最平方向的 ${condition} 倍（条件数）：lr 必须迁就前者，后者就慢。`,
    unseen: (n, width) => `${count(width)} 个方向中有 ${count(n)} 个没有出现在任何样本里：沿这些方向权重保持初值。`,
    least: (floor) => `可能的最小损失是 ${floor}：y 中任何权重都解释不了的部分。`,
    leastZero: '可能的最小损失是 0：W 完全解释了 y。',
    derivation: '全部推导见本页源码中的 docs/theory.md。',
  },

  output: '输出',
  outputHint: '教程里的“Epoch”指的是一次迭代。',
  nothingPrinted: (first) => `第 ${count(first)} 次迭代时打印第一行。`,
  onlyFinalPrinted: '这次运行不打印 cost，结束时打印权重。',
  printedLines: '打印的行',
  omittedLines: (n) => `更早的 ${count(n)} 行不再保留。`,

  code: {
    title: '程序',
    hint: '点击其中的值即可修改。',
    value: (name: string, value: string) => `${name}，${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}，${value}；现为 ${now}`,
    commentOut: (statement: string) => `注释掉 ${statement}`,
  },

  export: {
    menu: '导出',
    python: 'Python 脚本',
    notebook: 'Jupyter 笔记本',
    losses: '损失历史',
    weights: '权重',
    chart: '损失图',
    matrices: '矩阵图',
    download: '下载',
    copy: '复制',
    named: (what, how) => `${what}：${how}`,
    promise:
      '随机数、数据、批次和初始权重与 x86-64 上任何 CPU 版 PyTorch 相同；打印的每一位与使用 OpenBLAS 的 PyTorch 1.13 相同，其他构建的末位数字可能不同。',
    computing: (percent) => `正在运行到结束以得出预期输出：${percent}%`,
    cancel: '取消',
    saved: (name) => `已下载 ${name}。`,
    copied: (name) => `已复制 ${name}。`,
    copyRefused: '浏览器不允许写入剪贴板。请再试一次，或改为下载。',
    notLoaded: '导出功能未能载入。网络是否已断开？',
    failed: '导出失败。',
    noChart: '页面上没有可以导出的图表。',
    words: {
      title: 'SGD：线性层学习 y = xW',
      setup: '准备',
      data: '数据',
      model: '模型、批次、损失与优化器',
      loop: '训练循环',
      weights: '学到的权重',
      expected: '预期输出（PyTorch 1.13，OpenBLAS，带 FMA 的 x86-64）：',
      promise: '随机数、数据、批次和初始权重在任何 x86-64 CPU 上都相同；其他 PyTorch 构建的末位数字可能不同。',
      noPromise: 'W 超过 31 行时，任何 PyTorch 构建（包括上述构建）的末位数字都可能不同。',
      tooLong: '未附预期输出：这次运行太长，没有为此实际运行。',
      omitted: (lines) => `省略了前 ${count(lines)} 行。`,
      link: (address) => `在浏览器中查看这次运行：${address}`,
    },
  },

  diverged: (iteration, lr) =>
    `发散：从第 ${count(iteration - 1)} 次迭代起损失不再是有限数。lr = ${lr} 时每一步都矫枉过正。请减小 lr 后重置。`,
  overflowed: (iteration) =>
    `从第 ${count(iteration - 1)} 次迭代起损失不再是有限数：这组数据的平方误差超出 float32（3.4e38）。请减小 W 中的数。`,
  runOn: '按“运行”可继续，PyTorch 也会继续。',
  pressRun: '按“运行”：SGD 会一步步把学到的权重推向 W。',
  stopAt: (iteration) => `此链接停在第 ${count(iteration)} 次迭代：请按“运行”。`,
  seeking: (iteration, target) => `正在重放：${count(iteration)} / ${count(target)}`,
  notPromised: 'W 超过 31 行时，末位数字可能与 PyTorch 不同。',
  scheduled: (n) => `后面还有 ${count(n)} 处实时更改`,

  toasts: {
    copied: '链接已复制。打开它的人会看到同一次运行，一位不差。',
    copyRefused: '浏览器不允许写入剪贴板，链接在此：',
    replaced: (rows, columns) => `W 现在是 ${rows} × ${columns}。`,
    restarted: '工作线程曾经中断，已重新启动；运行会得到同样的数字。',
    gaveWay: (key, problem) => `${key} 已恢复为默认值。${problem}`,
    notLoaded: '所需内容未能载入。网络是否已断开？',
    undo: '撤销',
    close: '关闭',
  },
  linkNotice: (n) => `链接中有 ${n} 处未按原样采用：`,
  dismiss: '知道了',
  failure: '无法在此浏览器中启动训练线程。',
  failureHelp: '设置仍保存在地址栏中。请刷新页面；若仍不行，请换一个浏览器。',
  crashed: '页面出错了。',
  crashedHelp: '地址栏仍描述着这次运行：刷新即可继续。',
  reload: '刷新',

  timeline: {
    label: '时间轴',
    slider: '运行中的时刻',
    at: (iteration, iterations) => `第 ${count(iteration)} 次迭代，共 ${count(iterations)} 次`,
    back: '后退一步',
    backStatement: '后退一条语句（Shift：一整次迭代）',
    backIteration: '后退一次迭代',
    goTo: '跳到某次迭代',
    goToShort: '跳到',
    stop: '停在这里',
    stopHint: '中止跳转，显示已到达的位置（Esc）',
    failed: '时间轴未能加载。',
    dropped: (iteration, recorded, changes) => {
      const lost = [
        ...(recorded > 0 ? [`${count(recorded)} 次迭代`] : []),
        ...(changes > 0 ? [`${count(changes)} 处实时更改`] : []),
      ]
      return `从第 ${count(iteration)} 次迭代起走向另一个未来；已丢弃：${lost.join('、')}。`
    },
    keys: '后退、前进一次迭代',
    statementKeys: '后退、前进一条语句',
  },

  shortcutsTitle: '键盘',
  shortcuts: {
    space: '运行或暂停',
    s: '单步：一条语句',
    shiftS: '单步：整次迭代',
    f: '完成',
    r: '重置',
    p: '固定这次运行',
    help: '本列表',
    arrows: '在矩阵的格子间移动，或读取图表上的点',
    enter: '编辑格子，或采用输入的值',
    escape: '保持原值',
    paste: '把矩阵粘贴到 W',
  },
  summary: (iteration, iterations, loss, error) =>
    `第 ${iteration} 次迭代，共 ${iterations} 次，批损失 ${loss}，最大误差 ${error}`,
  statuses: { idle: '就绪', running: '运行中', paused: '已暂停', finished: '已完成' },

  presets: {
    tutorial: {
      name: '教程原样',
      look: ({ config }) => `cost 越来越小，可 ${count(config.iterations)} 次迭代后有一个权重仍差 0.009：为什么？`,
    },
    fast: { name: 'lr 0.1', look: () => '学习率是十倍：500 次左右的迭代就到了教程结束时的位置。' },
    edge: {
      name: '发散的边缘',
      look: (run) => {
        const from = run.changes[0]?.iteration ?? 0
        const { lr } = configAt(run, from)
        return `lr 为 ${run.config.lr} 时误差仍在起伏中缩小；第 ${from} 次迭代起 lr 为 ${lr}，误差便无止境地增大。`
      },
    },
    single: { name: '每批一个样本', look: () => '每步只看一个样本：平均走势相同，损失的波动带却宽得多。' },
    full: {
      name: '全批量',
      look: ({ config }) => `每步用全部 ${config.numSamples} 个样本：没有随机性，波动带收成一条线。`,
    },
    noise: { name: '带噪声的数据', look: () => 'y 中有噪声：损失停在一个下限上，权重不停颤动。' },
    forgot: {
      name: '忘了 zero_grad()',
      look: () => '前 500 次左右的迭代看上去在学习；其实梯度越积越多，权重荡过 W 又荡回来，永不停歇。',
    },
    sum: {
      name: '四次 backward() 一次 step()',
      look: ({ config: { lr, accumulationSteps } }) =>
        `步数只有四分之一，每步用四个梯度之和：相当于 lr ${lr * accumulationSteps}，终点与教程相同。`,
    },
    mean: {
      name: '同上，但取平均',
      look: ({ config: { batchSize, accumulationSteps } }) =>
        `loss / ${accumulationSteps}：每一步等于批大小 ${batchSize * accumulationSteps} 的一步。在这里只是更慢；它是为放不进内存的大批次准备的。`,
    },
    momentum: {
      name: '动量 0.9',
      look: ({ config: { lr, momentum } }) =>
        `每一步都延续到后面的步里，合起来约为十步：走势接近 lr ${decimal(lr / (1 - momentum), 1)}。`,
    },
    adam: {
      name: 'Adam',
      look: () => '无论梯度多小，每个权重每步约移动 lr：起初直奔目标，随后在目标附近摸索。',
    },
    loader: {
      name: 'DataLoader 的 epoch',
      look: ({ config: { numSamples, batchSize } }) =>
        `${numSamples / batchSize} 个批次正好遍历全部样本，然后重新打乱：打印的每一行都是真正的 epoch。`,
    },
  },

  problem(problem) {
    const at = (p: { row?: number; column?: number }) =>
      p.row === undefined || p.column === undefined ? '' : `第 ${p.row + 1} 行第 ${p.column + 1} 列：`
    switch (problem.code) {
      case 'empty':
        return '需要一个值。'
      case 'tooLong':
        return `文本超过 ${count(problem.limit)} 个字符。`
      case 'notANumber':
        return `${at(problem)}“${problem.text}”不是有限数。`
      case 'notFloat32':
        return `${at(problem)}${problem.text} 超出 float32 的范围（3.4e38）。`
      case 'notAnInteger':
        return `${problem.text} 不是整数。`
      case 'outOfRange':
        return `${problem.text} 不在 ${ends(problem, '（不含）').join(' 到 ')} 之间。`
      case 'notOneOf':
        return `“${problem.text}”不是下列之一：${problem.options.join('、')}。`
      case 'notAMatrix':
        return '括号没有配成形如 [[1, 2], [3, 4]] 的矩阵。'
      case 'ragged':
        return `第 ${problem.row + 1} 行有 ${count(problem.found)} 个值，第一行有 ${count(problem.expected)} 个。`
      case 'tooManyRows':
        return `${count(problem.found)} 行；最多 ${problem.limit} 行。`
      case 'tooManyColumns':
        return `${count(problem.found)} 列；最多 ${problem.limit} 列。`
      case 'wrongLength':
        return `有 ${count(problem.found)} 个值，而 W 有 ${problem.expected} 列。`
      case 'batchOverSamples':
        return `无法从 num_samples = ${count(problem.numSamples)} 个样本中不放回地抽取 ${count(problem.batchSize)} 个。`
      case 'samplesUnderBatch':
        return `num_samples = ${count(problem.numSamples)} 小于 batch_size = ${count(problem.batchSize)}。`
      case 'refused':
        return `PyTorch 不接受：${problem.error}。`
      case 'notAnArgument':
        return `${problem.owner} 没有这个参数。`
      case 'fixedInLoader':
        return 'DataLoader 的批大小在创建时就已固定。'
      case 'shapeChanged':
        return `运行途中 W 的形状保持 ${problem.expected}。`
      case 'changeTooLate':
        return `运行在第 ${count(problem.iterations)} 次迭代结束，这处更改永远不会发生。`
      case 'changeLimit':
        return `一次运行最多 ${problem.limit} 处实时更改。重置可重新开始。`
    }
  },

  linkIssue({ key, text, problem, used }) {
    const what = text === '' ? key : `${key}=${text}`
    const instead = used === undefined ? '' : `改用：${used}。`
    switch (problem.code) {
      case 'unknownKey':
        return `${what}：本页不认识这个键。它会保留在链接中。`
      case 'brokenEscape':
        return `${what}：% 转义有误。${instead}`
      case 'duplicateKey':
        return `${what}：${key} 出现不止一次。${instead}`
      case 'unknownVersion':
        return `${what}：未知的格式版本，按版本 ${problem.current} 读取。`
      case 'badChange':
        return `${what}：实时更改的写法如 at=1200:lr=0.1。`
      case 'notLive':
        return `${what}：${problem.key} 不能在运行途中更改。`
      case 'tooManyChanges':
        return `有 ${count(problem.found)} 处实时更改，只采用前 ${problem.limit} 处。`
      case 'tBeyondEnd':
        return `${what}：运行在第 ${count(problem.iterations)} 次迭代结束。`
      case 'tooManyUnknown':
        return `${count(problem.dropped)} 个未知条目过多，未能保留。`
      case 'tooManyEntries':
        return `只读取链接中的前 ${count(problem.limit)} 个条目。`
      case 'linkTooLong':
        return `链接有 ${count(problem.length)} 个字符，最多读取 ${count(problem.limit)} 个。`
      case 'tooManyPins':
        return `最多固定 ${problem.limit} 次运行，另有 ${count(problem.dropped)} 次未采用。`
      case 'samePin':
        return `${what}：这次运行已经固定了。`
      case 'notInPin':
        return `${what}：未采用这次固定的运行。${problem.key} 不是运行的参数。`
      case 'changesDoNotFit':
        return `${what}：未采用这次固定的运行。链接中的实时更改无法用于它。`
      case 'moreIssues':
        return `另有 ${count(problem.count)} 处。`
      default:
        return `${what}：${key === 'pin' ? '未采用这次固定的运行。' : ''}${zh.problem(problem)}${instead}`
    }
  },
}
