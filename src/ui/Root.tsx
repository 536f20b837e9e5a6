import { StrictMode } from 'react'
import type { App } from '../store/app.ts'
import { AppContext } from './context.ts'
import { Boundary } from './features/notices/Failure.tsx'
import { Page } from './Page.tsx'
import './theme/tokens.css'
import './theme/base.css'

interface Props {
  readonly app: App
}

/** The page with what it stands on. */
export function Root({ app }: Props) {
  return (
    <StrictMode>
      <Boundary text={app.store.getState().text} onReload={app.reload}>
        <AppContext value={app}>
          <Page />
        </AppContext>
      </Boundary>
    </StrictMode>
  )
}
