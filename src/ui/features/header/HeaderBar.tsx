import { PRESET_IDS, type PresetId, presets } from '../../../experiment/presets.ts'
import { writeHash } from '../../../share/codec.ts'
import { DEFAULT_VIEW } from '../../../share/view.ts'
import { useActions, useApp, useMessages, useSelected } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { ThemeIcon } from '../../widgets/icons.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import styles from './HeaderBar.module.css'

interface Props {
  readonly onShortcuts: () => void
}

/** The top line: what this is, examples, sharing, language, theme. */
export function HeaderBar({ onShortcuts }: Props) {
  const text = useMessages()
  const { share, setLanguage, setTheme } = useActions()
  const language = useSelected((state) => state.language)
  const theme = useSelected((state) => state.theme)
  const other = language === 'en' ? 'zh' : 'en'
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{text.title}</h1>
      <p className={styles.subtitle}>{text.subtitle}</p>
      <div className={styles.actions}>
        <Examples />
        <button type="button" className={buttons.button} data-testid="share" onClick={() => void share()}>
          {text.share}
        </button>
        <button
          type="button"
          className={buttons.quiet}
          data-testid="lang"
          lang={other}
          aria-label={text.otherLanguage.name}
          title={text.otherLanguage.name}
          onClick={() => void setLanguage(other)}
        >
          {text.otherLanguage.label}
        </button>
        <IconButton
          testId="theme"
          label={text.theme(theme === 'dark')}
          onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          <ThemeIcon />
        </IconButton>
        <IconButton testId="shortcuts" label={text.shortcutsButton} onClick={onShortcuts}>
          ?
        </IconButton>
      </div>
    </header>
  )
}

interface IconButtonProps {
  readonly testId: string
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function IconButton({ testId, label, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={buttons.icon}
      data-testid={testId}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** The examples: real links, so that each can be copied or opened beside; a plain click opens it here. */
function Examples() {
  const text = useMessages()
  const { openPreset } = useActions()
  const open = (event: React.MouseEvent, id: PresetId, close: () => void) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openPreset(id)
    close()
  }
  return (
    <Menu label={text.examples} testId="examples" width={720}>
      {(close) => (
        <ul className={styles.examples}>
          {PRESET_IDS.map((id) => (
            <li key={id}>
              <a
                className={styles.example}
                href={writeHash({ run: presets[id], view: DEFAULT_VIEW, unknown: [] })}
                data-testid={`example-${id}`}
                onClick={(event) => open(event, id, close)}
              >
                <strong>{text.presets[id].name}</strong>
                <span className={styles.look}>{text.presets[id].look}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  )
}

/** In another page there is no header, only the way to the whole. */
export function EmbedLink() {
  const text = useMessages()
  const { link } = useApp()
  return (
    <a
      className={styles.embed}
      href="./"
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        event.currentTarget.href = link()
      }}
    >
      {text.openFull}
    </a>
  )
}
