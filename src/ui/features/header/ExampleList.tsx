import { PRESET_IDS, type PresetId, presets } from '../../../experiment/presets.ts'
import { writeHash } from '../../../share/codec.ts'
import { DEFAULT_VIEW } from '../../../share/page-view.ts'
import { useActions, useText } from '../../context.ts'
import styles from './ExampleList.module.css'
import { headerText } from './text.ts'

/** The examples: real links, so that each can be copied or opened beside; a plain click opens it here. */
export function ExampleList({ onOpen }: { readonly onOpen: () => void }) {
  const text = useText(headerText)
  const { openExample } = useActions()
  const open = (event: React.MouseEvent, id: PresetId) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openExample(presets[id])
    onOpen()
  }
  return (
    <ul className={styles.examples}>
      {PRESET_IDS.map((id) => (
        <li key={id}>
          <a
            className={styles.example}
            href={writeHash({ run: presets[id], view: DEFAULT_VIEW, unknown: [] })}
            data-testid={`example-${id}`}
            onClick={(event) => open(event, id)}
          >
            <strong>{text.examples[id].name}</strong>
            <span className={styles.look}>{text.examples[id].look(presets[id])}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
