import type { Key } from '../../../experiment/config.ts'
import { useText } from '../../context.ts'
import { useField } from '../../useField.ts'
import { SelectField } from '../../widgets/SelectField.tsx'
import { TextField } from '../../widgets/TextField.tsx'
import { LogSlider } from './LogSlider.tsx'
import { LrSlider } from './LrSlider.tsx'
import { setupText } from './text.ts'

interface Props {
  readonly name: Key
}

/** The control of a field, as its kind asks for. */
export function FieldControl({ name }: Props) {
  const text = useText(setupText)
  const { label, hint, value, slider, options, choose, typing, say } = useField(name)
  const common = { label, hint, say, testId: `field-${label}` }
  if (options !== null) {
    return <SelectField {...common} value={typing.text} options={options} onChoose={choose} />
  }
  const RateSlider = name === 'lr' ? LrSlider : LogSlider
  return (
    <>
      <TextField {...common} {...typing} />
      {slider !== undefined && typeof value === 'number' && (
        <RateSlider
          label={text.slider(label)}
          testId={`slider-${label}`}
          value={value}
          {...slider}
          onMove={(next) => choose(String(next))}
        />
      )}
    </>
  )
}
