import { useCallback, useRef, useState } from 'react'
import { copyText } from '../share/clipboard.ts'
import { useActions, useApp, useMessages, useSelected } from './context.ts'
import { ExportMenu } from './features/export/ExportMenu.tsx'
import { HeaderActions } from './features/header/HeaderActions.tsx'
import type { Pressed } from './features/share/ShareDialog.tsx'
import type { KeptChoices } from './features/share/useChoices.ts'
import { LazyCode, retryMissing } from './lazy-code.ts'
import { Part } from './Part.tsx'

const dialogCode = new LazyCode(() => import('./features/share/ShareDialog.tsx'))

/** What can be done from the top line, and the dialog of Share: one press copies the link at once, the rest comes behind it. */
export function HeaderParts() {
  const app = useApp()
  const { share } = useActions()
  const text = useMessages()
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const asked = useSelected((state) => state.sharing)
  const shown = pressed ?? (asked === undefined ? null : { link: asked, copied: null })
  const close = () => {
    setPressed(null)
    app.store.setState({ sharing: undefined })
  }
  const kept = useRef<KeptChoices>(null)
  const press = async () => {
    retryMissing()
    setPressed({ link: app.link(), copied: null })
    const copied = await share((link) => copyText(link))
    setPressed((now) => now && { ...now, copied })
  }
  const draw = useCallback(async () => {
    // By the list of exports, which knows what draws: a file of two would be loaded by every visit.
    const { drawRun } = await import('./features/export/ExportList.tsx')
    return drawRun(app)
  }, [app])
  return (
    <>
      <HeaderActions aside={<ExportMenu />} onShare={() => void press()} />
      {shown !== null && (
        <Part code={dialogCode} name={text.share} brief>
          {({ ShareDialog }) => <ShareDialog key={shown.link} pressed={shown} {...{ draw, kept }} onClose={close} />}
        </Part>
      )}
    </>
  )
}
