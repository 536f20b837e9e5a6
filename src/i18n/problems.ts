import type { Problem } from '../experiment/problem.ts'
import { count } from './number-text.ts'
import { texts } from './texts.ts'

/** What is wrong with a value, in words. */
export const problemText = texts({
  en: (problem: Problem): string => {
    switch (problem.code) {
      case 'empty':
        return 'A value is needed.'
      case 'tooLong':
        return `This text is longer than ${count(problem.limit)} characters.`
      case 'notANumber':
        return `${place(problem, 'Row', 'column')}“${problem.text}” is not a number.`
      case 'notFloat32':
        return `${place(problem, 'Row', 'column')}${problem.text} is beyond float32 (3.4e38).`
      case 'unsure':
        return problem.readings.length > 1 ? `“${problem.text}” may be either:` : `Does “${problem.text}” mean this?`
      case 'tooSmall':
        return `${problem.text} is below the smallest double, 5e-324: it would count as 0.`
      case 'notAnInteger':
        return `${problem.text} is not a whole number.`
      case 'outOfRange':
        return `${problem.text} is not within ${ends(problem, ' (excluded)').join(' to ')}.`
      case 'not64Bits':
        return `${problem.text} is not within −2^63 to 2^64 − 1: PyTorch refuses it as a seed.`
      case 'notOneOf':
        return `“${problem.text}” is not one of ${listOf(problem.options)}.`
      case 'notAMatrix':
        return 'The brackets do not pair up to a matrix like [[1, 2], [3, 4]].'
      case 'truncated':
        return `${place(problem, 'Row', 'column')}values are left out here (“…”). Print all of them: torch.set_printoptions(profile="full").`
      case 'unread':
        return `Line ${problem.line}: “${problem.text}” is not a matrix in any form that is known here.`
      case 'ragged':
        return `Row ${problem.row + 1} has ${count(problem.found)} ${problem.found === 1 ? 'value' : 'values'}, the first row ${count(problem.expected)}.`
      case 'tooManyRows':
        return `${count(problem.found)} rows; at most ${problem.limit} are possible.`
      case 'tooManyColumns':
        return `${count(problem.found)} columns; at most ${problem.limit} are possible.`
      case 'wrongLength':
        return `${count(problem.found)} values for ${problem.expected} columns of W.`
      case 'wrongInputs':
        return `${count(problem.found)} values for ${problem.expected} columns of x: give one for all, or one for each.`
      case 'oneSample':
        return 'One sample has no standard deviation: x would be nan.'
      case 'notSqueezed':
        return problem.by === 'columns'
          ? 'squeeze(1) does nothing to a y of several columns.'
          : 'squeeze_y is for the losses of torch.nn, not for an expression.'
      case 'broadcastTooLarge':
        return `A batch of ${count(problem.batchSize)} would be broadcast to ${count(problem.batchSize)} × ${count(problem.batchSize)} values; with squeeze_y it may have at most ${count(problem.limit)} rows.`
      case 'batchOverSamples':
        return `A batch of ${count(problem.batchSize)} cannot be drawn from num_samples = ${count(problem.numSamples)} without replacement.`
      case 'samplesUnderBatch':
        return `num_samples = ${count(problem.numSamples)} is less than batch_size = ${count(problem.batchSize)}.`
      case 'refused':
        return `PyTorch refuses this: ${problem.error}.`
      case 'notPython':
        return problem.text === ''
          ? 'The expression ends too early.'
          : `Python cannot read “${problem.text}” at character ${count(problem.at)}.`
      case 'unknownInLoss':
        return `“${problem.text}” (character ${count(problem.at)}) is not known here. Known: ${problem.known.join(', ')}.`
      case 'notInLoss':
        return `“${problem.text}” (character ${count(problem.at)}) cannot stand here; this can: ${problem.instead}`
      case 'notAnArgument':
        return `${problem.owner} has no such argument.`
      case 'notData':
        return 'No data: first the names of the inputs, a colon and those of the outputs, then a row for each sample.'
      case 'noData':
        return `The data are not on this device. They are those of the file ${problem.file}.`
      case 'fromData':
        return 'It follows from your own data.'
      case 'fixedInLoader':
        return 'The batch size of a DataLoader is fixed when it is made.'
      case 'shapeChanged':
        return `While a run is under way W stays ${problem.expected}.`
      case 'changeTooLate':
        return `The run ends at iteration ${count(problem.iterations)}; this change would never take effect.`
      case 'changeLimit':
        return `A run holds at most ${problem.limit} live changes. Restart without live changes to make room.`
      case 'stateOfOther':
        return 'This state was saved of another model or optimizer: other sizes, another class, or other arguments.'
      case 'notForReaders':
        return 'On this page that cannot be changed.'
    }
  },

  zh: (problem) => {
    const at = (p: { row?: number; column?: number }) =>
      p.row === undefined || p.column === undefined ? '' : `第 ${p.row + 1} 行第 ${p.column + 1} 列：`
    switch (problem.code) {
      case 'empty':
        return '需要一个值。'
      case 'tooLong':
        return `文本超过 ${count(problem.limit)} 个字符。`
      case 'notANumber':
        return `${at(problem)}“${problem.text}”不是数。`
      case 'notFloat32':
        return `${at(problem)}${problem.text} 超出 float32 的范围（3.4e38）。`
      case 'unsure':
        return problem.readings.length > 1 ? `“${problem.text}”有两种读法，请选择：` : `“${problem.text}”是指这个数吗？`
      case 'tooSmall':
        return `${problem.text} 小于双精度数的最小值 5e-324，会变成 0。`
      case 'notAnInteger':
        return `${problem.text} 不是整数。`
      case 'outOfRange':
        return `${problem.text} 不在 ${ends(problem, '（不含）').join(' 到 ')} 之间。`
      case 'not64Bits':
        return `${problem.text} 不在 −2^63 到 2^64 − 1 之间：PyTorch 不接受这样的种子。`
      case 'notOneOf':
        return `“${problem.text}”不是下列之一：${problem.options.join('、')}。`
      case 'notAMatrix':
        return '括号没有配成形如 [[1, 2], [3, 4]] 的矩阵。'
      case 'truncated':
        return `${at(problem)}这里省略了部分值（“…”）。请完整打印：torch.set_printoptions(profile="full")。`
      case 'unread':
        return `第 ${problem.line} 行：“${problem.text}”不是已知写法的矩阵。`
      case 'ragged':
        return `第 ${problem.row + 1} 行有 ${count(problem.found)} 个值，第一行有 ${count(problem.expected)} 个。`
      case 'tooManyRows':
        return `${count(problem.found)} 行；最多 ${problem.limit} 行。`
      case 'tooManyColumns':
        return `${count(problem.found)} 列；最多 ${problem.limit} 列。`
      case 'wrongLength':
        return `有 ${count(problem.found)} 个值，而 W 有 ${problem.expected} 列。`
      case 'wrongInputs':
        return `x 有 ${problem.expected} 列，却给了 ${count(problem.found)} 个值：请给一个（用于所有列），或每列一个。`
      case 'oneSample':
        return '只有一个样本时没有标准差：x 会是 nan。'
      case 'notSqueezed':
        return problem.by === 'columns'
          ? 'y 有多列时，squeeze(1) 不起作用。'
          : 'squeeze_y 只用于 torch.nn 的损失，不用于表达式。'
      case 'broadcastTooLarge':
        return `一批 ${count(problem.batchSize)} 个样本会被广播成 ${count(problem.batchSize)} × ${count(problem.batchSize)} 个值；使用 squeeze_y 时每批最多 ${count(problem.limit)} 个。`
      case 'batchOverSamples':
        return `无法从 num_samples = ${count(problem.numSamples)} 个样本中不放回地抽取 ${count(problem.batchSize)} 个。`
      case 'samplesUnderBatch':
        return `num_samples = ${count(problem.numSamples)} 小于 batch_size = ${count(problem.batchSize)}。`
      case 'refused':
        return `PyTorch 不接受：${problem.error}。`
      case 'notPython':
        return problem.text === ''
          ? '表达式没有写完。'
          : `第 ${count(problem.at)} 个字符处的“${problem.text}”不合 Python 语法。`
      case 'unknownInLoss':
        return `这里不认识“${problem.text}”（第 ${count(problem.at)} 个字符）。可用的有：${problem.known.join('、')}。`
      case 'notInLoss':
        return `“${problem.text}”（第 ${count(problem.at)} 个字符）不能用在这里，可以写：${problem.instead}`
      case 'notAnArgument':
        return `${problem.owner} 没有这个参数。`
      case 'notData':
        return '不是数据：先写各输入列的名称、一个冒号和各输出列的名称，然后每个样本一行。'
      case 'noData':
        return `这台设备上没有这份数据，它来自文件 ${problem.file}。`
      case 'fromData':
        return '它由你自己的数据决定。'
      case 'fixedInLoader':
        return 'DataLoader 的批大小在创建时就已确定。'
      case 'shapeChanged':
        return `运行途中 W 的形状保持 ${problem.expected}。`
      case 'changeTooLate':
        return `运行在第 ${count(problem.iterations)} 次迭代结束，这处修改不会生效。`
      case 'changeLimit':
        return `一次运行最多 ${problem.limit} 处运行中修改。可不带修改重新开始。`
      case 'stateOfOther':
        return '这个状态来自另一个模型或优化器：尺寸、类或参数不同。'
      case 'notForReaders':
        return '本页不允许修改这一项。'
    }
  },
})

interface Limits {
  readonly min: number
  readonly max: number
  readonly open?: 'min' | 'max'
}

/** The two ends of an interval with `excluded` behind the one that does not belong to it. */
function ends({ min, max, open }: Limits, excluded: string): readonly [string, string] {
  const end = max === Infinity ? 'inf' : count(max)
  return [`${count(min)}${open === 'min' ? excluded : ''}`, `${end}${open === 'max' ? excluded : ''}`]
}

/** `a, b, c`. */
function listOf(words: readonly string[]): string {
  return words.join(', ')
}

interface Placed {
  readonly row?: number
  readonly column?: number
}

/** `Row 2, column 3: ` where a problem has a place, else nothing. */
function place({ row, column }: Placed, rowWord: string, columnWord: string): string {
  return row === undefined || column === undefined ? '' : `${rowWord} ${row + 1}, ${columnWord} ${column + 1}: `
}
