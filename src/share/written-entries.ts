import { type Config, isKey, KEYS, type Key, type Run, STATE, snakeCase } from '../experiment/config.ts'
import { CURRENT, defaultsOf } from '../experiment/defaults.ts'
import { writeNumber } from '../experiment/numbers.ts'
import { sameValue, written, writtenChange } from '../experiment/run.ts'
import { escaped, linked, writeEntry, writeText } from './escape.ts'
import type { Handout, OwnCard } from './handout.ts'
import { CHANGE_KEY, CHOICE_KEY } from './keys.ts'
import { DEFAULT_VIEW, type PageView } from './page-view.ts'

/** The entries that describe `config`, in the order of the fields, defaults left out. */
export function writeConfig(config: Config): string[] {
  const defaults = defaultsOf(CURRENT, config)
  return KEYS.filter((key) => !sameValue(config, defaults, key)).map((key) => writeSetting(config, key))
}

/** The entry that describes `key` of `config`, default or not. */
export function writeSetting(config: Config, key: Key): string {
  return writeEntry(snakeCase(key), written(config, key))
}

/** The longest state that a link has, in characters: longer links are cut on their way. Only a run file has a longer one. */
const LONGEST_STATE = 2000

/** The live changes of `run` as `at=iteration:key=value`, in their order; of a state that is too long only that there is one. */
export function changeEntries({ config, changes }: Run, longest = LONGEST_STATE): string[] {
  return changes.map((change) => {
    const isLong = change.key === STATE && change.value.text.length > longest
    const value = isLong ? '' : linked(writtenChange(config, change))
    return `${CHANGE_KEY}=${change.iteration}:${snakeCase(change.key)}=${value}`
  })
}

/** The entries that describe the live changes of `run`. */
export function writeChanges(run: Run): string[] {
  return changeEntries(run).map(escaped)
}

/** The word for an empty list, as for other keys. */
const NONE = 'none'

/** The entries that describe `view`, defaults left out. */
export function writeView(run: Run, { t, scale, handout }: PageView): string[] {
  return [
    ...(t === null ? [] : [`t=${t}`]),
    ...(scale === DEFAULT_VIEW.scale ? [] : [`scale=${scale}`]),
    ...writeHandout(handout),
    ...(handout.cards?.entries(run, t, handout) ?? []),
  ]
}

/** The entries of what is handed out, but for the other cards of a lesson. */
export function writeHandout({ lesson, own, goal, show, controls }: Omit<Handout, 'cards'>): string[] {
  return [
    ...(lesson === null ? [] : [`lesson=${lesson.id}.${lesson.card}`]),
    ...(own === null ? [] : writeOwn(own)),
    ...(goal.length === 0
      ? []
      : [`goal=${goal.map(({ quantity, atMost }) => `${quantity}:${writeNumber(atMost)}`).join(',')}`]),
    ...(show === null ? [] : [`show=${show.join(',') || NONE}`]),
    ...(controls === null
      ? []
      : [`controls=${controls.map((name) => (isKey(name) ? snakeCase(name) : name)).join(',') || NONE}`]),
  ].map(escaped)
}

function writeOwn({ title, note, ask, choices, right, answer }: OwnCard): string[] {
  const text = (key: string, text: string) => (text === '' ? [] : [writeText(key, text)])
  return [
    ...text('title', title),
    ...text('note', note),
    ...text('ask', ask),
    ...choices.map((choice) => writeText(CHOICE_KEY, choice)),
    ...(right === null ? [] : [`right=${right}`]),
    ...text('answer', answer),
  ]
}
