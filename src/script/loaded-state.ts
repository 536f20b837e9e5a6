import { type Config, type StateLoad, snakeCase } from '../experiment/config.ts'
import { isJsonObject, parsedJson, readStateDicts } from '../share/state-dicts.ts'
import { loadOf, readLoadOf } from '../training/state-load.ts'
import { groupKeys } from '../training/state-parts.ts'
import type { PlainStatement } from './plain-statements.ts'

/** The two statements of the page that load a state, `model.load_state_dict({...})` and the optimizer's, as what they load. */
export function loadIn(
  model: Pick<PlainStatement, 'text'>,
  optimizer: Pick<PlainStatement, 'text'>,
  config: Config,
  iteration: number,
): StateLoad | null {
  const learned = dictOf(model.text, 'model')?.replaceAll(/'(?=weight'|bias')/g, "'W.")
  const kept = dictOf(optimizer.text, 'optimizer')
  if (learned === undefined || kept === undefined) return null
  const params = learned.includes("'W.bias'") ? '[0,1]' : '[0]'
  // What the parameter group does not say, stands as the optimizer has it.
  const group = kept.replace(GROUP, `'params':${params},`)
  const unsaid = groupKeys(config).filter((key) => !group.includes(`'${snakeCase(key)}':`))
  const own = unsaid.map((key) => `'${snakeCase(key)}':${config[key]},`).join('')
  const whole = group.replace("'params':", `${own}'params':`)
  const file = parsedJson(`{"model_state_dict":${json(learned)},"optimizer_state_dict":${json(whole)}}`)
  const state = isJsonObject(file) ? readStateDicts(file) : null
  if (state === null || 'place' in state) return null
  // What does not fit into the run is named, and not loaded.
  return readLoadOf(loadOf(state, config, iteration).value.text, config, iteration)
}

const GROUP = "**optimizer.state_dict()['param_groups'][0],"

function dictOf(text: string, owner: string): string | undefined {
  return new RegExp(`^${owner}\\.load_state_dict\\((\\{.*\\})\\)$`, 's').exec(text)?.[1]
}

/** A dict of Python as JSON: tensors as lists, `float('nan')` as its word, nothing behind the last comma. */
function json(dict: string): string {
  const words: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' }
  return dict
    .replaceAll(/(-?)float\('(-?\w+)'\)/g, (_, sign: string, word: string) => `"${words[sign + word] ?? ''}"`)
    .replaceAll(/torch\.tensor\(([^()]*)\)/g, '$1')
    .replaceAll(/([{,])(\d+):/g, '$1"$2":')
    .replaceAll(/'([^'"]*)'/g, '"$1"')
    .replaceAll('True', 'true')
    .replaceAll('False', 'false')
    .replaceAll(/,(?=[\]}])/g, '')
}
