import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMessages, useSelected } from './context.ts'
import { Part } from './Part.tsx'
import { sheetCode } from './sheet-code.ts'

/**
 * Puts the run on a sheet of its own while the browser prints. A browser that prints waits for nothing: so the sheet's code is
 * fetched as soon as somebody may be about to.
 */
export function Printing() {
  const { title } = useMessages()
  const [printing, setPrinting] = useState(false)
  const stopped = useSelected(({ status }) => status === 'finished' || status === 'paused')
  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    const print = (now: boolean) => flushSync(() => setPrinting(now))
    const fetchSheet = () => void sheetCode.attempt
    addEventListener('beforeprint', () => print(true), { signal })
    addEventListener('afterprint', () => print(false), { signal })
    if (typeof matchMedia !== 'undefined') {
      const paper = matchMedia('print')
      paper.addEventListener('change', () => print(paper.matches), { signal })
    }
    addEventListener('keydown', ({ ctrlKey, metaKey }) => (ctrlKey || metaKey) && fetchSheet(), { signal })
    // What works without a network has its files here already.
    void navigator.serviceWorker?.ready.then(fetchSheet)
    return () => left.abort()
  }, [])
  useEffect(() => {
    if (stopped) void sheetCode.attempt
  }, [stopped])
  if (!printing) return null
  return (
    <Part code={sheetCode} name={title} silent>
      {({ PrintSheet, qrView }) => <PrintSheet qrView={qrView} />}
    </Part>
  )
}
