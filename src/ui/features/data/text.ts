import type { SampleId } from '../../../experiment/nist-tables.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { count } from '../../../i18n/number-text.ts'
import { problemText } from '../../../i18n/problems.ts'
import { texts } from '../../../i18n/texts.ts'
import type { FileColumn } from '../../../reading/data-file.ts'
import type { KnownForm } from '../../../reading/known-tables.ts'
import type { Separator } from '../../../reading/separated-lines.ts'
import type { Keeping } from '../../../share/kept-data.ts'

/** As much of a line as has room. */
function shortened(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** What is said of data before a run is made of them. */
export const dataText = texts({
  en: {
    title: 'Your data',
    hint: 'A table as CSV, TSV or text: a row for each sample, up to 10,000 rows and 64 columns. It stays on this device.',
    field: 'Paste a table',
    choose: 'Open a file',
    other: 'Another table …',
    asMatrix: 'Use it as W …',
    samples: 'Or take one of these:',
    sample: {
      longley: 'Longley: US employment by six columns of very different sizes; standardizing decides',
      norris: 'Norris: readings of an ozone monitor, a straight line',
      pontius: 'Pontius: a load cell, loads of up to 3,000,000',
    } satisfies Record<SampleId, string>,
    source: 'National Institute of Standards and Technology, Statistical Reference Datasets. Public domain.',
    notLoaded: 'The table could not be loaded. Are you online?',
    notRead: 'The file is empty, has more than 20 MB, or cannot be read as text.',
    notText:
      'The file is no text (a spreadsheet’s own format, or compressed). Save it as CSV, or copy the cells and paste them here.',
    noTable: 'There is no table in it.',
    wanted: (file: string) =>
      `The link wants the data of ${file}. Open that file, or the table that was exported with it.`,
    notThese: 'These are not the data of the link: some value, row or column is another.',
    found: (rows: number, columns: number) => `${count(rows)} rows, ${count(columns)} columns`,
    encoding: 'The file does not say how its letters are written. Read as',
    separator: 'Cells are separated by',
    separators: {
      tab: 'tabs',
      semicolon: 'semicolons',
      bar: 'bars',
      comma: 'commas',
      blank: 'blanks',
    } satisfies Record<Separator, string>,
    form: 'Read as',
    forms: {
      json: 'JSON',
      arff: 'ARFF',
      html: 'a table of a web page',
      lists: 'lists in brackets',
    } satisfies Record<KnownForm, string>,
    header: 'The first row has the names',
    counted: (row: string) => `The first row, ${shortened(row)}, may have names or values. Say above which it is.`,
    doubt: (cell: string) => `“${cell}” may be two numbers. Which is it?`,
    uneven: (lines: number, first: string) =>
      lines === 1
        ? `One line has another number of cells and is left out: “${shortened(first)}”`
        : `${count(lines)} lines have another number of cells and are left out, the first “${shortened(first)}”`,
    gaps: (values: readonly (readonly [string, number])[]) =>
      `A value is missing where there is ${values.map(([value, times]) => `${value} (${times === 1 ? 'once' : `${count(times)} times`})`).join(', ')}`,
    readAs: (cell: string, value: string) => `“${shortened(cell)}” is read as ${value}`,
    column: 'Column',
    values: 'First values',
    use: 'Use',
    role: (column: string) => `Use of ${column}`,
    uses: { input: 'input', output: 'output', none: 'leave out' },
    kinds: {
      date: 'dates: cannot be trained on',
      text: 'text: cannot be trained on',
      empty: 'empty',
    } satisfies Record<Exclude<FileColumn['kind'], 'number'>, string>,
    missing: (cells: number) => (cells === 1 ? 'one value is missing' : `${count(cells)} values are missing`),
    odd: ({ count: cells, text, row }: NonNullable<FileColumn['odd']>) =>
      cells === 1
        ? `“${text}” in row ${count(row)} is no number`
        : `${count(cells)} cells are no numbers, the first “${text}” in row ${count(row)}`,
    bias: 'bias: the model adds a number to each output',
    standardize: 'standardize: each input is brought to mean 0 and deviation 1',
    taken: (rows: number, inputs: number, outputs: number) =>
      `${count(rows)} samples, ${count(inputs)} → ${count(outputs)}. Numbers are float32, as in PyTorch.`,
    incomplete: (rows: number) =>
      rows === 1
        ? 'One row is left out: a chosen column has no number there.'
        : `${count(rows)} rows are left out: a chosen column has no number there.`,
    beyond: (rows: number, limit: number) =>
      `The first ${count(limit)} rows are taken; ${count(rows)} more are left out.`,
    oneSample: 'One sample has no standard deviation: it is not standardized.',
    flat: (column: string) => `${column} is the same in all samples: standardized, it is nan.`,
    batchSize: (rows: number) => `batch_size becomes ${count(rows)}: there are no more samples.`,
    notScaled: 'x_scale and x_shift become none.',
    inLink: 'The link has these data.',
    named:
      'For the link they are too long: it names them, they are kept in this browser, and Export has them and a run file.',
    keptHere: 'Kept in this browser, because links to them have only their names:',
    keepsNone:
      'This browser keeps nothing for this page, as in a private window: data that are too long for a link are there until the page is closed.',
    size: (rows: number, bytes: number) => `${count(rows)} rows, ${count(Math.ceil(bytes / 1000))} kB`,
    needed: 'on this page',
    delete: 'Delete',
    deleteOf: (file: string) => `Delete ${file}`,
    unkept: {
      full: 'These data are too long for a link, and this browser has no room left to keep them: they are there until the page is closed. Save them with the run: Export, “Run, with its state now”. Or delete others that are kept here.',
      refused:
        'These data are too long for a link, and this browser keeps nothing for this page, as in a private window: they are there until the page is closed. Save them with the run: Export, “Run, with its state now”.',
    } satisfies Record<Exclude<Keeping, 'kept'>, string>,
    understood: 'Understood',
    noInput: 'Choose an input.',
    noOutput: 'Choose an output.',
    noRows: 'No row has a number in each of the chosen columns.',
    tooMany: (columns: number, limit: number) =>
      `${count(columns)} columns are chosen; at most ${count(limit)} are possible.`,
    take: 'Train on these data',
    cancel: 'Cancel',
    problem: (problem: Problem): string => problemText.en(problem),
  },

  zh: {
    title: '你的数据',
    hint: 'CSV、TSV 或文本形式的表格：每行一个样本，最多 10,000 行、64 列。数据只留在本机。',
    field: '粘贴表格',
    choose: '打开文件',
    other: '换一个表格……',
    asMatrix: '用作 W……',
    samples: '或者选用下面的数据：',
    sample: {
      longley: 'Longley：美国就业人数与六个数量级悬殊的列，标准化与否结果大不相同',
      norris: 'Norris：臭氧监测仪的读数，一条直线',
      pontius: 'Pontius：测力传感器，载荷高达 3,000,000',
    },
    source: '美国国家标准与技术研究院（NIST）统计参考数据集，公有领域。',
    notLoaded: '无法加载这个表格。网络是否已断开？',
    notRead: '文件为空、超过 20 MB，或无法作为文本读取。',
    notText: '这个文件不是文本（电子表格自身的格式，或压缩文件）。请另存为 CSV，或复制单元格粘贴到这里。',
    noTable: '其中没有表格。',
    wanted: (file) => `这个链接需要 ${file} 的数据。请打开该文件，或随它导出的表格。`,
    notThese: '这不是链接所指的数据：有数值、行或列不同。',
    found: (rows, columns) => `${count(rows)} 行，${count(columns)} 列`,
    encoding: '文件没有注明文字编码，当前按此读取：',
    separator: '单元格之间的分隔',
    separators: { tab: '制表符', semicolon: '分号', bar: '竖线', comma: '逗号', blank: '空格' },
    form: '读作',
    forms: { json: 'JSON', arff: 'ARFF', html: '网页中的表格', lists: '方括号里的列表' },
    header: '第一行是列名',
    counted: (row) => `第一行 ${shortened(row)} 可能是列名，也可能是数值。请在上面选定。`,
    doubt: (cell) => `“${cell}”可能是两个不同的数。是哪一个？`,
    uneven: (lines, first) =>
      `有 ${count(lines)} 行的单元格数不同，已略去${lines === 1 ? '' : '，第一行是'}：“${shortened(first)}”`,
    gaps: (values) => `${values.map(([value, times]) => `${value}（${count(times)} 处）`).join('、')}表示缺失值`,
    readAs: (cell, value) => `“${shortened(cell)}”读作 ${value}`,
    column: '列',
    values: '前几个值',
    use: '用途',
    role: (column) => `${column} 的用途`,
    uses: { input: '输入', output: '输出', none: '不用' },
    kinds: { date: '日期：不能用于训练', text: '文本：不能用于训练', empty: '空列' },
    missing: (cells) => `缺少 ${count(cells)} 个值`,
    odd: ({ count: cells, text, row }) =>
      cells === 1
        ? `第 ${count(row)} 行的“${text}”不是数`
        : `有 ${count(cells)} 个单元格不是数，第一个是第 ${count(row)} 行的“${text}”`,
    bias: 'bias：模型在每个输出上加一个数',
    standardize: 'standardize：把每个输入变为均值 0、标准差 1',
    taken: (rows, inputs, outputs) =>
      `${count(rows)} 个样本，${count(inputs)} → ${count(outputs)}。数值为 float32，与 PyTorch 相同。`,
    incomplete: (rows) => `略去 ${count(rows)} 行：所选的列在那里没有数值。`,
    beyond: (rows, limit) => `只取前 ${count(limit)} 行，其余 ${count(rows)} 行略去。`,
    oneSample: '只有一个样本时没有标准差：不做标准化。',
    flat: (column) => `${column} 在所有样本中都相同：标准化后是 nan。`,
    batchSize: (rows) => `batch_size 改为 ${count(rows)}：样本只有这么多。`,
    notScaled: 'x_scale 和 x_shift 改为 none。',
    inLink: '这份数据会写进链接。',
    named: '这份数据太长，放不进链接：链接只写它的名称，数据保存在本浏览器中，也可以从“导出”另存数据或运行文件。',
    keptHere: '保存在本浏览器中，供只写名称的链接使用：',
    keepsNone: '此浏览器不为本页保存内容（例如无痕窗口）：放不进链接的数据在关闭页面后就没有了。',
    size: (rows, bytes) => `${count(rows)} 行，${count(Math.ceil(bytes / 1000))} kB`,
    needed: '本页正在使用',
    delete: '删除',
    deleteOf: (file) => `删除 ${file}`,
    unkept: {
      full: '这份数据太长，放不进链接，而本浏览器已没有空间保存：关闭页面后就没有了。请通过“导出”中的“运行与当前状态”把它和运行一起存下来，或者删除保存在这里的其他数据。',
      refused:
        '这份数据太长，放不进链接，而此浏览器不为本页保存内容（例如无痕窗口）：关闭页面后就没有了。请通过“导出”中的“运行与当前状态”把它和运行一起存下来。',
    },
    understood: '知道了',
    noInput: '请选择输入。',
    noOutput: '请选择输出。',
    noRows: '没有一行在所选的每一列中都有数值。',
    tooMany: (columns, limit) => `选了 ${count(columns)} 列，最多 ${count(limit)} 列。`,
    take: '用这份数据训练',
    cancel: '取消',
    problem: (problem) => problemText.zh(problem),
  },
})
