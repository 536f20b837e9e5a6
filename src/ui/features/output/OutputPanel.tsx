import { useMessages } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'

/** What the tutorial's program prints, as it happens. */
export function OutputPanel({ className }: { readonly className?: string | undefined }) {
  const { output } = useMessages()
  const note = (
    <Part code={laterCode} name={output} silent>
      {({ OutputNote }) => <OutputNote />}
    </Part>
  )
  return (
    <Panel title={output} aside={note} className={className}>
      <Part code={laterCode} name={output} brief>
        {({ Output }) => <Output />}
      </Part>
    </Panel>
  )
}
