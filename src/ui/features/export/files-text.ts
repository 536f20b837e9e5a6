import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The words in exported files. */
export const wordsText = texts({
  en: {
    title: 'SGD: a linear layer learns y = xW',
    setup: 'Setup',
    data: 'Data',
    model: 'Model, batches, loss and optimizer',
    loop: 'Training loop',
    weights: 'What was learned',
    expected: {
      '2': 'Expected output (PyTorch 2, x86-64 with AVX2):',
      '1.13': 'Expected output (PyTorch 1.13, OpenBLAS, x86-64 with FMA):',
    },
    promise: {
      '2': 'The wheel of PyTorch 2 prints these digits on any x86-64 CPU with AVX2. On another machine, or without the lines that set MKL_CBWR, the threads or the square root, the last digits may differ.',
      '1.13':
        'Random numbers, data, batches and initial weights are the same on any x86-64 CPU; other builds of PyTorch may differ in the last digits.',
    },
    noPromise: {
      rows: 'With more than 31 rows in W the last digits may differ in any build of PyTorch, this one included.',
      unmeasured:
        'Some of this run’s settings are computed as the source of PyTorch 2 says, but were not yet held against it: the last digits may differ. With PyTorch 1.13 they are measured.',
      otherLoss:
        'A custom loss is computed as PyTorch 1.13 does, but was not held against PyTorch 2: the last digits may differ.',
      functions:
        'This run has functions (in its loss, or powers in a norm) of which each value is within one unit in the last place of PyTorch’s, not always the same: from there on the last digits may differ.',
    },
    tooLong: 'The expected output is left out: this run is too long to compute it here.',
    omitted: (lines: number) => `The first ${count(lines)} lines are left out.`,
    link: (address: string) => `This run in the browser: ${address}`,
  },

  zh: {
    title: 'SGD：线性层学习 y = xW',
    setup: '准备',
    data: '数据',
    model: '模型、批次、损失与优化器',
    loop: '训练循环',
    weights: '学到的权重',
    expected: {
      '2': '预期输出（PyTorch 2，带 AVX2 的 x86-64）：',
      '1.13': '预期输出（PyTorch 1.13，OpenBLAS，带 FMA 的 x86-64）：',
    },
    promise: {
      '2': '在任何带 AVX2 的 x86-64 CPU 上，PyTorch 2 的官方 wheel 都打印这些数字。换用其他机器，或去掉设置 MKL_CBWR、线程数、平方根的那几行，末位数字可能不同。',
      '1.13': '随机数、数据、批次和初始权重在任何 x86-64 CPU 上都相同；其他 PyTorch 构建的末位数字可能不同。',
    },
    noPromise: {
      rows: 'W 超过 31 行时，任何 PyTorch 构建（包括上述构建）的末位数字都可能不同。',
      unmeasured:
        '这次运行的某些设置按 PyTorch 2 的源代码计算，但尚未与它实际对照：末位数字可能不同。PyTorch 1.13 则已实测。',
      otherLoss: '自写的损失按 PyTorch 1.13 的方式计算，尚未与 PyTorch 2 实际对照：末位数字可能不同。',
      functions:
        '这次运行用到的某些函数（损失中的函数，或范数中的幂），每个值与 PyTorch 的相差不超过最末一位的一个单位，但不一定相同：此后的末位数字可能不同。',
    },
    tooLong: '未附预期输出：这次运行太长，无法在此计算。',
    omitted: (lines) => `省略了前 ${count(lines)} 行。`,
    link: (address) => `在浏览器中查看这次运行：${address}`,
  },
})
