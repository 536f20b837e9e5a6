import { useEffect, useRef } from 'react'
import { CURRENT, defaults } from '../../../experiment/defaults.ts'
import { equalRuns } from '../../../experiment/run.ts'
import { useSelected } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'

const nameCode = new LazyCode(() => import('./page-head.ts'))

/** What the browser shows around the page: its name, and its colour in the theme that the reader has chosen. */
export function PageHead() {
  const run = useSelected((state) => state.run)
  const title = useSelected((state) => state.handout.own?.title ?? '')
  const language = useSelected((state) => state.language)
  const theme = useSelected((state) => state.theme)
  const isNamed = useRef(false)
  useEffect(() => {
    // As index.html has it.
    const isPlain = title === '' && language === 'en' && equalRuns(run, { config: defaults[CURRENT], changes: [] })
    if (isPlain && !isNamed.current) return
    isNamed.current = true
    let isLatest = true
    void nameCode.again().outcome.then((code) => {
      if (code.ok && isLatest) code.value.namePage(run, title, language)
    })
    return () => {
      isLatest = false
    }
  }, [run, title, language])
  useEffect(() => {
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
  }, [theme])
  return null
}
