import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import { useText } from '../../context.ts'
import { joinSentences } from '../../say.ts'
import { sayFaster, sayVerdict } from '../../say-verdict.ts'
import { TheoryFailed } from '../../TheoryFailed.tsx'
import { useAsks } from '../../useTheory.ts'
import { useVerdict } from '../../useVerdict.ts'
import { Derivation } from './Derivation.tsx'
import { Numbers } from './Numbers.tsx'
import { Questions } from './Questions.tsx'
import { whyText } from './text.ts'
import { useKnown } from './useKnown.ts'
import styles from './why.module.css'

/** Why the run is where it is: in a sentence, in ten answers, and folded beneath them in numbers. */
export function WhyView() {
  const text = useText(whyText)
  const theory = useText(theoryText)
  const { hidden } = useText(verdictText)
  const asks = useAsks()
  const { known, failed, behind } = useKnown()
  if (asks) {
    return (
      <p className={styles.note} data-testid="why-hidden">
        {hidden}
      </p>
    )
  }
  if (failed) return <TheoryFailed />
  if (known === null) return <p className={styles.note}>{theory.computing}</p>
  return (
    // What is longer than the panel is scrolled, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.why} data-testid="why" aria-label={text.title} tabIndex={0} aria-busy={behind}>
      <h2 className="visually-hidden">{text.title}</h2>
      <Head />
      <Questions known={known} />
      <Numbers known={known} />
      <Derivation />
    </section>
  )
}

/** The sentence that stands beneath every tab, here with what it says of plain SGD. */
function Head() {
  const text = useText(verdictText)
  const { told } = useVerdict()
  if (told === null) return null
  const said = sayVerdict(told.verdict, told.moment, text)
  const faster = told.verdict.cause === 'measured' ? '' : sayFaster(told.verdict, text)
  return <p className={styles.head}>{joinSentences(said, faster)}</p>
}
