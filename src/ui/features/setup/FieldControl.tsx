import { classOf } from '../../../experiment/arguments.ts'
import { type Config, fieldOf, type Key, snakeCase } from '../../../experiment/config.ts'
import { useActions, useMessages, useSelected } from '../../context.ts'
import { SelectField } from '../../widgets/SelectField.tsx'
import { TextField } from '../../widgets/TextField.tsx'
import { LogSlider } from './LogSlider.tsx'
import { stepped } from './stepped.ts'

interface Props<K extends Key> {
  readonly name: K
}

/** The control of a field, as its kind asks for; it renders again when just its own value changes. */
export function FieldControl<K extends Key>({ name }: Props<K>) {
  const text = useMessages()
  const { edit } = useActions()
  const value = useSelected((state) => state.shown[name])
  const { kind, slider } = fieldOf(name)
  const common = { label: snakeCase(name), hint: text.fields[name], testId: `field-${snakeCase(name)}` }
  const take = (next: Config[K]) => edit(name, next)
  if (kind.control.type === 'select' || kind.control.type === 'switch') {
    const options =
      kind.control.type === 'select'
        ? kind.control.options.map((option) => ({ value: option, label: classOf(name, option) ?? option }))
        : [
            { value: '0', label: 'False' },
            { value: '1', label: 'True' },
          ]
    const choose = (chosen: string) => {
      const reading = kind.read(chosen)
      return reading.ok ? take(reading.value) : reading.problem
    }
    return <SelectField {...common} value={kind.write(value)} options={options} onChoose={choose} say={text.problem} />
  }
  const control = kind.control.type === 'number' ? kind.control : null
  return (
    <>
      <TextField
        {...common}
        text={kind.write(value)}
        read={kind.read}
        take={take}
        say={text.problem}
        numeric={control !== null}
        stepped={control === null ? undefined : (typed, direction) => stepped(typed, direction, control)}
      />
      {slider !== undefined && typeof value === 'number' && (
        <LogSlider
          label={text.slider(common.label)}
          testId={`slider-${snakeCase(name)}`}
          value={value}
          {...slider}
          onMove={(next) => {
            const reading = kind.read(String(next))
            if (reading.ok) take(reading.value)
          }}
        />
      )}
    </>
  )
}
