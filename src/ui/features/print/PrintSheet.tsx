import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Run } from '../../../experiment/config.ts'
import { useSelected, useText } from '../../context.ts'
import { lessonCode } from '../../lesson-code.ts'
import { Part } from '../../Part.tsx'
import type { qrView } from '../../picture/qr-path.ts'
import { changeTexts } from '../../plot/change-labels.ts'
import { settingsOf, shortSetting } from '../../run-settings.ts'
import { hasCard } from './prepared.ts'
import styles from './print.module.css'
import { RunSheet } from './RunSheet.tsx'
import { type PrintText, printText } from './text.ts'

/** The attribute of the document while the sheet is there instead of the page. */
const PRINTED = 'data-printed'

interface Props {
  /** Makes the code of a link. */
  readonly qrView: typeof qrView
}

/** What is on paper while the browser prints, and on no screen: the run, or where one is open the lesson with its cards. */
export function PrintSheet({ qrView }: Props) {
  const language = useSelected((state) => state.language)
  const isLesson = useSelected(hasCard)
  const text = useText(printText)
  useLayoutEffect(() => {
    document.documentElement.setAttribute(PRINTED, '')
    return () => document.documentElement.removeAttribute(PRINTED)
  }, [])
  const run = <RunSheet qrView={qrView} />
  return createPortal(
    <article className={styles.sheet} data-testid="print-sheet" dir="ltr" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {!isLesson ? (
        run
      ) : (
        <Part code={lessonCode} name={text.lesson} instead={run} silent>
          {({ PrintedLesson }) => (
            <PrintedLesson qr={qrView} settingsOf={(of) => settingTexts(of, text)} instead={run} />
          )}
        </Part>
      )}
    </article>,
    document.body,
  )
}

/** The settings of a run that are not the tutorial's, its live changes among them. */
function settingTexts(run: Run, text: PrintText): readonly string[] {
  return [
    ...settingsOf(run).map((setting) => shortSetting(setting, run)),
    ...changeTexts(run).map(({ iteration, full }) => text.change(iteration, full)),
  ]
}
