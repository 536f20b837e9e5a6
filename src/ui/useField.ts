import { classOf } from '../experiment/choices.ts'
import { type Config, fieldOf, type Key, snakeCase } from '../experiment/config.ts'
import type { Control } from '../experiment/kinds.ts'
import type { Problem } from '../experiment/problem.ts'
import { problemText } from '../i18n/problems.ts'
import { useActions, useMay, useSelected, useText } from './context.ts'
import { habitual } from './number-habits.ts'
import { stepped } from './stepped.ts'
import { useHint } from './useHint.ts'
import type { Option } from './widgets/SelectField.tsx'

/**
 * A field as any control of it needs it, wherever that stands and whatever it looks like: what it is called, its value
 * in effect, how text is read and taken. The component renders again when just that value changes.
 */
export function useField<K extends Key>(name: K) {
  const hint = useHint(name)
  const sayProblem = useText(problemText)
  const { edit } = useActions()
  const value = useSelected((state) => state.shown[name])
  const may = useMay(name)
  const { kind } = fieldOf(name)
  const { control } = kind
  const take = (next: Config[K]): Problem | null => edit(name, next)
  return {
    label: snakeCase(name),
    hint,
    value,
    /** Whether readers may change it; if not, its value is text. */
    may,
    options: optionsOf(name, control),
    /** Takes one of the options, or any other text. */
    choose(chosen: string): Problem | null {
      const reading = kind.read(chosen)
      return reading.ok ? take(reading.value) : reading.problem
    },
    /** For a line of text that stands for the value. */
    typing: {
      text: kind.write(value),
      read: habitual(kind),
      take,
      numeric: control.type === 'number',
      inputMode: keyboardFor(control),
      stepped:
        control.type === 'number'
          ? (typed: string, direction: 1 | -1) => stepped(typed, direction, control)
          : undefined,
    },
    say: sayProblem,
  }
}

/** A phone's keyboard for a control: of those for numbers none has a minus and an e, and many no point. */
function keyboardFor(control: Control): 'text' | 'numeric' {
  return control.type === 'number' && control.integer && control.min >= 0 ? 'numeric' : 'text'
}

/** What there is to choose from, the classes by their names; null for a value that is typed. */
function optionsOf(name: Key, control: Control): readonly Option[] | null {
  if (control.type === 'select') {
    return control.options.map((option) => ({ value: option, label: classOf(name, option) ?? option }))
  }
  if (control.type !== 'switch') return null
  return [
    { value: '0', label: 'False' },
    { value: '1', label: 'True' },
  ]
}
