import { useId } from 'react'
import { useActions, useSelected, useText } from '../../context.ts'
import fields from '../../widgets/fields.module.css'
import { verbatim } from '../../widgets/verbatim.ts'
import { setupText } from './text.ts'

/** Whether the loop calls `optimizer.zero_grad()`: the one statement that a learner wants to see gone. */
export function ZeroGrad() {
  const text = useText(setupText)
  const { edit } = useActions()
  const off = useSelected((state) => state.shown.off)
  const isOff = off.includes('zero_grad')
  const id = useId()
  const others = off.filter((each) => each !== 'zero_grad')
  return (
    <div className={fields.row} data-changed={isOff} title={text.zeroGradHint}>
      <label className={fields.label} {...verbatim} htmlFor={id}>
        zero_grad()
      </label>
      <span className={fields.switch}>
        <input
          type="checkbox"
          id={id}
          data-testid="switch-zero_grad"
          checked={!isOff}
          aria-describedby={`${id}-hint`}
          onChange={() => edit('off', isOff ? others : ['zero_grad', ...others])}
        />
        <span aria-hidden="true">{isOff ? text.off : text.on}</span>
      </span>
      <span id={`${id}-hint`} className="visually-hidden">
        {text.zeroGradHint}
      </span>
    </div>
  )
}
