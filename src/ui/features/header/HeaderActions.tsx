import { useId, useRef } from 'react'
import { createDataDesk } from '../../../store/services/data-desk.ts'
import { createRunFileDesk } from '../../../store/services/run-file-desk.ts'
import { createScriptDesk } from '../../../store/services/script-desk.ts'
import { useActions, useApp, useMay, useMessages, useSelected, useService, useText } from '../../context.ts'
import { lessonCode } from '../../lesson-code.ts'
import { Part } from '../../Part.tsx'
import { pasteOnPage } from '../../paste-matrix.ts'
import { useScreen } from '../../useScreen.ts'
import buttons from '../../widgets/buttons.module.css'
import { Menu } from '../../widgets/Menu.tsx'
import { MoreIcon, PresentIcon, ThemeIcon } from '../../widgets/menu-icons.tsx'
import { inWorkshop } from '../../workshop-code.ts'
import styles from './HeaderActions.module.css'
import { headerText } from './text.ts'
import { useDroppedFile } from './useDroppedFile.ts'
import { usePastedText } from './usePastedText.ts'

interface Props {
  /** What stands beside Share. */
  readonly aside: React.ReactNode
  readonly onShare: () => void
}

/** What can be done from the top line: lessons, sharing, language, theme. On a narrow page all but the lessons is behind a button. */
export function HeaderActions({ aside, onShare }: Props) {
  const text = useMessages()
  const own = useText(headerText)
  const { setLanguage, setTheme, setPresenting, setHelping } = useActions()
  const presenting = useSelected((state) => state.presenting)
  const [mayShare, mayExport] = [useMay('share'), useMay('export')]
  const mayAll = useSelected((state) => state.handout.controls === null)
  const rest = useId()
  const isPhone = useScreen() === 'phone'
  const list = useRef<HTMLDivElement>(null)
  // What lies over the page there would lie over the dialog, too.
  const share = () => {
    if (list.current?.matches(':popover-open')) list.current.hidePopover()
    onShare()
  }
  const language = useSelected((state) => state.language)
  const theme = useSelected((state) => state.theme)
  const other = language === 'en' ? 'zh' : 'en'
  return (
    <div className={styles.actions}>
      {mayAll && <Lessons />}
      {isPhone && (
        <button type="button" className={buttons.icon} popoverTarget={rest} data-testid="more" aria-label={text.menus}>
          <MoreIcon />
        </button>
      )}
      <div id={rest} ref={list} className={styles.rest} popover={isPhone ? 'auto' : undefined}>
        {mayShare && (
          <button type="button" className={buttons.button} data-testid="share" onClick={share}>
            {text.share}
          </button>
        )}
        {mayExport && aside}
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
        <span className={styles.present}>
          <IconButton
            testId="present"
            label={presenting ? own.presentEnd : own.present}
            pressed={presenting}
            onClick={() => setPresenting(!presenting)}
          >
            <PresentIcon />
          </IconButton>
        </span>
        <IconButton
          testId="theme"
          label={text.theme(theme === 'dark')}
          onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          <ThemeIcon />
        </IconButton>
        <IconButton testId="shortcuts" label={text.shortcutsButton} onClick={() => setHelping(true)}>
          ?
        </IconButton>
      </div>
    </div>
  )
}

interface IconButtonProps {
  readonly testId: string
  readonly label: string
  readonly pressed?: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function IconButton({ testId, label, pressed, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={buttons.icon}
      data-testid={testId}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** What only run files have, and states that a program of somebody's own has saved. */
const RUN_FILE = /"(?:sgd-playground-run|model_state_dict)"/

/** The most bytes of one that is looked at. */
const RUN_FILE_SIZE = 20_000_000

/** Files that are scripts of Python, and notebooks. */
const SCRIPT = /\.(?:py|ipynb)$/i

/** Files that are tables. */
const TABLE = /\.(?:[ct]sv|tab|txt|dat|data|arff|jsonl|html?|xlsx?|ods|gz|zip|parquet)$/i

/** The lessons and the examples, behind a menu; a lesson's file is asked for there, or dropped on the page. */
function Lessons() {
  const text = useMessages()
  const app = useApp()
  const field = useRef<HTMLInputElement>(null)
  const scripts = useService('scriptDesk', createScriptDesk)
  const runFiles = useService('runFileDesk', createRunFileDesk)
  const data = useService('dataDesk', createDataDesk)
  const take = async (file: File) => {
    if (TABLE.test(file.name)) return data.open({ file })
    const text = file.size > RUN_FILE_SIZE ? '' : await file.text().catch(() => '')
    if (SCRIPT.test(file.name)) scripts.open(text)
    else if (/^\s*\[/.test(text)) data.open({ file })
    else if (RUN_FILE.test(text)) runFiles.open({ name: file.name, text })
    else await inWorkshop(app, (workshop) => workshop.take(file))
  }
  const takeFile = (file: File) => void take(file)
  useDroppedFile(takeFile)
  usePastedText((pasted) => pasteOnPage(app, pasted, takeFile), takeFile)
  return (
    <>
      <Menu label={text.lessons} testId="examples" width={760}>
        {(close) => (
          <Part code={lessonCode} name={text.lessons}>
            {({ LessonMenu }) => <LessonMenu onOpen={close} onFile={() => field.current?.click()} />}
          </Part>
        )}
      </Menu>
      <input
        ref={field}
        type="file"
        hidden
        accept=".json,.py,.ipynb,.csv,.tsv,.txt,.arff,application/json"
        data-testid="open-file"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // So that the same file can be opened once more, when it was mended.
          target.value = ''
          if (file !== undefined) void take(file)
        }}
      />
    </>
  )
}
