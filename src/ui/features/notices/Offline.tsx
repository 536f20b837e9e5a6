import { useEffect, useState } from 'react'
import { keepOffline } from '../../../offline/keep-offline.ts'
import { useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { noticesText } from './text.ts'

const offerCode = new LazyCode(() => import('./NewVersion.tsx'))

/**
 * Has the page kept for visits without a network, and offers a newer version of it once that is kept. A page inside another
 * one leaves nothing behind there, and in front of a hall nothing is offered.
 */
export function Offline() {
  const text = useText(noticesText)
  const embedded = useSelected((state) => state.embedded)
  const presenting = useSelected((state) => state.presenting)
  const [isNewer, setNewer] = useState(false)
  useEffect(() => {
    if (embedded || import.meta.env.DEV) return
    // Where the browser keeps nothing the page is as it was before.
    keepOffline(() => setNewer(true)).catch(() => undefined)
  }, [embedded])
  return (
    <div role="status" data-testid="new-version">
      {isNewer && !presenting && (
        <Part code={offerCode} name={text.newVersion} silent>
          {({ NewVersion }) => <NewVersion onClose={() => setNewer(false)} />}
        </Part>
      )}
    </div>
  )
}
