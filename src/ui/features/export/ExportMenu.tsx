import { useMessages } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { Menu } from '../../widgets/Menu.tsx'

const listCode = new LazyCode(() => import('./ExportList.tsx'))

/** The run to take along: program, numbers and pictures. The list comes after the first screen. */
export function ExportMenu() {
  const text = useMessages()
  return (
    <Menu label={text.export.menu} testId="export">
      {() => (
        <Part code={listCode} name={text.export.menu}>
          {({ ExportList }) => <ExportList />}
        </Part>
      )}
    </Menu>
  )
}
