import { createScriptDesk } from '../../../store/services/script-desk.ts'
import { useService, useText } from '../../context.ts'
import styles from './Code.module.css'
import { loopText } from './text.ts'

/** The way from a script of one's own to its run. */
export function OpenScript() {
  const text = useText(loopText)
  const desk = useService('scriptDesk', createScriptDesk)
  return (
    <button type="button" className={styles.open} data-testid="open-script" onClick={() => desk.open()}>
      {text.openScript}
    </button>
  )
}
