import type { Key } from '../../../experiment/config.ts'
import { tutorialValue } from '../../../experiment/difference.ts'
import { useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { useField } from '../../useField.ts'
import { SelectField } from '../../widgets/SelectField.tsx'
import { TextField } from '../../widgets/TextField.tsx'
import { ValueRow } from '../../widgets/ValueRow.tsx'
import { LrSlider } from './LrSlider.tsx'
import { setupText } from './text.ts'

const lossExamplesCode = new LazyCode(() => import('./LossExamples.tsx'))

interface Props {
  readonly name: Key
}

/** The control of a field, as its kind asks for; where it differs from the tutorial it says so, and goes back. */
export function FieldControl({ name }: Props) {
  const text = useText(setupText)
  const { label, hint, value, may, options, choose, typing, say } = useField(name)
  const original = useSelected(({ shown }) => tutorialValue(shown, name))
  const common = {
    label,
    hint,
    say,
    testId: `field-${label}`,
    back:
      typing.text === original
        ? undefined
        : {
            label: text.backTo(label, options?.find((option) => option.value === original)?.label ?? original),
            testId: `back-${label}`,
            onBack: () => choose(original),
          },
  }
  if (!may) {
    const word = options?.find((option) => option.value === typing.text)?.label ?? typing.text
    return <ValueRow label={label} hint={hint} value={word} testId={`shown-${label}`} />
  }
  if (options !== null) {
    return <SelectField {...common} value={typing.text} options={options} onChoose={choose} />
  }
  return (
    <>
      <TextField {...common} {...typing} wide={name === 'expression' || name === 'data'} />
      {name === 'expression' && (
        <Part code={lossExamplesCode} name={label}>
          {({ LossExamples }) => <LossExamples />}
        </Part>
      )}
      {name === 'lr' && typeof value === 'number' && (
        <LrSlider
          label={text.slider(label)}
          testId={`slider-${label}`}
          value={value}
          onMove={(next) => choose(String(next))}
        />
      )}
    </>
  )
}
