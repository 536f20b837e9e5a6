import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useApp, useText } from '../../context.ts'
import { Drawing } from './Drawing.tsx'
import { PrintedCode, PrintedOutput } from './PrintedCode.tsx'
import { PrintedHead } from './PrintedHead.tsx'
import styles from './print.module.css'
import { printedRun, SPARE } from './printed-run.ts'
import type { MakeQr } from './QrCode.tsx'
import { type PageSetting, settingOf } from './setting.ts'
import { printText } from './text.ts'

/** The size of letters of which two columns of code go beside each other, in points. */
const COLUMN_CODE = 5.4

/** The run on screen on one page of A4. Only a program that is too long for the page follows on others. */
export function RunSheet({ qrView }: { readonly qrView: MakeQr }) {
  const app = useApp()
  const text = useText(printText)
  const ofProgram = useRef<HTMLDivElement>(null)
  const ofOutput = useRef<HTMLDivElement>(null)
  // As it is at this moment: nothing moves on paper.
  const [sheet] = useState(() => printedRun(app))
  const [setting, setSetting] = useState<PageSetting | null>(null)
  useLayoutEffect(() => {
    const copy = { ...sheet, rowsLeftOut: text.rowsLeftOut }
    setSetting(settingOf(copy, { ofProgram: roomOf(ofProgram), ofOutput: roomOf(ofOutput), spare: SPARE }))
  }, [sheet, text])
  const isSplit = setting !== null && setting.size === null
  return (
    <>
      <div className={styles.page}>
        <PrintedHead {...{ sheet, text, qrView }} />
        <Drawing of={setting?.isLow ? sheet.lowChart : sheet.chart} className={styles.chart} />
        <div className={styles.columns} data-split={isSplit || undefined}>
          {!isSplit && (
            <section className={styles.column}>
              <h2 className={styles.name}>{text.program}</h2>
              {/* Empty at first: so it is as large as the page leaves it. */}
              <div ref={ofProgram} className={styles.room}>
                {setting?.size && <PrintedCode lines={setting.program} size={setting.size} />}
              </div>
            </section>
          )}
          <section className={styles.column}>
            <Drawing of={isSplit ? sheet.wideMatrices : sheet.matrices} className={styles.matrices} />
            <h2 className={styles.name}>{text.output}</h2>
            <div ref={ofOutput} className={styles.room}>
              {setting !== null && <PrintedOutput output={setting.output} text={text} />}
            </div>
          </section>
        </div>
      </div>
      {isSplit && (
        <section>
          <h2 className={styles.name}>{text.program}</h2>
          <div className={styles.rest}>
            <PrintedCode lines={setting.program} size={COLUMN_CODE} />
          </div>
        </section>
      )}
    </>
  )
}

function roomOf({ current }: RefObject<HTMLElement | null>) {
  return { width: current?.clientWidth ?? 0, height: current?.clientHeight ?? 0 }
}
