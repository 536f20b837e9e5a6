import type { Config, Key, Run } from '../experiment/config.ts'
import type { PresetId } from '../experiment/presets.ts'
import type { Problem } from '../experiment/problem.ts'
import { configAt } from '../experiment/run.ts'
import type { LinkIssue } from '../share/issue.ts'
import type { Excess, LimitName } from '../theory/excess.ts'
import type { NoLimit } from '../theory/limits.ts'
import type { Standstill } from '../theory/standstill.ts'
import type { Reason } from '../theory/stepping.ts'
import { count, decimal, duration, ends, listOf, place } from './number-text.ts'

interface ExampleText {
  readonly name: string
  /** What to look for; the numbers that the run has are read from it. */
  readonly look: (run: Run) => string
}

/** Every text of the page in English; the other languages have the same shape, or they do not compile. */
export const en = {
  title: 'SGD Playground',
  subtitle: 'watch a linear layer learn y = xW',
  otherLanguage: { label: '中文', name: '用中文显示' },

  examples: 'Examples',
  share: 'Share',
  openFull: 'Open in SGD Playground',
  theme: (dark: boolean) => (dark ? 'Switch to the light theme' : 'Switch to the dark theme'),
  shortcutsButton: 'Keyboard shortcuts',

  transport: 'Run control',
  run: 'Run',
  pause: 'Pause',
  runAgain: 'Run again',
  step: 'Step',
  stepHint: 'One statement (Shift: a whole iteration)',
  finish: 'Finish',
  finishHint: 'To the last iteration, as fast as possible',
  reset: 'Reset',
  resetHint: 'A new run of the values on screen, without the live changes',
  replay: 'Replay',
  replayHint: 'The same run again, live changes included',
  speed: 'Speed',
  perSecond: (rate: number) => (rate === Infinity ? 'max' : `${count(rate)}/s`),
  perSecondLong: (rate: number) => (rate === Infinity ? 'as fast as possible' : `${count(rate)} iterations a second`),
  iteration: 'iteration',
  ofIterations: (iterations: number) => `/ ${count(iterations)}`,
  epoch: (epochs: number) => `epoch ${decimal(epochs, 1)}`,
  epochHint: 'Passes over the data. What the tutorial prints as “Epoch” is an iteration.',
  batchLoss: 'batch loss',
  fullLoss: 'full loss',
  maxError: 'max |error|',
  maxErrorHint: 'Largest distance between a learned weight and its target',

  setup: 'Setup',
  groups: { data: 'Data', model: 'Model and loss', optimizer: 'Optimizer', loop: 'Loop' },
  newSeeds: 'New seeds',
  fields: {
    W: 'Target matrix, in_features × out_features',
    trueBias: 'Added to y, one value a column of W; none if empty',
    numSamples: 'Rows of x',
    x: 'How x is drawn: torch.rand (uniform) or torch.randn (normal)',
    noise: 'Sigma of the noise added to y: noise * torch.randn',
    seed: 'torch.manual_seed: data and initial weight',
    npSeed: 'np.random.seed: the batches',
    bias: 'nn.Linear(bias=)',
    loss: 'The criterion, a class of torch.nn',
    beta: 'nn.SmoothL1Loss(beta=): errors below it count squared, above it by their size',
    delta: 'nn.HuberLoss(delta=): errors below it count squared, above it by their size',
    optimizer: 'A class of torch.optim. Its arguments start at PyTorch’s defaults',
    lr: 'Learning rate. While a run is under way: a live change',
    momentum: 'How much of the last step goes on into the next. While a run is under way: a live change',
    dampening: 'The share of a new gradient that is kept out of the momentum buffer',
    weightDecay: 'Pulls the weights towards 0. While a run is under way: a live change',
    nesterov: 'Nesterov momentum; needs momentum > 0 and dampening 0',
    betas: 'How much of the running means of the gradient and of its square is kept in each step',
    eps: 'Added to the denominator, so that it is never 0',
    amsgrad: 'Divides by the largest mean of squares so far instead of the present one',
    alpha: 'How much of the running mean of squares is kept in each step',
    centered: 'Divides by an estimate of the standard deviation instead of the root of the mean square',
    lrDecay: 'How fast lr falls with the number of steps',
    initialAccumulatorValue: 'Where the sum of squares starts',
    batchSize: 'Samples in a mini-batch. While a run is under way: a live change (a DataLoader’s: a new run)',
    sampler: 'How samples are chosen: np.random.choice without or with replacement; a DataLoader in order or shuffled',
    dropLast: 'DataLoader(drop_last=): leave out the last batch of an epoch if it is short',
    accumulationSteps: 'Backward passes to one optimizer.step(); zero_grad() as rarely',
    accumulationMean: '(loss / accumulation_steps).backward(): the mean of the gradients instead of their sum',
    off: 'Statements commented out: zero_grad, backward, step',
    iterations: 'Turns of the loop; the tutorial calls them epochs',
    logEvery: 'A cost line is printed each so many iterations',
  } satisfies Record<Key, string>,
  slider: (name: string) => `${name}, slider`,

  matrices: 'Matrices',
  target: 'Target W',
  targetHint: 'Edit any cell. Arrow keys move, Enter edits, paste takes a whole matrix.',
  learned: 'Learned weight.t()',
  difference: 'Difference',
  targetCell: (row: number, column: number) => `Target, row ${row + 1}, column ${column + 1}`,
  addRow: 'Add a row',
  removeRow: 'Remove the last row',
  addColumn: 'Add a column',
  removeColumn: 'Remove the last column',
  biasRow: 'bias',
  cellDetail: (row: number, column: number) => `row ${row + 1}, column ${column + 1}`,
  biasDetail: (column: number) => `bias, column ${column + 1}`,
  detailTarget: 'target',
  detailWeight: 'learned',
  detailDifference: 'difference',

  loss: 'Loss',
  log: 'log',
  linear: 'linear',
  axis: 'Loss axis',
  chartLoading: 'Loading the chart …',
  chartFailed: 'The chart could not be loaded. Reload the page to try again.',
  chartSummary: (iterations: number) => `Loss over ${count(iterations)} iterations`,
  band: 'min–max',
  iterationsRange: (from: number, to: number) =>
    from === to ? `iteration ${count(to)}` : `iterations ${count(from)}–${count(to)}`,
  initial: 'before the first iteration',
  nanLosses: (n: number) => (n === 1 ? '1 loss is nan' : `${count(n)} losses are nan`),

  pins: {
    pin: 'Pin',
    pinHint: 'Keep this run on the chart while the settings move on (P)',
    pinned: 'This run is pinned',
    full: 'Six runs are pinned: remove one first',
    compare: 'Compare optimizers',
    compareHint: 'Pin a run of each optimizer: the same data, initial weight and batches, an lr that suits each',
    clear: 'Remove all',
    list: 'Pinned runs',
    failed: 'The pinned runs cannot be shown. Reload the page to try again.',
    same: 'the run on screen',
    noChanges: 'no live changes',
    change: (iteration: number, key: string, value: string) => `${key} = ${value} at ${count(iteration)}`,
    moreChanges: (n: number) => (n === 1 ? '1 more change' : `${count(n)} more changes`),
    open: (number: number, name: string) => `Open run ${number}: ${name}`,
    remove: (number: number, name: string) => `Remove run ${number}: ${name}`,
    waiting: 'waiting for its turn',
    held: 'Press Run: the pinned runs are computed then, too.',
    computing: (percent: number) => `computing, ${percent} %`,
    broken: 'could not be computed',
    lossHint: 'batch loss at this moment',
    errorHint: 'largest error of a weight at this moment',
    matrix: (largest: string) => `weight.t() − W; the largest error is ${largest}`,
    caption: (iteration: number, limit: string) =>
      `At ${count(iteration)}: weight.t() − W to ±${limit}, batch loss, largest error`,
  },

  lowerPanel: 'Loss, weights, and one iteration step by step',
  moment: {
    title: 'Step by step',
    loading: 'Loading …',
    failed: 'This view could not be loaded. Reload the page to try again.',
    iteration: (n: number) => `iteration ${count(n)}`,
    statements: 'The statements of an iteration',
    commentedOut: 'commented out',
    tooFast: 'Running too fast to read: pause, or slow down below 2 iterations a second.',
    tensors: 'The tensors of this moment',
    samples: (all: number) => `Rows of this batch among the ${count(all)} samples`,
    shownOf: (shown: number, total: number) => `the first ${count(shown)} of ${count(total)}`,
    row: 'row',
    moreRows: (n: number) => (n === 1 ? '… 1 more row' : `… ${count(n)} more rows`),
    moreCells: (rows: number, columns: number) => `the first ${rows} × ${columns}`,
    states: { new: 'new', changed: 'changed', earlier: 'earlier', none: 'None', missing: 'not yet' },
    before: 'before',
    after: 'after',
    afterStep: 'after step()',
    error: 'error',
    errorHint: 'output_pred − output_batch',
    pass: (passes: number, of: number) => `pass ${count(passes)} of ${count(of)}`,
    passes: (n: number) => (n === 1 ? '1 pass' : `${count(n)} passes`),
    gradHint: 'Point at a number to see the sum behind it',
    sumOf: 'Where this number comes from',
    slopeTerm: '∂loss/∂output_pred',
    earlierTerm: 'there before',
    moreTerms: (n: number) => (n === 1 ? '1 more row' : `${count(n)} more rows`),
    sumGone: 'Computed from an earlier batch, which is no longer in input_batch.',
  },
  path: {
    title: 'Weights',
    loading: 'Loading …',
    failed: 'This view could not be loaded. Reload the page to try again.',
    views: 'What is drawn',
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
    expected: 'expected',
    float32: 'float32',
    name: 'line',
    ofWeights: 'Each weight over the iterations',
    ofDirections: 'Distance from the optimum along each eigenvector of the Hessian',
    ofLandscape: (column: number) => `Loss of output column ${column + 1} around its optimum, and the path of the run`,
    direction: (index: number, of: number, eigenvalue: string) =>
      `direction ${index} of ${of}, eigenvalue ${eigenvalue}`,
    dashedTarget: 'Dashed: the target.',
    dashedExpected: 'Dashed: the mean over all runs, from the data alone.',
    halving: (slowest: string, fastest: string) =>
      `The error halves every ${slowest} iterations along the slowest direction, every ${fastest} along the fastest.`,
    noHalving: 'Along a direction whose factor is 1 or more nothing shrinks.',
    belowFloat32: 'Below the dotted line the weights’ own float32 rounding is larger than what is left.',
    stillDirections: (n: number) =>
      n === 1
        ? '1 direction is in none of the samples: nothing moves along it.'
        : `${count(n)} directions are in none of the samples: nothing moves along them.`,
    onlySome: 'Drawn are the slowest six and the fastest six.',
    notMse:
      'The loss is not MSELoss: distances are from the optimum of the squared error, by the eigenvectors of its Hessian.',
    noExpectation: {
      loss: 'No expectation: the loss is not quadratic.',
      optimizer: 'No expectation: only the steps of SGD are linear in the gradient.',
      zeroGrad: 'No expectation: without zero_grad() gradients pile up.',
      loader: 'No expectation: the batches of a DataLoader depend on each other.',
      momentum: 'No expectation with momentum.',
      inputs: 'No expectation for so many inputs.',
    } satisfies Record<Reason['code'], string>,
    firstColumns: (n: number) => `Kept are the first ${count(n)} columns.`,
    onlyMse: 'The landscape is drawn for MSELoss alone: only there is it a bowl known exactly.',
    oneDirection: 'The data have only one direction: there is no plane to draw.',
    slowest: (eigenvalue: string) => `slowest direction, λ ${eigenvalue}`,
    fastest: (eigenvalue: string) => `fastest, λ ${eigenvalue}`,
    scales: (times: string) => `The vertical scale is ${times} times the horizontal one.`,
    outOfView: 'The weights go beyond what is drawn.',
    optimum: 'optimum',
    lossHere: 'loss here',
    besideLoss: 'other directions add',
    pathSummary: (start: string, now: string, least: string) =>
      `Loss in this plane: at the start ${start}, now ${now}, least possible ${least}.`,
  },
  says: {
    start: 'Nothing has been carried out yet: the weights are the random ones nn.Linear began with. Press Step.',
    whole: (iteration: number) =>
      `Iteration ${count(iteration)} was carried out as a whole. Step goes through the next one line by line.`,
    drawn: {
      choice: (rows: string, all: number) =>
        `Rows ${rows} of the ${count(all)} samples were drawn. Their x is input_batch, their y is output_batch.`,
      choice_replace: (rows: string, all: number) =>
        `Rows ${rows} of the ${count(all)} samples were drawn; one may come twice. Their x is input_batch, their y is output_batch.`,
      sequential: (rows: string, all: number) =>
        `Rows ${rows} are next in the order of the ${count(all)} samples. Their x is input_batch, their y is output_batch.`,
      shuffle: (rows: string, all: number) =>
        `Rows ${rows} are next in this epoch’s shuffled order of the ${count(all)} samples. Their x is input_batch, their y is output_batch.`,
    } satisfies Record<Config['sampler'], (rows: string, all: number) => string>,
    rowsAndMore: (rows: string, more: number) => `${rows} and ${count(more)} more`,
    short: 'The epoch ends with this short batch.',
    cleared: 'weight.grad is None again. Without this line, backward() would add the next gradient to the old one.',
    nothingYet: 'Nothing to clear yet: weight.grad is None until the first backward().',
    neverGradient: 'Nothing to clear: loss.backward() is commented out, so there is never a gradient.',
    notCleared: (passes: number, of: number) =>
      `Not in this turn: the gradients of ${count(of)} backward passes are collected, ${count(passes)} so far.`,
    predicted: (furthest: string) =>
      `output_pred = input_batch · weight.t() is what the model says now: off from output_batch by up to ${furthest}.`,
    predictedBias: (furthest: string) =>
      `output_pred = input_batch · weight.t() + bias is what the model says now: off from output_batch by up to ${furthest}.`,
    predictedLost: 'output_pred holds numbers beyond float32: what the model says is of no more use.',
    lossIs: {
      mse: (loss: string, errors: number) =>
        `How wrong, in one number: the mean of the ${count(errors)} squared errors is ${loss}.`,
      l1: (loss: string, errors: number) =>
        `How wrong, in one number: the mean size of the ${count(errors)} errors is ${loss}.`,
      smooth_l1: (loss: string, errors: number) =>
        `How wrong, in one number: the mean over ${count(errors)} errors, small ones squared, large ones by their size, is ${loss}.`,
      huber: (loss: string, errors: number) =>
        `How wrong, in one number: the mean over ${count(errors)} errors, small ones squared, large ones by their size, is ${loss}.`,
    } satisfies Record<Config['loss'], (loss: string, errors: number) => string>,
    lossLost: (loss: string) =>
      `The loss is ${loss}: the errors are beyond float32 (3.4e38), and no step can lead back.`,
    gradient: (steepest: string) =>
      `weight.grad now holds how fast the loss grows with each weight; the largest is ${steepest}.`,
    gradientPass: (steepest: string, passes: number, of: number) =>
      `Backward pass ${count(passes)} of ${count(of)}: this batch’s gradient was added to weight.grad; the largest is now ${steepest}.`,
    gradientPassMean: (steepest: string, passes: number, of: number) =>
      `Backward pass ${count(passes)} of ${count(of)}: 1/${count(of)} of this batch’s gradient was added to weight.grad; the largest is now ${steepest}.`,
    gradientPiled: (steepest: string, passes: number) =>
      `This gradient was added to what was there: ${count(passes)} passes have piled up, for zero_grad() is commented out. The largest is ${steepest}.`,
    gradientLost: (steepest: string) =>
      `weight.grad holds ${steepest}: the slope of a loss beyond float32 says nothing.`,
    noWeightYet: 'No weight has changed yet.',
    neverStepped: 'No weight will ever change: optimizer.step() is commented out.',
    stepped: {
      sgd: (lr: string, furthest: string) =>
        `Each weight moved against its gradient by lr = ${lr} times it, at most by ${furthest}.`,
      adam: (lr: string, furthest: string) =>
        `Each weight moved against exp_avg, divided by the root of exp_avg_sq: about lr = ${lr} while the gradient keeps its sign, at most ${furthest} here.`,
      adamw: (lr: string, furthest: string) =>
        `Each weight moved against exp_avg, divided by the root of exp_avg_sq: about lr = ${lr} while the gradient keeps its sign, at most ${furthest} here.`,
      rmsprop: (lr: string, furthest: string) =>
        `Each weight moved by lr = ${lr} times its gradient divided by that gradient’s usual size, the root of square_avg: at most by ${furthest}.`,
      adagrad: (lr: string, furthest: string) =>
        `Each weight moved by lr = ${lr} times its gradient divided by the root of sum, all squares so far: at most by ${furthest}.`,
    } satisfies Record<Config['optimizer'], (lr: string, furthest: string) => string>,
    steppedMomentum: (lr: string, furthest: string, momentum: string) =>
      `momentum_buffer kept ${momentum} of itself and took in the gradient; each weight moved against it by lr = ${lr} times it, at most by ${furthest}.`,
    steppedNesterov: (lr: string, furthest: string, momentum: string) =>
      `momentum_buffer kept ${momentum} of itself and took in the gradient; looking one step ahead along it, each weight moved at most by ${furthest} (lr = ${lr}).`,
    decayed: (weightDecay: string) => `weight_decay = ${weightDecay} pulled them towards 0 as well.`,
    steppedPiled: (passes: number) =>
      `The gradient was that of ${count(passes)} passes together, for zero_grad() is commented out.`,
    onlyHere: 'Only this line changes weights.',
    stepZero: (lr: string) =>
      `step() ran, but no weight changed: the gradient is 0, or lr = ${lr} times it is too small to count in float32.`,
    stepLost:
      'The step was infinite or no number at all, and so are the weights from now on: nothing leads back from nan.',
    noGradient: 'No weight moved: weight.grad is None, so step() passes it over. loss.backward() is commented out.',
    notStepped: (passes: number, of: number) =>
      `Not in this turn: step() waits until ${count(of)} backward passes are in weight.grad; there ${passes === 1 ? 'is 1' : `are ${count(passes)}`}.`,
  },

  sweep: {
    title: 'Sweep',
    loading: 'Loading …',
    notLoaded: 'This view could not be loaded. Reload the page to try again.',
    view: 'What is swept',
    views: { lr: 'lr', map: 'map' },
    rows: 'lr by',
    start: (seconds: number) => (seconds > 5 ? `Start (about ${duration(seconds)})` : 'Start'),
    again: 'Sweep these settings',
    goOn: 'Go on',
    cancel: 'Cancel',
    progress: 'Progress of the sweep',
    offer: (runs: number) => `${count(runs)} runs to their ends, in the background.`,
    nothing: 'Nothing can be swept here.',
    failed: 'The sweep could not be carried out.',
    former: 'This is the sweep of former settings.',
    withoutChanges: (n: number) =>
      n === 1
        ? 'Without the live change of the run on screen.'
        : `Without the ${count(n)} live changes of the run on screen.`,
    best: (where: string, loss: string) => `Best: ${where} ends at ${loss}.`,
    diverged: (n: number, of: number) =>
      n === 0 ? `None of ${count(of)} diverges.` : `${count(n)} of ${count(of)} diverge.`,
    leftOut: (rows: string, why: string) => `Left out: ${rows}. ${why}`,
    endsAt: (where: string, loss: string) => `${where}: final full loss ${loss}`,
    divergesAt: (where: string, loss: string, iteration: number) =>
      `${where}: diverged at iteration ${count(iteration)}, final full loss ${loss}`,
    unknown: (where: string) => `${where}: not known yet`,
    excluded: (where: string) => `${where}: left out`,
    loads: 'Click or Enter loads this run.',
    hint: 'Point at a run, or use the arrow keys; click or Enter loads it.',
    chart: 'Final full loss by lr',
    map: (key: string) => `Final full loss by lr and ${key}`,
    loss: 'final full loss',
    now: 'these settings',
    divergedRail: 'diverged',
    atLeast: (loss: string) => `≥ ${loss} (start)`,
    fullBatch: (lr: string) => `full batch ${lr}`,
    meanSquare: (lr: string) => `mean square ${lr}`,
    typical: (lr: string) => `typical run ≈ ${lr}`,
    meanSquareCurve: 'mean-square limit',
    noLimits: {
      loss: 'No limits are drawn: their closed form is that of MSE.',
      optimizer: 'No limits are drawn: their closed form is that of SGD.',
      zeroGrad: 'No limits are drawn: without zero_grad() gradients pile up.',
      loader: 'No limits are drawn: a DataLoader’s batches depend on each other.',
      momentum: 'No limits are drawn: not with this momentum.',
      inputs: 'No limits are drawn: too many inputs.',
      off: 'No limits are drawn: nothing moves, whatever lr is.',
      flat: 'No limits are drawn: there is no slope to go down.',
      never: 'No limits are drawn: with this momentum or dampening no lr shrinks the error.',
      work: 'No limits are drawn: too much to compute.',
    } satisfies Record<NoLimit['code'], string>,
  },

  why: {
    title: 'Why',
    loading: 'Loading …',
    failed: 'This view could not be loaded. Reload the page to try again.',
    computing: 'Computing …',
    expected: 'expected',
    expectedHint: 'The full loss averaged over all sequences of batches, computed from the data alone',
    ofMeanWeight: 'at the mean weight',
    ofMeanWeightHint: 'The full loss at the weight averaged over all runs: their average loss is not below it',
    floor: 'floor',
    marks: {
      fastest: 'falls fastest',
      meanSquare: 'limit, mean square',
      fullBatch: 'limit, full batch',
      typical: 'limit, typical run ≈',
    } satisfies Record<'fastest' | LimitName, string>,
    beyond: {
      meanSquare: (lr: string, factor: string, limit: string, batch: number) =>
        `lr = ${lr} is ${factor} times ${limit}, the limit of the mean square with batches of ${count(batch)}.`,
      fullBatch: (lr: string, factor: string, limit: string) =>
        `lr = ${lr} is ${factor} times ${limit}, the limit of the full batch.`,
      typical: (lr: string, factor: string, limit: string, batch: number) =>
        `lr = ${lr} is ${factor} times ${limit}, by estimate the limit of a typical run with batches of ${count(batch)}.`,
    } satisfies Record<LimitName, (lr: string, factor: string, limit: string, batch: number) => string>,
    over: {
      meanSquare: (factor: string) => `${factor} × the limit of the mean square`,
      fullBatch: (factor: string) => `${factor} × the limit of the full batch`,
      typical: (factor: string) => `${factor} × the limit of a typical run`,
    } satisfies Record<LimitName, (factor: string) => string>,
    effects: {
      grows: 'Almost every run grows without end.',
      bursts: 'Most runs still shrink, but rare bursts rule the average.',
    } satisfies Record<Excess['effect'], string>,
    noFinite: (iteration: number) => `Diverged: no finite loss since iteration ${count(iteration)}.`,
    restartWith: (lr: string) => `Start again with lr = ${lr}`,
    setLr: (lr: string) => `Set lr to ${lr}`,
    within: (lr: string, percent: string, limit: string) =>
      `This run converges: lr = ${lr} is ${percent} of the lowest limit, ${limit}.`,
    noCourse: (reason: string) => `What this run will do is not foretold: ${reason}`,
    onlyMean: (reason: string) => `Only the mean over all runs is foretold: ${reason}`,
    noLimit(reason: NoLimit): string {
      switch (reason.code) {
        case 'loss':
          return 'this loss is not quadratic, and the closed forms hold for MSELoss only.'
        case 'optimizer':
          return 'this optimizer’s steps are not proportional to the gradient; the closed forms hold for SGD only.'
        case 'zeroGrad':
          return 'gradients pile up, for zero_grad() is commented out.'
        case 'loader':
          return 'the batches of a DataLoader depend on each other.'
        case 'momentum':
          return 'with momentum, how runs scatter around their mean is not followed.'
        case 'inputs':
          return `how runs scatter is followed for up to ${count(reason.most)} inputs, and these are ${count(reason.inputs)}.`
        case 'off':
          return 'a statement is commented out without which no weight moves.'
        case 'flat':
          return 'there is nothing to learn from: every curvature is 0.'
        case 'never':
          return 'with this momentum or dampening no lr shrinks the error.'
        case 'work':
          return 'it takes too long to compute.'
      }
    },
    standstill(why: Standstill): string {
      switch (why.kind) {
        case 'moves':
          return 'The weights are on their way.'
        case 'off':
          return `No weight moves: ${why.statement}() is commented out.`
        case 'lr':
          return 'No weight moves: lr is 0, or too small to be a float32.'
        case 'accumulation':
          return `No weight moves: ${count(why.accumulationSteps)} backward passes make a step, and this run has ${count(why.iterations)}.`
        case 'optimum':
          return 'No weight moves: this is the optimum, and every gradient is 0.'
        case 'rounding':
          return `No weight moves: the largest step that a batch asks for is ${why.largestStep.toExponential(1)}, and float32 takes no step below ${why.leastNeeded.toExponential(1)} here.`
        case 'unknown':
          return 'Whether the weights can still move is not known here.'
      }
    },
    plateau: (settled: string) =>
      `It has settled: the noise of the batches undoes what the steps gain, at an expected full loss of ${settled}.`,
    plateauFloor: (floor: string) =>
      `No weight has less than ${floor}, the noise in y. A smaller lr or larger batches come closer to it.`,
    sections: {
      left: 'What is left',
      howLong: 'How long',
      limits: 'How large lr may be',
      data: 'What the data decide',
    },
    expectedNow: (iteration: number, expected: string, measured: string) =>
      `After ${count(iteration)} iterations a full loss of ${expected} is expected, on average over all sequences of batches; this run has ${measured}.`,
    expectedEnd: (iteration: number, expected: string) =>
      `At the end, after ${count(iteration)} iterations, a full loss of ${expected} is expected, on average over all sequences of batches.`,
    slowest: (direction: string, eigenvalue: string, factor: string) =>
      `The samples say least about ${direction} (eigenvalue ${eigenvalue}): an iteration keeps ${factor} of the error along it.`,
    kept: (iteration: number, share: string, largest: string, weight: string) =>
      `After ${count(iteration)} iterations ${share} of that error is left: ${largest} in ${weight}.`,
    keptNothing: (iteration: number) => `After ${count(iteration)} iterations nothing of that error is left.`,
    largestNow: (learned: string) => `The largest error of this run is ${learned}.`,
    rowTerm: (row: number) => `row ${count(row)}`,
    biasTerm: 'bias',
    weight: (row: number, column: number) => `row ${count(row)}, column ${count(column)}`,
    gaps: 'The weights and what they still lack',
    gapColumns: {
      weight: 'weight',
      target: 'target',
      noise: 'noise',
      slowest: 'slowest direction',
      others: 'others',
      expected: 'expected',
      learned: 'learned',
    },
    reached: (goal: string, iterations: number, lr: string) =>
      `A full loss of ${goal} is expected after ${count(iterations)} iterations from the start at lr = ${lr}.`,
    reachedFastest: (iterations: number, lr: string, batch: number) =>
      `At lr = ${lr}, where it falls fastest with batches of ${count(batch)}, after ${count(iterations)}.`,
    neverReached: (goal: string, loss: string) => `A full loss of ${goal} is never expected: it goes to ${loss}.`,
    grown: (goal: string) => `A full loss of ${goal} is never expected: it grows without end.`,
    rounding: (loss: string) => `float32 stops this run near ${loss}, where its steps are too small to count.`,
    limitsTable: 'Limits of lr by batch size',
    batchOf: (batch: number) => `batch of ${count(batch)}`,
    meanings: {
      fastest: 'the expected loss falls fastest',
      meanSquare: 'beyond it the average over all runs grows, by rare bursts',
      fullBatch: 'beyond it the mean weight itself moves away',
      typical: 'beyond it almost every run grows (an estimate)',
    } satisfies Record<'fastest' | LimitName, string>,
    scatter: (few: number, many: number, ratio: string, limitFew: string, limitMany: string) =>
      `The gradient of ${few === 1 ? 'a batch of 1' : `${count(few)} samples`} scatters ${ratio} times as much around its mean as that of ${count(many)}. What scatters is multiplied by lr, too: so the mean square’s limit is ${limitFew} and not ${limitMany}.`,
    scatterAll: (few: number, limitFew: string, limitMany: string) =>
      `The gradient of ${few === 1 ? 'a batch of 1' : `${count(few)} samples`} scatters around its mean, that of all samples does not. What scatters is multiplied by lr, too: so the mean square’s limit is ${limitFew} and not ${limitMany}.`,
    steepest: (eigenvalue: string, factor: string) =>
      `Along the steepest direction (eigenvalue ${eigenvalue}) a step multiplies the mean error by ${factor}.`,
    overshoots: 'Below 0 it overshoots; what the batches scatter comes on top.',
    overshootsMore: 'Below −1 it overshoots by more than it corrects.',
    eigenvalues: (list: string) => `Eigenvalues of the Hessian: ${list}.`,
    condition: (condition: string) =>
      `The steepest direction is ${condition} times as steep as the flattest (condition number): lr must suit the one, and the other is slow.`,
    unseen: (n: number, width: number) =>
      `${count(n)} of ${count(width)} directions are in no sample: along them the weight stays as it began.`,
    least: (floor: string) => `The least possible loss is ${floor}: the part of y that no weight explains.`,
    leastZero: 'The least possible loss is 0: W explains y exactly.',
    derivation: 'How all this is derived: docs/theory.md in the sources of this page.',
  },

  output: 'Output',
  outputHint: '“Epoch” is the tutorial’s word for an iteration.',
  nothingPrinted: (first: number) => `The first line comes at iteration ${count(first)}.`,
  onlyFinalPrinted: 'No cost line in this run; the weights are printed at its end.',
  printedLines: 'Printed lines',
  omittedLines: (n: number) => `${count(n)} earlier lines are no longer kept.`,

  code: {
    title: 'Program',
    hint: 'Click a value to change it.',
    value: (name: string, value: string) => `${name}, ${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}, ${value}; now ${now}`,
    commentOut: (statement: string) => `Comment out ${statement}`,
  },

  export: {
    menu: 'Export',
    python: 'Python script',
    notebook: 'Jupyter notebook',
    losses: 'Loss history',
    weights: 'Weights',
    chart: 'Loss chart',
    matrices: 'Matrices',
    download: 'Download',
    copy: 'Copy',
    named: (what: string, how: string) => `${what}: ${how}`,
    promise:
      'Draws, data, batches and initial weights are those of any CPU PyTorch on x86-64, every printed digit that of PyTorch 1.13 with OpenBLAS; other builds can differ in the last digits.',
    computing: (percent: number) => `Running to the end for the expected output: ${percent} %`,
    cancel: 'Cancel',
    saved: (name: string) => `${name} downloaded.`,
    copied: (name: string) => `${name} copied.`,
    copyRefused: 'The browser refused the clipboard. Try once more, or download the file.',
    notLoaded: 'The export could not be loaded. Are you online?',
    failed: 'The export failed.',
    noChart: 'There is no chart on the page to export.',
    words: {
      title: 'SGD: a linear layer learns y = xW',
      setup: 'Setup',
      data: 'Data',
      model: 'Model, batches, loss and optimizer',
      loop: 'Training loop',
      weights: 'What was learned',
      expected: 'Expected output (PyTorch 1.13, OpenBLAS, x86-64 with FMA):',
      promise:
        'Draws, data, batches and initial weights are the same on any x86-64 CPU; the last digits can differ in other builds of PyTorch.',
      noPromise: 'With more than 31 rows in W the last digits may differ in any build of PyTorch, this one included.',
      tooLong: 'The expected output is left out: this run is too long to be carried out for it.',
      omitted: (lines: number) => `The first ${count(lines)} lines are left out.`,
      link: (address: string) => `This run in the browser: ${address}`,
    },
  },

  diverged: (iteration: number, lr: string) =>
    `Diverged: no finite loss since iteration ${count(iteration - 1)}. With lr = ${lr} each step overshoots by more than it corrects. Reset with a smaller lr.`,
  overflowed: (iteration: number) =>
    `No finite loss since iteration ${count(iteration - 1)}: the squared error of this data is beyond float32 (3.4e38). Smaller numbers in W help.`,
  runOn: 'Run goes on, as PyTorch would.',
  pressRun: 'Press Run: step by step, SGD moves the learned weight towards W.',
  stopAt: (iteration: number) => `This link stops at iteration ${count(iteration)}: press Run.`,
  seeking: (iteration: number, target: number) => `Replaying: ${count(iteration)} of ${count(target)}`,
  notPromised: 'With more than 31 rows in W the last digits may differ from PyTorch’s.',
  scheduled: (n: number) => (n === 1 ? '1 live change ahead' : `${count(n)} live changes ahead`),

  toasts: {
    copied: 'Link copied. Whoever opens it sees this run, digit for digit.',
    copyRefused: 'The browser refused the clipboard. Here is the link:',
    replaced: (rows: number, columns: number) => `W is now ${rows} × ${columns}.`,
    restarted: 'The worker had stopped and was started anew; the run goes on to the same digits.',
    gaveWay: (key: string, problem: string) => `${key} went back to its default. ${problem}`,
    notLoaded: 'That could not be loaded. Are you online?',
    undo: 'Undo',
    close: 'Close',
  },
  linkNotice: (n: number) =>
    n === 1 ? 'One thing in this link did not count as written:' : `${n} things in this link did not count as written:`,
  dismiss: 'Dismiss',
  failure: 'The training worker cannot be started in this browser.',
  failureHelp: 'Your settings are kept in the address. Reload the page; if that does not help, try another browser.',
  crashed: 'Something on this page broke.',
  crashedHelp: 'The run is still described by the address: reload to go on from there.',
  reload: 'Reload',

  timeline: {
    label: 'Timeline',
    slider: 'Moment of the run',
    at: (iteration: number, iterations: number) => `iteration ${count(iteration)} of ${count(iterations)}`,
    back: 'Step back',
    backStatement: 'One statement back (Shift: a whole iteration)',
    backIteration: 'One iteration back',
    goTo: 'Go to an iteration',
    goToShort: 'go to',
    stop: 'Stop here',
    stopHint: 'Stop the way there and show where it has come to (Esc)',
    failed: 'The timeline could not be loaded.',
    dropped: (iteration: number, recorded: number, changes: number) => {
      const lost = [
        ...(recorded > 0 ? [recorded === 1 ? '1 iteration' : `${count(recorded)} iterations`] : []),
        ...(changes > 0 ? [changes === 1 ? '1 live change' : `${count(changes)} live changes`] : []),
      ]
      return `Another future from iteration ${count(iteration)} on; dropped: ${lost.join(', ')}.`
    },
    keys: 'one iteration back, forward',
    statementKeys: 'one statement back, forward',
  },

  shortcutsTitle: 'Keyboard',
  shortcuts: {
    space: 'run or pause',
    s: 'step: one statement',
    shiftS: 'step: a whole iteration',
    f: 'finish',
    r: 'reset',
    p: 'pin this run',
    help: 'this list',
    arrows: 'move between the cells of a matrix, or read off the chart',
    enter: 'edit a cell, or take the value typed',
    escape: 'leave a value as it was',
    paste: 'paste a matrix into W',
  },
  summary: (iteration: number, iterations: number, loss: string, error: string) =>
    `Iteration ${iteration} of ${iterations}, batch loss ${loss}, largest error ${error}`,
  statuses: { idle: 'Ready', running: 'Running', paused: 'Paused', finished: 'Finished' },

  presets: {
    tutorial: {
      name: 'The tutorial as it is',
      look: ({ config }) =>
        `The cost gets tiny, yet after ${count(config.iterations)} iterations one weight still misses by 0.009: why?`,
    },
    fast: {
      name: 'lr 0.1',
      look: () => 'Ten times the rate: after some 500 iterations it is where the tutorial ends.',
    },
    edge: {
      name: 'On the edge of divergence',
      look: (run) => {
        const from = run.changes[0]?.iteration ?? 0
        const { lr } = configAt(run, from)
        return `lr ${run.config.lr} still shrinks the error, in bursts. From iteration ${from} on lr is ${lr}, and it grows without end.`
      },
    },
    single: {
      name: 'A batch of one',
      look: () => 'One sample a step: the same course on average, in a much wider band of losses.',
    },
    full: {
      name: 'Full batch',
      look: ({ config }) =>
        `All ${config.numSamples} samples a step: no randomness is left, the band closes to a line.`,
    },
    noise: {
      name: 'Noisy data',
      look: () => 'With noise in y the loss stops at a floor, and the weights keep trembling.',
    },
    forgot: {
      name: 'Forgot zero_grad()',
      look: () =>
        'It looks like learning for some 500 iterations. But gradients pile up: the weights swing past W and back, for ever.',
    },
    sum: {
      name: 'Four backward() to one step()',
      look: ({ config: { lr, accumulationSteps } }) =>
        `A quarter of the steps, each with the sum of four gradients: as with lr ${lr * accumulationSteps}, it ends where the tutorial does.`,
    },
    mean: {
      name: 'The same with the mean',
      look: ({ config: { batchSize, accumulationSteps } }) =>
        `loss / ${accumulationSteps}: each step is that of a batch of ${batchSize * accumulationSteps}. Here that only costs time; it is for batches that fill the memory.`,
    },
    momentum: {
      name: 'Momentum 0.9',
      look: ({ config: { lr, momentum } }) =>
        `Each step goes on in the next, ten steps’ worth in all: about the course of lr ${decimal(lr / (1 - momentum), 1)}.`,
    },
    adam: {
      name: 'Adam',
      look: () =>
        'Each weight moves by about lr, however small its gradient: at first a straight way, then it feels for the target.',
    },
    loader: {
      name: 'A DataLoader’s epochs',
      look: ({ config: { numSamples, batchSize } }) =>
        `Every sample once in ${numSamples / batchSize} batches, then shuffled anew: each printed line is a real epoch.`,
    },
  } satisfies Record<PresetId, ExampleText>,

  problem(problem: Problem): string {
    switch (problem.code) {
      case 'empty':
        return 'A value is needed.'
      case 'tooLong':
        return `This text is longer than ${count(problem.limit)} characters.`
      case 'notANumber':
        return `${place(problem, 'Row', 'column')}“${problem.text}” is not a finite number.`
      case 'notFloat32':
        return `${place(problem, 'Row', 'column')}${problem.text} is beyond float32 (3.4e38).`
      case 'notAnInteger':
        return `${problem.text} is not a whole number.`
      case 'outOfRange':
        return `${problem.text} is not within ${ends(problem, ' (excluded)').join(' to ')}.`
      case 'notOneOf':
        return `“${problem.text}” is not one of ${listOf(problem.options)}.`
      case 'notAMatrix':
        return 'The brackets do not pair up to a matrix like [[1, 2], [3, 4]].'
      case 'ragged':
        return `Row ${problem.row + 1} has ${count(problem.found)} ${problem.found === 1 ? 'value' : 'values'}, the first row ${count(problem.expected)}.`
      case 'tooManyRows':
        return `${count(problem.found)} rows; at most ${problem.limit} are possible.`
      case 'tooManyColumns':
        return `${count(problem.found)} columns; at most ${problem.limit} are possible.`
      case 'wrongLength':
        return `${count(problem.found)} values for ${problem.expected} columns of W.`
      case 'batchOverSamples':
        return `A batch of ${count(problem.batchSize)} cannot be drawn from num_samples = ${count(problem.numSamples)} without replacement.`
      case 'samplesUnderBatch':
        return `num_samples = ${count(problem.numSamples)} is less than batch_size = ${count(problem.batchSize)}.`
      case 'refused':
        return `PyTorch refuses this: ${problem.error}.`
      case 'notAnArgument':
        return `${problem.owner} has no such argument.`
      case 'fixedInLoader':
        return 'The batch size of a DataLoader is fixed when it is made.'
      case 'shapeChanged':
        return `While a run is under way W stays ${problem.expected}.`
      case 'changeTooLate':
        return `The run ends at iteration ${count(problem.iterations)}; this change would never be made.`
      case 'changeLimit':
        return `A run holds at most ${problem.limit} live changes. Reset begins a new one.`
    }
  },

  linkIssue({ key, text, problem, used }: LinkIssue): string {
    const what = text === '' ? key : `${key}=${text}`
    const instead = used === undefined ? '' : ` Used instead: ${used}.`
    switch (problem.code) {
      case 'unknownKey':
        return `${what}: not a key this page knows. It is kept in the link.`
      case 'brokenEscape':
        return `${what}: a broken %-escape.${instead}`
      case 'duplicateKey':
        return `${what}: ${key} is given more than once.${instead}`
      case 'unknownVersion':
        return `${what}: an unknown version of the format, read as version ${problem.current}.`
      case 'badChange':
        return `${what}: a live change looks like at=1200:lr=0.1.`
      case 'notLive':
        return `${what}: ${problem.key} cannot change while a run is under way.`
      case 'tooManyChanges':
        return `${count(problem.found)} live changes; only the first ${problem.limit} count.`
      case 'tBeyondEnd':
        return `${what}: the run ends at iteration ${count(problem.iterations)}.`
      case 'tooManyUnknown':
        return `${count(problem.dropped)} unknown entries were too many to be kept.`
      case 'tooManyEntries':
        return `Only the first ${count(problem.limit)} entries of the link were read.`
      case 'linkTooLong':
        return `The link has ${count(problem.length)} characters; at most ${count(problem.limit)} are read.`
      case 'tooManyPins':
        return `At most ${problem.limit} runs are pinned; ${count(problem.dropped)} more are left out.`
      case 'samePin':
        return `${what}: this run is pinned already.`
      case 'notInPin':
        return `${what}: the pin is left out. ${problem.key} is no value of a run.`
      case 'changesDoNotFit':
        return `${what}: the pin is left out. The live changes of the link’s run cannot be made in it.`
      case 'moreIssues':
        return `And ${count(problem.count)} more.`
      default:
        return `${what}: ${key === 'pin' ? 'the pin is left out. ' : ''}${en.problem(problem)}${instead}`
    }
  },
}

/** The shape of a language: English's, with any text in the place of its texts. */
export type Messages = Texts<typeof en>

type Texts<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Texts<T[K]> }
