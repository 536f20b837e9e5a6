import { useMessages } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Menu } from '../../widgets/Menu.tsx'

/** The run to take along: program, numbers and pictures. The list comes after the first screen. */
export function ExportMenu() {
  const text = useMessages()
  return (
    <Menu label={text.export.menu} testId="export">
      {() => (
        <Part code={laterCode} name={text.export.menu}>
          {({ ExportList }) => <ExportList />}
        </Part>
      )}
    </Menu>
  )
}
