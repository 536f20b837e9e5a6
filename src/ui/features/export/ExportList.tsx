import { useState } from 'react'
import { doubtOf } from '../../../experiment/promised.ts'
import type { App } from '../../../store/app.ts'
import { useMessages, useSelected, useText } from '../../context.ts'
import type { PaperName } from '../../picture/paper.ts'
import buttons from '../../widgets/buttons.module.css'
import { Switch } from '../../widgets/Switch.tsx'
import styles from './ExportList.module.css'
import { type ExportWay, ITEMS, type ItemId } from './items.ts'
import { type ExportText, exportText } from './text.ts'
import { type Progress, useExport } from './useExport.ts'

/** The entries of the menu; what makes the files is loaded when the first is asked for. */
export function ExportList() {
  const text = useText(exportText)
  const chrome = useMessages()
  const doubt = useSelected(({ run }) => doubtOf(run.config))
  const release = useSelected(({ run }) => run.config.torch)
  const hasData = useSelected(({ run }) => run.config.data !== null)
  const { progress, start, cancel, print } = useExport()
  // A slide and a sheet of paper are white, whatever the page is.
  const [paper, setPaper] = useState<PaperName>('light')
  const items = (kind: (typeof ITEMS)[number]['kind']) =>
    ITEMS.filter((item) => item.kind === kind && (item.id !== 'ownData' || hasData)).map(({ id, ways }) => (
      <div key={id} className={styles.item}>
        <span className={styles.name}>{text[id]}</span>
        {ways.map((way) => (
          <Action key={way} {...{ id, way }} onClick={() => void start({ id, way, paper })} />
        ))}
      </div>
    ))
  return (
    <div className={styles.list}>
      {items('file')}
      <p className={styles.promise}>{doubt === null ? text.promise[release] : chrome.notPromised[doubt]}</p>
      <div className={styles.head}>
        <h3>{text.pictures}</h3>
        <Switch
          label={text.paper}
          value={paper}
          options={[
            { value: 'light', label: text.light, testId: 'export-light' },
            { value: 'dark', label: text.dark, testId: 'export-dark' },
          ]}
          onChoose={setPaper}
        />
      </div>
      {items('picture')}
      <div className={`${styles.item} ${styles.sheet}`}>
        <span className={styles.name}>{text.sheet}</span>
        <button type="button" className={buttons.button} data-testid="export-print" onClick={() => void print()}>
          {text.print}
        </button>
      </div>
      <div className={styles.progress} role="status" data-testid="export-status">
        {progress !== null && <span>{sayOf(progress, text)}</span>}
        {progress?.type === 'working' && (
          <button type="button" className={buttons.button} data-testid="export-cancel" onClick={cancel}>
            {text.cancel}
          </button>
        )}
      </div>
    </div>
  )
}

/** The loss of the run on screen as a PNG; null before the first frame. */
export async function drawRun(app: App): Promise<Blob | null> {
  const { runPicture } = await import('./carry-out.ts')
  return runPicture(app)
}

interface ActionProps {
  readonly id: ItemId
  readonly way: ExportWay
  readonly onClick: () => void
}

function Action({ id, way, onClick }: ActionProps) {
  const text = useText(exportText)
  const label = way === 'copy' ? text.copy : way === 'svg' || way === 'png' ? way.toUpperCase() : text.download
  // The programs are what other pages reach for: their names are short.
  const suffix = way === 'py' || way === 'ipynb' ? '' : `-${way}`
  return (
    <button
      type="button"
      className={buttons.button}
      data-testid={`export-${id}${suffix}`}
      aria-label={text.named(text[id], label)}
      onClick={onClick}
    >
      {label}
    </button>
  )
}

function sayOf(progress: Progress, text: ExportText): string {
  switch (progress.type) {
    case 'working':
      return text.computing(Math.floor(100 * progress.part))
    case 'saved':
      return text.saved(progress.name)
    case 'copied':
      return text.copied(progress.name)
    case 'noPicture':
      return progress.why
    default:
      return text[progress.type]
  }
}
