import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useFrames, useMessages, useSelected } from './context.ts'
import { keepEarlyKeys } from './early-keys.ts'
import { laterCode } from './later-code.ts'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'

const shortcutsCode = new LazyCode(() => import('./features/notices/Shortcuts.tsx'))

interface Props {
  readonly className?: string | undefined
  /** What is on the page; it may ask for the list of keys. */
  readonly children: (help: () => void) => ReactNode
}

/** What every page is, whatever is on it: for programs the run's status and iteration, for keyboards a way past the top, the list of keys. */
export function PageRoot({ className, children }: Props) {
  const status = useSelected((state) => (state.failure === null ? state.status : 'failed'))
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  // A key pressed the moment Run is shown is heard.
  useLayoutEffect(keepEarlyKeys, [])
  useFrames(({ iteration }) => root.current?.setAttribute('data-iteration', String(iteration)))
  return (
    <div ref={root} className={className} data-testid="app" data-status={status} data-iteration="0">
      <Part code={laterCode} name={text.menus} silent>
        {({ SkipLink }) => <SkipLink />}
      </Part>
      {children(() => setHelping(true))}
      {helping && (
        <Part code={shortcutsCode} name={text.shortcutsButton}>
          {({ Shortcuts }) => <Shortcuts onClose={() => setHelping(false)} />}
        </Part>
      )}
    </div>
  )
}

/** The page's keys, and what it has to say beside what it shows. */
export function NoticesPart({ onHelp }: { readonly onHelp: () => void }) {
  const { panels } = useMessages()
  return (
    <Part code={laterCode} name={panels}>
      {({ PageNotices }) => <PageNotices onHelp={onHelp} />}
    </Part>
  )
}

/** Every moment of the run in a line. */
export function TimelinePart() {
  const { timeline } = useMessages()
  return (
    <Part code={laterCode} name={timeline} brief>
      {({ Timeline }) => <Timeline />}
    </Part>
  )
}
