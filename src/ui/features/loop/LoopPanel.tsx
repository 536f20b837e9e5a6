import { type Line, program } from '../../../export/program.ts'
import { useMessages, useSelected } from '../../context.ts'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './LoopPanel.module.css'

/** The tutorial's program with this run's values in it. */
export function LoopPanel() {
  const text = useMessages()
  const lines = program(useSelected((state) => state.run)).map((line, number) => ({ line, number }))
  return (
    <Panel title={text.loop} className={styles.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.code} data-scroll tabIndex={0} data-testid="loop">
        {lines.map(({ line, number }) => (
          <CodeLine key={number} line={line} />
        ))}
      </pre>
    </Panel>
  )
}

function CodeLine({ line }: { readonly line: Line }) {
  return (
    <>
      {line.tokens.map(({ key, text }) =>
        key === undefined ? (
          text
        ) : (
          <b key={key} className={styles.value}>
            {text}
          </b>
        ),
      )}
      {'\n'}
    </>
  )
}
