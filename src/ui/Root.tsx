import { StrictMode } from 'react'
import type { App } from '../store/app.ts'
import { AppContext } from './context.ts'
import { Boundary } from './features/notices/Failure.tsx'
import { framedCode } from './framed-code.ts'
import { Page } from './Page.tsx'
import { Part } from './Part.tsx'
import './theme/tokens.css'
import './theme/base.css'

interface Props {
  readonly app: App
}

/** The page with what it stands on. */
export function Root({ app }: Props) {
  const { embedded, text } = app.store.getState()
  return (
    <StrictMode>
      <Boundary text={text} onReload={app.reload}>
        <AppContext value={app}>
          {embedded ? (
            <Part code={framedCode} name={text.title}>
              {({ FramedPage }) => <FramedPage />}
            </Part>
          ) : (
            <Page />
          )}
        </AppContext>
      </Boundary>
    </StrictMode>
  )
}
