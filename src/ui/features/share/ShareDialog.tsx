import { type RefObject, useRef, useState } from 'react'
import { useApp, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Tabs } from '../../widgets/Tabs.tsx'
import { FramePart } from './FramePart.tsx'
import { LinkPart } from './LinkPart.tsx'
import { MarkdownPart } from './MarkdownPart.tsx'
import { QrPart } from './QrPart.tsx'
import { ReadersPart } from './ReadersPart.tsx'
import styles from './share.module.css'
import { shareText } from './text.ts'
import { type KeptChoices, useChoices } from './useChoices.ts'
import { useLightDialog } from './useLightDialog.ts'

/** What was pressed: the link as it was then, and whether it has been copied; null while that is not known. */
export interface Pressed {
  readonly link: string
  readonly copied: boolean | null
}

interface Props {
  readonly pressed: Pressed
  /** Draws the run on screen as a PNG; null where there is nothing to draw yet. */
  readonly draw: () => Promise<Blob | null>
  /** What was chosen before, and is found again. */
  readonly kept: RefObject<KeptChoices | null>
  readonly onClose: () => void
}

type Way = 'frame' | 'markdown' | 'qr'

/**
 * Everything that a run can be given to others as. It is no modal dialog: what the page says beneath, that the link is
 * copied or where it stands where the browser refuses, can be read and closed while it is open.
 */
export function ShareDialog({ pressed, draw, kept, onClose }: Props) {
  const text = useText(shareText)
  const { feed } = useApp()
  const field = useRef<HTMLTextAreaElement>(null)
  const dialog = useLightDialog(field, onClose)
  const [way, setWay] = useState<Way>('frame')
  const chosen = useChoices(pressed.link, kept)
  const { link, frameLink, size, readers, t, lang, lesson, first } = chosen
  // As it is when Share is pressed: a run that goes on meanwhile changes nothing in what is being copied.
  const [now] = useState(() => feed.latest?.iteration || chosen.stop)
  const title = lesson?.title || document.title
  return (
    <dialog ref={dialog} open className={styles.dialog} aria-labelledby="share-title" data-testid="share-dialog">
      <div className={styles.head}>
        <h2 id="share-title" className={styles.title}>
          {lesson === null ? text.title : text.lesson(lesson.cards)}
        </h2>
        <button
          type="button"
          className={buttons.icon}
          data-testid="share-close"
          aria-label={text.close}
          title={text.close}
          onClick={onClose}
        >
          <span>×</span>
        </button>
      </div>
      <LinkPart
        {...{ link, field, now, t, lang, lesson, first }}
        copied={pressed.copied === true ? pressed.link : null}
        onFirst={chosen.setFirst}
        onStop={chosen.setT}
        onLang={chosen.setLang}
      />
      <ReadersPart readers={readers} onChange={chosen.setReaders} />
      <Tabs
        label={text.ways}
        value={way}
        onChoose={setWay}
        className={styles.ways}
        tabs={[
          {
            value: 'frame',
            label: text.frame,
            testId: 'share-way-frame',
            content: <FramePart link={frameLink} {...{ title, size }} onSize={chosen.setSize} />,
          },
          {
            value: 'markdown',
            label: text.markdown,
            testId: 'share-way-markdown',
            content: way === 'markdown' && <MarkdownPart {...{ link, title, draw }} />,
          },
          {
            value: 'qr',
            label: text.qr,
            testId: 'share-way-qr',
            content: way === 'qr' && <QrPart {...{ link, title }} />,
          },
        ]}
      />
    </dialog>
  )
}
