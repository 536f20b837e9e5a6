import { theoryText } from '../i18n/theory-text.ts'
import { useText } from './context.ts'
import { useTheory } from './useTheory.ts'
import buttons from './widgets/buttons.module.css'

interface Props {
  /** What is missing, where that is not plain from the place. */
  readonly says?: string
  /** Also called when somebody tries again. */
  readonly onRetry?: () => void
}

/** What stands where an answer of the theory should, when there is none; and the way to try again. */
export function TheoryFailed({ says, onRetry }: Props) {
  const text = useText(theoryText)
  const theory = useTheory()
  const retry = () => {
    theory.retry()
    onRetry?.()
  }
  return (
    <div role="alert" data-testid="theory-failed">
      <p>{says ?? text.failed}</p>
      <button type="button" className={buttons.button} onClick={retry}>
        {text.retry}
      </button>
    </div>
  )
}
