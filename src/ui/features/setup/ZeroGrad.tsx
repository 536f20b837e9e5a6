import { useId } from 'react'
import { useActions, useMay, useSelected, useText } from '../../context.ts'
import { describedBy, labelOf } from '../../widgets/FieldRow.tsx'
import fields from '../../widgets/fields.module.css'
import { Term } from '../../widgets/Term.tsx'
import { ValueRow } from '../../widgets/ValueRow.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import { setupText } from './text.ts'

/** Whether the loop calls `optimizer.zero_grad()`: the one statement that a learner wants to see gone. */
export function ZeroGrad() {
  const text = useText(setupText)
  const { edit } = useActions()
  const off = useSelected((state) => state.shown.off)
  const may = useMay('off')
  const isOff = off.includes('zero_grad')
  const id = useId()
  if (!may) {
    const value = isOff ? text.off : text.on
    return <ValueRow label="zero_grad()" hint={text.zeroGradHint} value={value} testId="shown-zero_grad" />
  }
  const others = off.filter((each) => each !== 'zero_grad')
  return (
    <div className={fields.row} data-changed={isOff}>
      <span className={fields.label}>
        <Term id={labelOf(id)} says={text.zeroGradHint}>
          <span {...verbatim}>zero_grad()</span>
        </Term>
      </span>
      <span className={fields.switch}>
        <input
          type="checkbox"
          data-testid="switch-zero_grad"
          checked={!isOff}
          aria-labelledby={labelOf(id)}
          aria-describedby={describedBy(id, null)}
          onChange={() => edit('off', isOff ? others : ['zero_grad', ...others])}
        />
        <span aria-hidden="true">{isOff ? text.off : text.on}</span>
      </span>
    </div>
  )
}
