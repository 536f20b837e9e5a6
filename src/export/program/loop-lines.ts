import { type Change, type Config, type Run, STATE, snakeCase } from '../../experiment/config.ts'
import type { Statement } from '../../training/moment.ts'
import { wLines } from './data-lines.ts'
import {
  BLANK,
  commentedOut,
  indented,
  lineOf,
  ofStatement,
  type Program,
  type ProgramLine,
  py,
  separated,
} from './program-line.ts'
import { chosen, float, int } from './python.ts'
import { loadLines } from './state-lines.ts'

/** The tutorial's loop, its statements in the order in which they are carried out. */
export function loopLines(run: Run): Program {
  const { config } = run
  const print = py`print('Epoch:', '%04d' % (epoch + 1), 'cost =', '{:.6f}'.format(loss))`
  const body = [
    ...changeLines(run.changes),
    ...ofStatement('batch', [py`input_batch, output_batch = random_batch()`]),
    BLANK,
    ...switchable(config, 'zero_grad', accumulated(config, 'epoch', py`optimizer.zero_grad()`)),
    ...ofStatement('forward', [py`output_pred = model(input_batch)`]),
    ...ofStatement('loss', [lossLine(config)]),
    BLANK,
    py`if (epoch + 1) % ${int(config, 'logEvery')} == 0:`,
    ...indented([print]),
    BLANK,
    ...switchable(config, 'backward', [backward(config)]),
    ...clippingLines(config),
    ...switchable(config, 'step', accumulated(config, '(epoch + 1)', py`optimizer.step()`)),
    ...schedulerLines(config),
  ]
  return [py`for epoch in range(${int(config, 'iterations')}):`, ...indented(body)]
}

/** The loss, or where it is an expression that, with the program's names. */
function lossLine({ loss, expression }: Config): ProgramLine {
  if (loss !== 'custom') return py`loss = criterion(output_pred, output_batch)`
  const text = expression.replace(/\bpred\b/g, 'output_pred').replace(/\btarget\b/g, 'output_batch')
  return py`loss = ${{ text, key: 'expression' }}`
}

function schedulerLines(config: Config): Program {
  const { scheduler, schedulerEvery } = config
  if (scheduler === 'none') return []
  const line = scheduler === 'reduce_lr_on_plateau' ? py`scheduler.step(loss)` : py`scheduler.step()`
  const every = py`if (epoch + 1) % ${int(config, 'schedulerEvery')} == 0:`
  return switchable(config, 'scheduler', schedulerEvery > 1 ? [every, ...indented([line])] : [line])
}

/** In the namespace that the program has imported. */
function clippingLines(config: Config): Program {
  if (config.clipGrad === 'none') return []
  const { name, args } = chosen(config, 'clipGrad')
  const line = lineOf('nn.utils.', name, '(model.parameters(), ', ...separated(args, ', '), ')')
  return ofStatement('clip', accumulated(config, '(epoch + 1)', line))
}

function backward({ accumulationSteps, accumulationMean }: Config): ProgramLine {
  return accumulationSteps > 1 && accumulationMean ? py`(loss / accumulation_steps).backward()` : py`loss.backward()`
}

/** `line`, where gradients are accumulated only once in `accumulation_steps` turns. */
function accumulated({ accumulationSteps }: Config, turn: string, line: ProgramLine): Program {
  return accumulationSteps > 1 ? [py`if ${turn} % accumulation_steps == 0:`, ...indented([line])] : [line]
}

/** The lines of a statement that can be commented out. */
function switchable({ off }: Config, statement: Statement & Config['off'][number], lines: Program): Program {
  return ofStatement(statement, off.includes(statement) ? commentedOut(lines) : lines)
}

/** The live changes at the head of the loop's body, those of one moment together. */
function changeLines(changes: readonly Change[]): Program {
  return changes.flatMap((change, i) => {
    const { iteration } = change
    const head = changes[i - 1]?.iteration === iteration ? [] : [py`if epoch == ${String(iteration)}:`]
    const last = changes[i + 1]?.iteration !== iteration
    return [...head, ...indented(assignment(change)), ...(last ? [BLANK] : [])]
  })
}

function assignment(change: Change): Program {
  switch (change.key) {
    case STATE:
      return loadLines(change.value)
    case 'W':
      // In place: a DataLoader holds the tensor that it was given.
      return [...wLines(change.value, false), py`y[:] = targets(W)`]
    case 'batchSize':
      return [py`batch_size = ${String(change.value)}`]
    default:
      return [py`optimizer.param_groups[0]['${snakeCase(change.key)}'] = ${float(change.value)}`]
  }
}
