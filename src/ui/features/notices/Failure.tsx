import { Component, type ReactNode } from 'react'
import type { Messages } from '../../../i18n/en.ts'
import buttons from '../../widgets/buttons.module.css'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './Failure.module.css'

interface BoundaryProps {
  readonly text: Messages
  readonly onReload: () => void
  readonly children: ReactNode
}

/** Whatever breaks while rendering ends here, in words; the address still describes the run. */
export class Boundary extends Component<BoundaryProps, { readonly broken: string | null }> {
  override state = { broken: null }

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { text, onReload, children } = this.props
    if (this.state.broken === null) return children
    const { reload, crashed, crashedHelp } = text
    const { broken } = this.state
    return <Trouble reload={reload} what={crashed} help={crashedHelp} detail={broken} onReload={onReload} />
  }
}

interface TroubleProps {
  readonly reload: string
  readonly what: string
  readonly help: string
  readonly detail: string
  readonly onReload: () => void
  /** What else can be done. */
  readonly children?: ReactNode
}

/** What broke and what to do. */
export function Trouble({ reload, what, help, detail, onReload, children }: TroubleProps) {
  return (
    <section className={`${styles.issues} ${styles.failure}`} role="alert" data-testid="failure">
      <div className={styles.list}>
        <p className={styles.lead}>{what}</p>
        <p>{help}</p>
        {detail !== '' && (
          <p className={styles.detail} {...verbatim}>
            {detail}
          </p>
        )}
      </div>
      {children}
      <button type="button" className={buttons.button} onClick={onReload}>
        {reload}
      </button>
    </section>
  )
}
