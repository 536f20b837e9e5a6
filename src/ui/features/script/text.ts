import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'
import type { Mistake } from '../../../script/mistakes.ts'
import type { SyntaxReason } from '../../../script/python-syntax.ts'
import type { StopReason } from '../../../script/stops/value-kinds.ts'

/** What is said of a script that becomes the run. */
export const scriptText = texts({
  en: {
    title: 'Open a PyTorch script',
    hint: 'Paste a script, or choose a .py or .ipynb file. It is read, and never run.',
    field: 'Script',
    choose: 'Choose a file …',
    wantedTable: (name: string) => `The script reads ${name}. Without that file its data are not known.`,
    chosenTable: (name: string, rows: number) => `${name}: the file that was chosen, ${count(rows)} rows.`,
    keptTable: (name: string, rows: number) =>
      `${name}: the data of this name that this browser keeps, ${count(rows)} rows in the columns that were chosen then.`,
    chooseTable: (name: string) => `Choose ${name} …`,
    noTable: 'This file is no plain table: Python would read it otherwise.',
    take: 'Use this run',
    cancel: 'Cancel',
    none: 'No statement of a training loop was found.',
    all: (statements: number) => `The run does all ${count(statements)} statements as they stand.`,
    some: (known: number, statements: number) =>
      `The run does ${count(known)} of ${count(statements)} statements as they stand; the others are marked below.`,
    settings: 'The run',
    tutorial: 'the tutorial as it is',
    read: 'The script as it was read',
    line: (line: number) => `Line ${line}`,
    instead: 'Not done as it stands. The run has instead:',
    leftOut: 'Left out: the run has no such statement.',
    added: 'The run has here as well:',
    worked: 'Worked out as numbers; another machine may have other last digits in them.',
    digits: 'The same, rounded otherwise: the last digits may be others. The run has instead:',
    prints: 'Beside the run, which computes the same. It prints instead:',
    printsToo: 'The run prints here as well:',
    beside: 'Left out: it stands beside the run, which computes the same without it.',
    gpu: 'It takes a GPU where there is one. The run is that of a CPU, whose digits are others.',
    flat: 'The indentation was lost: its lines are taken to stand where the tutorial has them.',
    unmade: (name: string, value: number) => `${name} is used and never set; by W it is ${value}.`,
    unimported: (name: string) => `${name} is used and not imported before; it is taken as usual.`,
    printed: (lines: readonly number[]) => `Output that was copied with the code: ${linesIn(lines)}.`,
    prose: (lines: readonly number[]) => `No code, passed over: ${linesIn(lines)}.`,
    portable: 'The program of the run also says how sums are added, so that every machine prints the same last digits.',
    tooLong: (limit: number) => `This text is longer than ${count(limit)} characters.`,
    notRead: 'This file cannot be read.',
    mistake: (mistake: Mistake): string => {
      switch (mistake.code) {
        case 'noZeroGrad':
          return 'zero_grad() is missing: each gradient is added to all before it. The run does the same.'
        case 'stepBeforeBackward':
          return 'step() comes before backward(): the first step has no gradient, and every other one that of the iteration before.'
        case 'optimizerBeforeModel':
          return 'The optimizer is made before the model: it has not got the parameters that are trained.'
        case 'itemNotCalled':
          return 'item without brackets is the method itself, not the number: loss.item().'
        case 'flatTargets':
          return 'Targets of shape [N] against predictions of shape [N, 1] broadcast to N × N: give the targets a column, y.unsqueeze(1).'
        case 'otherModel':
          return 'The optimizer has the parameters of another model than the one that predicts: these are never changed.'
        case 'lossKept':
          return 'The loss is kept with its graph, and with it the memory of every iteration: loss.item() is the number alone.'
        case 'detached':
          return 'What is differentiated is cut off from the parameters: PyTorch raises “does not require grad”.'
        case 'backwardTwice':
          return 'backward() a second time through the same graph: PyTorch frees it after the first and raises an error.'
        case 'notFloat32':
          return 'The data are no float32, and the weights are: PyTorch raises an error. Write 1.0 for 1, or .float().'
        case 'notABlock':
          return 'Python stops here with an IndentationError: a block is missing, or nothing opens this one.'
        case 'notMade':
          return `Python stops here with a NameError: ${mistake.name} is not set before.`
        case 'noAttribute':
          return `Python stops here with an AttributeError: ${mistake.owner} has no ${mistake.name}${meant(mistake.instead)}.`
        case 'notCallable':
          return `Python stops here with a TypeError: ${mistake.name} is ${articled(mistake.owner)} here, which cannot be called.`
        case 'noClass':
          return `Python stops here: what ${mistake.owner} has to call is ${mistake.instead}, not ${mistake.name}.`
        case 'noKeyword':
          return `Python stops here with a TypeError: ${mistake.owner} takes no ${mistake.name}${meant(mistake.instead)}.`
        case 'raises':
          return `Python stops here${mistake.error === '' ? '' : ` with ${articled(mistake.error)}`}: ${stopReason(mistake.reason)}.`
        case 'notPython':
          return `Python raises a SyntaxError here, before it does anything: ${syntaxReason(mistake.reason, mistake.what)}.`
      }
    },
  },

  zh: {
    title: '打开 PyTorch 脚本',
    hint: '粘贴脚本，或选择 .py 或 .ipynb 文件。只读取，绝不执行。',
    field: '脚本',
    choose: '选择文件……',
    wantedTable: (name) => `脚本读取 ${name}；没有这个文件就不知道它的数据。`,
    chosenTable: (name, rows) => `${name}：所选的文件，${count(rows)} 行。`,
    keptTable: (name, rows) => `${name}：此浏览器保存的同名数据，当时所选的列，${count(rows)} 行。`,
    chooseTable: (name) => `选择 ${name}……`,
    noTable: '这个文件不是普通的表格：Python 读出来会不一样。',
    take: '采用这次运行',
    cancel: '取消',
    none: '没有找到训练循环的语句。',
    all: (statements) => `全部 ${count(statements)} 条语句都照原样执行。`,
    some: (known, statements) => `${count(statements)} 条语句中有 ${count(known)} 条照原样执行，其余的在下面标出。`,
    settings: '这次运行',
    tutorial: '教程原样',
    read: '读到的脚本',
    line: (line) => `第 ${line} 行`,
    instead: '没有照原样执行；这次运行改为：',
    leftOut: '略去：这次运行没有这样的语句。',
    added: '这次运行在此处还有：',
    worked: '已算成数值；在别的机器上末几位数字可能不同。',
    digits: '同样的计算，舍入方式不同，末几位数字可能不同；这次运行改为：',
    prints: '与计算无关，结果相同；这次运行改为打印：',
    printsToo: '这次运行在此处还打印：',
    beside: '略去：与计算无关，没有它结果也相同。',
    gpu: '有 GPU 时它会使用 GPU；这次运行按 CPU 计算，两者末位数字不同。',
    flat: '缩进丢失了：各行按教程中的位置理解。',
    unmade: (name, value) => `${name} 用到了却没有赋值；由 W 可知是 ${value}。`,
    unimported: (name) => `${name} 在用到之前没有导入；按惯用的名字理解。`,
    printed: (lines) => `随代码一起复制的输出：${linesInChinese(lines)}。`,
    prose: (lines) => `不是代码，已跳过：${linesInChinese(lines)}。`,
    portable: '运行的程序还规定了求和的方式，使每台机器打印出同样的末位数字。',
    tooLong: (limit) => `文本超过 ${count(limit)} 个字符。`,
    notRead: '无法读取这个文件。',
    mistake: (mistake) => {
      switch (mistake.code) {
        case 'noZeroGrad':
          return '缺少 zero_grad()：每次的梯度都加到以前的梯度上。这次运行也照此执行。'
        case 'stepBeforeBackward':
          return 'step() 在 backward() 之前：第一步没有梯度，以后每一步用的都是上一次迭代的梯度。'
        case 'optimizerBeforeModel':
          return '优化器在模型之前创建：它得不到所训练的参数。'
        case 'itemNotCalled':
          return 'item 没有括号，是方法本身而不是数值：应写 loss.item()。'
        case 'flatTargets':
          return '目标形状为 [N]，预测形状为 [N, 1]，相减会广播成 N × N：给目标加一维，y.unsqueeze(1)。'
        case 'otherModel':
          return '优化器的参数属于另一个模型，不是用来预测的那个：后者的参数始终不变。'
        case 'lossKept':
          return '损失连同计算图一起保留，每次迭代的内存都不释放：只要数值应写 loss.item()。'
        case 'detached':
          return '求导的量已与参数断开：PyTorch 报错“does not require grad”。'
        case 'backwardTwice':
          return '对同一计算图第二次 backward()：第一次之后图已释放，PyTorch 报错。'
        case 'notFloat32':
          return '数据不是 float32，而权重是：PyTorch 报错。1 应写成 1.0，或用 .float()。'
        case 'notABlock':
          return 'Python 在此报 IndentationError：缺少代码块，或这里的缩进没有对应的开头。'
        case 'notMade':
          return `Python 在此报 NameError：${mistake.name} 此前没有赋值。`
        case 'noAttribute':
          return `Python 在此报 AttributeError：${mistake.owner} 没有 ${mistake.name}${meantInChinese(mistake.instead)}。`
        case 'notCallable':
          return `Python 在此报 TypeError：${mistake.name} 在这里是 ${mistake.owner}，不能调用。`
        case 'noClass':
          return `Python 在此停止：${mistake.owner} 中可以调用的是 ${mistake.instead}，不是 ${mistake.name}。`
        case 'noKeyword':
          return `Python 在此报 TypeError：${mistake.owner} 没有参数 ${mistake.name}${meantInChinese(mistake.instead)}。`
        case 'raises':
          return `Python 在此${mistake.error === '' ? '停止' : `报 ${mistake.error}`}：${stopReasonInChinese(mistake.reason)}。`
        case 'notPython':
          return `Python 在此报 SyntaxError，整段程序都不执行：${syntaxReasonInChinese(mistake.reason, mistake.what)}。`
      }
    },
  },
})

/** What there is instead, if it is known. */
function meant(instead: string): string {
  return instead === '' ? '' : `; ${instead} is meant`
}

function meantInChinese(instead: string): string {
  return instead === '' ? '' : `，应为 ${instead}`
}

function articled(word: string): string {
  return `${/^[AEIOUaeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

function stopReason(reason: StopReason): string {
  switch (reason) {
    case 'iterate':
      return 'this cannot be gone through'
    case 'unpack':
      return 'there are more values than names, or fewer'
    case 'format':
      return 'no such value is written in this format'
    case 'fields':
      return 'the text has more places than values, or fewer'
    case 'operands':
      return 'such values cannot be put together by this operator'
    case 'arguments':
      return 'these are not the arguments that it takes'
    case 'sizes':
      return 'the sizes do not fit'
    case 'noGraph':
      return 'no parameter is behind this tensor, so there is nothing to differentiate'
    case 'twice':
      return 'the graph is freed after the first backward()'
    case 'notScalar':
      return 'backward() starts from a single number, and this tensor has more elements'
    case 'oneElement':
      return 'item() is of a tensor of one element, and this one has more'
    case 'brackets':
      return 'the brackets () are missing'
    case 'parameters':
      return 'an optimizer takes model.parameters(), with brackets, and there must be some'
    case 'needsGrad':
      return 'numpy() takes no tensor that is differentiated; detach() comes before it'
    case 'unmadeModule':
      return 'super().__init__() comes before the layers'
    case 'forward':
      return 'the class has no forward()'
    case 'noModule':
      return 'there is nothing of this name to import'
    case 'zero':
      return 'it divides by zero'
    case 'value':
      return 'this value is not allowed'
  }
}

function stopReasonInChinese(reason: StopReason): string {
  switch (reason) {
    case 'iterate':
      return '这个值不能逐项取出'
    case 'unpack':
      return '值的个数与名字的个数不符'
    case 'format':
      return '这样的值不能按这种格式写出'
    case 'fields':
      return '文本中的位置与值的个数不符'
    case 'operands':
      return '这样的值不能用这个运算符运算'
    case 'arguments':
      return '参数不对'
    case 'sizes':
      return '形状不匹配'
    case 'noGraph':
      return '这个张量与参数无关，没有可以求导的东西'
    case 'twice':
      return '第一次 backward() 之后计算图已释放'
    case 'notScalar':
      return 'backward() 从单个数值开始，而这个张量有多个元素'
    case 'oneElement':
      return 'item() 只用于一个元素的张量，而这个有多个'
    case 'brackets':
      return '缺少括号 ()'
    case 'parameters':
      return '优化器要的是 model.parameters()，带括号，而且不能为空'
    case 'needsGrad':
      return '参与求导的张量不能 numpy()，前面要先 detach()'
    case 'unmadeModule':
      return 'super().__init__() 要写在各层之前'
    case 'forward':
      return '这个类没有 forward()'
    case 'noModule':
      return '没有可以导入的这个名字'
    case 'zero':
      return '除以零'
    case 'value':
      return '不允许这个值'
  }
}

function syntaxReason(reason: SyntaxReason, what: string): string {
  switch (reason) {
    case 'mark':
      return `“${what}” is no character of code`
    case 'open':
      return `“${what}” is never closed`
    case 'closing':
      return `“${what}” closes nothing that was opened so`
    case 'text':
      return 'a string does not end where its line does'
    case 'print':
      return 'print is a function, print(…)'
    case 'target':
      return `nothing can be assigned to ${what}`
    case 'twice':
      return `${what} is given twice`
    case 'other':
      return 'a colon, a comma, a bracket or a word is missing, or one too many'
  }
}

function syntaxReasonInChinese(reason: SyntaxReason, what: string): string {
  switch (reason) {
    case 'mark':
      return `“${what}”不是代码中的字符`
    case 'open':
      return `“${what}”没有闭合`
    case 'closing':
      return `“${what}”没有与之对应的开头`
    case 'text':
      return '字符串在行末没有结束'
    case 'print':
      return 'print 是函数，应写 print(…)'
    case 'target':
      return `不能给 ${what} 赋值`
    case 'twice':
      return `${what} 给了两次`
    case 'other':
      return '缺少或多出冒号、逗号、括号或单词'
  }
}

/** `line 3`, `lines 3, 7–9` */
function linesIn(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${stretches(lines).join(', ')}`
}

function linesInChinese(lines: readonly number[]): string {
  return `第 ${stretches(lines).join('、')} 行`
}

/** Ascending numbers, those that follow each other as one: `3`, `7–9`. */
function stretches(lines: readonly number[]): readonly string[] {
  const found: [number, number][] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else found.push([line, line])
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
}
