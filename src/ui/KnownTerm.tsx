import type { ReactNode } from 'react'
import { termText } from '../i18n/terms.ts'
import { useSelected, useText } from './context.ts'
import { Term } from './widgets/Term.tsx'

interface Props {
  readonly name: keyof typeof termText.en
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A word that the readouts and the legends use, explained with the numbers of the run on screen. */
export function KnownTerm({ name, className, children }: Props) {
  const text = useText(termText)
  const says = useSelected(({ shown }) => text[name](shown))
  return (
    <Term says={says} className={className}>
      {children}
    </Term>
  )
}
