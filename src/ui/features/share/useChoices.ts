import { type RefObject, useEffect, useState } from 'react'
import type { Readers } from '../../../share/handout.ts'
import { FIRST_SIZE, type FrameSize } from './FramePart.tsx'
import { choicesOf, givenLink, type LinkChoices, lessonOf } from './given-link.ts'

/** What was chosen the last time: who closes the dialog to look at the page finds it again. */
export interface KeptChoices {
  readonly lang: LinkChoices['lang']
  readonly size: FrameSize
  /** null while they are those of the page's own link. */
  readonly readers: Readers | null
}

/** What is chosen of the link that Share was pressed for, and the links that come of it. */
export function useChoices(pressed: string, kept: RefObject<KeptChoices | null>) {
  const [asPressed] = useState(() => choicesOf(pressed))
  const [lesson] = useState(() => lessonOf(pressed))
  const [first, setFirst] = useState(false)
  const [t, setT] = useState(asPressed.t)
  const [lang, setLang] = useState(kept.current?.lang ?? null)
  const [size, setSize] = useState(kept.current?.size ?? FIRST_SIZE)
  const [chosen, setReaders] = useState(kept.current?.readers ?? null)
  useEffect(() => {
    kept.current = { lang, size, readers: chosen }
  }, [kept, lang, size, chosen])
  const choices: LinkChoices = { t, lang, readers: chosen, embed: false, first }
  // A link with nothing chosen is the one that has been copied, letter for letter.
  const isAsPressed = t === asPressed.t && lang === null && chosen === null && !first
  return {
    ...choices,
    readers: chosen ?? asPressed.readers,
    lesson,
    size,
    stop: asPressed.t,
    link: isAsPressed ? pressed : givenLink(pressed, choices),
    frameLink: givenLink(pressed, { ...choices, embed: true }),
    setT,
    setFirst,
    setLang,
    setSize,
    setReaders,
  }
}
