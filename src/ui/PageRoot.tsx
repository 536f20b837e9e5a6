import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useFrames, useMessages, useSelected } from './context.ts'
import { keepEarlyKeys } from './early-keys.ts'
import { laterCode } from './later-code.ts'
import { Part } from './Part.tsx'

interface Props {
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** What every page is, whatever is on it: for programs the run's status and iteration, for keyboards a way past the top. */
export function PageRoot({ className, children }: Props) {
  const status = useSelected((state) => (state.failure === null ? state.status : 'failed'))
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  // A key pressed the moment Run is shown is heard.
  useLayoutEffect(keepEarlyKeys, [])
  useFrames(({ iteration }) => root.current?.setAttribute('data-iteration', String(iteration)))
  return (
    <div ref={root} className={className} data-testid="app" data-status={status} data-iteration="0">
      <Part code={laterCode} name={text.menus} silent>
        {({ SkipLink }) => <SkipLink />}
      </Part>
      {children}
    </div>
  )
}
