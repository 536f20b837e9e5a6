import { ownersOf } from '../../experiment/choices.ts'
import { isKey, snakeCase } from '../../experiment/config.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form } from './blocks.ts'

const GROUP = "**optimizer.state_dict()['param_groups'][0],"

/** What a model begins with as the state that is loaded before the first turn, in the words of the page. */
export const withInitialState: Form = (statements) =>
  withPlainGroup(withLoad(statements)).map((each) =>
    // Lists on several lines end with a comma.
    /\.load_state_dict\(\{/.test(each.text) ? { ...each, text: each.text.replaceAll(/,(?=\])/g, '') } : each,
  )

/** `model.weight = torch.tensor(...)` before the loop, as `load_state_dict` at its head. */
function withLoad(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const head = statements.findIndex(({ text, level }) => level === 0 && /^for epoch in range\(/.test(text))
  const SET = /^model\.(weight|bias)=(torch\.tensor\(\[[-+.,\de[\]]*\]\))$/
  const isSet = ({ text, level }: PlainStatement, i: number) => level === 0 && i < head && SET.test(text)
  const set = new Map(
    statements.filter(isSet).map(({ text }) => {
      const [, name = '', value = ''] = SET.exec(text) ?? []
      return [name, value] as const
    }),
  )
  const model = statements.find(({ text }) => /^model=torch\.nn\.Linear\(/.test(text))
  const [weight, bias] = [set.get('weight'), set.get('bias')]
  const hasBias = !model?.text.includes('bias=False')
  if (head < 0 || model === undefined || weight === undefined || hasBias !== (bias !== undefined)) return statements
  const state = `{'weight':${weight},${bias === undefined ? '' : `'bias':${bias},`}}`
  const lines: readonly (readonly [number, string])[] = [
    [1, 'if epoch==0:'],
    [2, `model.load_state_dict(${state})`],
    [2, `optimizer.load_state_dict({'state':{},'param_groups':[{${GROUP}}],})`],
  ]
  const { line, end } = statements.find(isSet) ?? model
  return statements.flatMap((each, i) => {
    if (isSet(each, i)) return []
    return i === head ? [each, ...lines.map(([level, text]) => ({ line, end, level, text }))] : [each]
  })
}

/** A group that says what the optimizer has from the beginning says nothing. */
function withPlainGroup(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text, level }) => level === 1 && text === 'if epoch==0:')
  const made = statements.find(({ text }) => text.startsWith('optimizer=torch.optim.'))
  const [, className, list = ''] = /^optimizer=torch\.optim\.(\w+)\((.*)\)$/.exec(made?.text ?? '') ?? []
  const owner = ownersOf('optimizer').find((each) => each.className === className)
  // A scheduler writes the lr of its first step.
  const isScheduled = statements.some(({ text }) => text.startsWith('scheduler='))
  if (at < 0 || owner === undefined || isScheduled) return statements
  const given = new Map([...list.matchAll(/(\w+)=([-+.\de]+)(?=,|$)/g)].map(([, name, value]) => [name, Number(value)]))
  const isSame = (name: string, value: string) => {
    const argument = Object.entries(owner.args).find(
      ([key, each]) => (each.name ?? (isKey(key) ? snakeCase(key) : key)) === name,
    )?.[1]
    return argument !== undefined && (given.get(name) ?? argument.default) === Number(value)
  }
  const end = endOfBlock(statements, at)
  return statements.map((each, i) => {
    if (i < at || i >= end || !each.text.startsWith("optimizer.load_state_dict({'state':{},")) return each
    const entries = /'(\w+)':([-+.\de]+),?(?=(?:'\w+':[-+.\de]+,?)*\}\],?\}\)$)/g
    const text = each.text.replaceAll(entries, (whole, name, value) => (isSame(name, value) ? '' : whole))
    return { ...each, text }
  })
}
