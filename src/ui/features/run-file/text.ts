import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'
import type { RunFileProblem } from '../../../share/run-file.ts'
import type { StateRefusal } from '../../../training/state-refusal.ts'

/** What is said of a run file before anything of it is taken. */
export const runFileText = texts({
  en: {
    title: (name: string) => `Run file ${name}`,
    hasRun: 'It has a run:',
    tutorial: 'the tutorial as it is',
    openRun: 'Open this run',
    hasState: (iteration: number | null) =>
      iteration === null ? 'It has a state:' : `It has a state, saved after iteration ${count(iteration)}:`,
    loadState: (iteration: number) => `Load the state after iteration ${count(iteration)} of the run on screen`,
    atEnd: 'The run on screen is at its end: restart it to load a state.',
    midway: 'The run on screen is under way: pause it between two iterations to load a state.',
    cancel: 'Cancel',
    problem: (problem: RunFileProblem): string => {
      switch (problem.code) {
        case 'tooLarge':
          return `The file is longer than ${count(problem.limit)} characters.`
        case 'unreadable':
          return 'The file cannot be read.'
        case 'notJson':
          return 'The file is no JSON.'
        case 'notARun':
          return 'The file is no run file.'
        case 'nothingInIt':
          return 'There is neither a run nor a state in it.'
        case 'notALink':
          return '“run” is not the text of a link.'
        case 'newer':
          return `The file is of version ${problem.version}, which this page does not know.`
        case 'badState':
          return `${problem.place} is no state of PyTorch.`
      }
    },
    refusal: (refusal: StateRefusal): string => {
      switch (refusal.code) {
        case 'missingKeys':
          return `model.load_state_dict() refuses it: Missing key(s) in state_dict: ${refusal.names.join(', ')}.`
        case 'unexpectedKeys':
          return `model.load_state_dict() refuses it: Unexpected key(s) in state_dict: ${refusal.names.join(', ')}.`
        case 'sizeMismatch':
          return `model.load_state_dict() refuses it: size mismatch for ${refusal.name}: [${refusal.found.join(', ')}] in the file, [${refusal.expected.join(', ')}] in the model.`
        case 'otherGroups':
          return 'optimizer.load_state_dict() refuses it: it has another number of parameter groups.'
        case 'otherParameters':
          return 'optimizer.load_state_dict() refuses it: its group has another number of parameters.'
        case 'keyError':
          return `optimizer.step() would raise KeyError: ${refusal.name} is not in the state.`
        case 'otherMemory':
          return `optimizer.step() would raise an error: ${refusal.name} of ${refusal.parameter} has another size.`
        case 'otherArgument':
          return `${refusal.name} is ${refusal.found} in the state and ${refusal.expected} in the run, and cannot change on the way here.`
        case 'outOfRange':
          return `${refusal.found} is no value of ${refusal.name}.`
      }
    },
  },

  zh: {
    title: (name) => `运行文件 ${name}`,
    hasRun: '其中有一次运行：',
    tutorial: '教程原样',
    openRun: '打开这次运行',
    hasState: (iteration) =>
      iteration === null ? '其中有一个状态：' : `其中有第 ${count(iteration)} 次迭代后保存的状态：`,
    loadState: (iteration) => `在当前运行的第 ${count(iteration)} 次迭代后加载此状态`,
    atEnd: '当前运行已到终点：从头开始后才能加载状态。',
    midway: '当前运行正在进行：请在两次迭代之间暂停，再加载状态。',
    cancel: '取消',
    problem: (problem) => {
      switch (problem.code) {
        case 'tooLarge':
          return `文件超过 ${count(problem.limit)} 个字符。`
        case 'unreadable':
          return '无法读取这个文件。'
        case 'notJson':
          return '文件不是 JSON。'
        case 'notARun':
          return '这不是运行文件。'
        case 'nothingInIt':
          return '其中既没有运行，也没有状态。'
        case 'notALink':
          return '“run”不是链接的文本。'
        case 'newer':
          return `文件版本为 ${problem.version}，本页不认识。`
        case 'badState':
          return `${problem.place} 不是 PyTorch 的状态。`
      }
    },
    refusal: (refusal) => {
      switch (refusal.code) {
        case 'missingKeys':
          return `model.load_state_dict() 会拒绝：Missing key(s) in state_dict（缺少）：${refusal.names.join('、')}。`
        case 'unexpectedKeys':
          return `model.load_state_dict() 会拒绝：Unexpected key(s) in state_dict（多余）：${refusal.names.join('、')}。`
        case 'sizeMismatch':
          return `model.load_state_dict() 会拒绝：size mismatch for ${refusal.name}：文件中为 [${refusal.found.join(', ')}]，模型中为 [${refusal.expected.join(', ')}]。`
        case 'otherGroups':
          return 'optimizer.load_state_dict() 会拒绝：参数组的个数不同。'
        case 'otherParameters':
          return 'optimizer.load_state_dict() 会拒绝：参数组里参数的个数不同。'
        case 'keyError':
          return `optimizer.step() 会报 KeyError：状态里没有 ${refusal.name}。`
        case 'otherMemory':
          return `optimizer.step() 会报错：${refusal.parameter} 的 ${refusal.name} 大小不同。`
        case 'otherArgument':
          return `${refusal.name} 在状态里是 ${refusal.found}，在运行里是 ${refusal.expected}，这里不能中途改变。`
        case 'outOfRange':
          return `${refusal.name} 不能取 ${refusal.found}。`
      }
    },
  },
})
