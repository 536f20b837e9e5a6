import { lazy, Suspense } from 'react'
import { useMessages } from '../../context.ts'
import { Menu } from '../../widgets/Menu.tsx'

const ExportList = lazy(() =>
  import('./ExportList.tsx').then(
    ({ ExportList }) => ({ default: ExportList }),
    () => ({ default: NotLoaded }),
  ),
)

/** The run to take along: program, numbers and pictures. The list comes after the first screen. */
export function ExportMenu() {
  const text = useMessages()
  return (
    <Menu label={text.export.menu} testId="export">
      {() => (
        <Suspense>
          <ExportList />
        </Suspense>
      )}
    </Menu>
  )
}

function NotLoaded() {
  return <p role="status">{useMessages().export.notLoaded}</p>
}
