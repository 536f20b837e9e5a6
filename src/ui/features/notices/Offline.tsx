import { useEffect, useState } from 'react'
import { keepOffline } from '../../../offline/keep-offline.ts'
import { useMessages, useSelected } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'

const offerCode = new LazyCode(() => import('./NewVersion.tsx'))

/**
 * Has the page kept for visits without a network, and offers a newer version of it once that is kept. A page inside another
 * one leaves nothing behind there, and in front of a hall nothing is offered.
 */
export function Offline() {
  const { reload } = useMessages()
  const embedded = useSelected((state) => state.embedded)
  const presenting = useSelected((state) => state.presenting)
  /** null until there is one; what was closed is not offered again. */
  const [offered, setOffered] = useState<boolean | null>(null)
  useEffect(() => {
    if (embedded || import.meta.env.DEV) return
    // Where the browser keeps nothing the page is as it was before.
    keepOffline(() => setOffered((before) => before ?? true)).catch(() => undefined)
  }, [embedded])
  return (
    <div role="status" data-testid="new-version">
      {offered === true && !presenting && (
        <Part code={offerCode} name={reload} silent>
          {({ NewVersion }) => <NewVersion onClose={() => setOffered(false)} />}
        </Part>
      )}
    </div>
  )
}
