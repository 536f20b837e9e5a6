import { type Listing, listing } from '../../../export/listing.ts'
import { useMessages, useSelected } from '../../context.ts'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './LoopPanel.module.css'

/** The tutorial's program with this run's values in it. */
export function LoopPanel() {
  const text = useMessages()
  const paragraphs = listing(useSelected((state) => state.shown))
  return (
    <Panel title={text.loop} className={styles.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.code} data-scroll tabIndex={0} data-testid="loop">
        {paragraphs.map((lines) => (
          <div key={textOf(lines)} className={styles.paragraph}>
            {lines.map((tokens) => (
              <div key={textOf([tokens])}>
                {tokens.map(({ key, text }) =>
                  key === undefined ? (
                    text
                  ) : (
                    <b key={key} className={styles.value}>
                      {text}
                    </b>
                  ),
                )}
              </div>
            ))}
          </div>
        ))}
      </pre>
    </Panel>
  )
}

/** No two lines of a program's paragraph read alike. */
function textOf(lines: Listing[number]): string {
  return lines.map((tokens) => tokens.map(({ text }) => text).join('')).join('\n')
}
