import { LOSS_EXAMPLES } from '../../../experiment/loss-examples.ts'
import '../../../experiment/read-expression.ts'
import { useText } from '../../context.ts'
import { useField } from '../../useField.ts'
import { SelectField } from '../../widgets/SelectField.tsx'
import { lossExamplesText } from './loss-examples-text.ts'
import styles from './Settings.module.css'

const NAMES = ['fourth', 'logCosh', 'root', 'lopsided', 'clipped', 'sum'] as const

/** Under the expression of a loss: some to begin with, and what is promised of the digits. */
export function LossExamples() {
  const text = useText(lossExamplesText)
  const { value, choose, say } = useField('expression')
  const chosen = NAMES.find((name) => LOSS_EXAMPLES[name] === value)
  const options = NAMES.map((name) => ({ value: LOSS_EXAMPLES[name], label: text[name] }))
  return (
    <>
      <SelectField
        label={text.label}
        hint={text.hint}
        testId="loss-examples"
        value={value}
        options={chosen === undefined ? [{ value, label: text.own }, ...options] : options}
        onChoose={choose}
        say={say}
      />
      <p className={styles.note}>{text.promise}</p>
    </>
  )
}
