import { useMessages, useSelected } from './context.ts'
import { Notices } from './features/notices/Notices.tsx'
import { PageHead } from './features/page-head/PageHead.tsx'
import { framedCode } from './framed-code.ts'
import { Part } from './Part.tsx'

/** Above the panels: what the page has to say; and of one that shows less than all, the settings that are left and the way to the whole. */
export function PageNotices({ onHelp }: { readonly onHelp: () => void }) {
  const text = useMessages()
  const isHandedOut = useSelected(
    ({ embedded, handout }) => !embedded && (handout.show !== null || handout.controls !== null),
  )
  return (
    <>
      <PageHead />
      {isHandedOut && (
        <Part code={framedCode} name={text.setup} silent>
          {({ HandedOut }) => <HandedOut />}
        </Part>
      )}
      <Notices onHelp={onHelp} />
    </>
  )
}
