import { useActions, useMessages, useSelected } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import buttons from '../../widgets/buttons.module.css'
import { ThemeIcon } from '../../widgets/icons.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import styles from './HeaderBar.module.css'

const examplesCode = new LazyCode(() => import('./ExampleList.tsx'))

interface Props {
  /** What stands beside Share. */
  readonly aside: React.ReactNode
  readonly onShortcuts: () => void
}

/** What can be done from the top line: examples, sharing, language, theme. */
export function HeaderActions({ aside, onShortcuts }: Props) {
  const text = useMessages()
  const { share, setLanguage, setTheme } = useActions()
  const language = useSelected((state) => state.language)
  const theme = useSelected((state) => state.theme)
  const other = language === 'en' ? 'zh' : 'en'
  return (
    <div className={styles.actions}>
      <Examples />
      <button type="button" className={buttons.button} data-testid="share" onClick={() => void share()}>
        {text.share}
      </button>
      {aside}
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

/** The examples, behind a menu. */
function Examples() {
  const text = useMessages()
  return (
    <Menu label={text.examples} testId="examples" width={720}>
      {(close) => (
        <Part code={examplesCode} name={text.examples}>
          {({ ExampleList }) => <ExampleList onOpen={close} />}
        </Part>
      )}
    </Menu>
  )
}
