import type { Key } from '../../../experiment/config.ts'
import { LR_DECADES } from '../../../experiment/fields.ts'
import { useText } from '../../context.ts'
import { useField } from '../../useField.ts'
import { SelectField } from '../../widgets/SelectField.tsx'
import { TextField } from '../../widgets/TextField.tsx'
import { LrSlider } from './LrSlider.tsx'
import { setupText } from './text.ts'

interface Props {
  readonly name: Key
}

/** The control of a field, as its kind asks for. */
export function FieldControl({ name }: Props) {
  const text = useText(setupText)
  const { label, hint, value, options, choose, typing, say } = useField(name)
  const common = { label, hint, say, testId: `field-${label}` }
  if (options !== null) {
    return <SelectField {...common} value={typing.text} options={options} onChoose={choose} />
  }
  return (
    <>
      <TextField {...common} {...typing} />
      {name === 'lr' && typeof value === 'number' && (
        <LrSlider
          label={text.slider(label)}
          testId={`slider-${label}`}
          value={value}
          {...LR_DECADES}
          onMove={(next) => choose(String(next))}
        />
      )}
    </>
  )
}
