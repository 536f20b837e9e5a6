import { verbatim } from '../../widgets/verbatim.ts'
import { CODE_LINE } from './fit.ts'
import styles from './print.module.css'
import { SMALL_CODE } from './setting.ts'
import type { Shortened } from './shortened-lines.ts'
import type { PrintText } from './text.ts'

interface Props {
  readonly lines: readonly string[]
  /** Of the letters, in points. */
  readonly size: number
}

/** Lines of code, each whole. */
export function PrintedCode({ lines, size }: Props) {
  return (
    <pre className={styles.code} style={{ fontSize: `${size}pt`, lineHeight: CODE_LINE }} {...verbatim}>
      {lines.join('\n')}
    </pre>
  )
}

/** What the program has printed, and how much of that is not shown. */
export function PrintedOutput({ output, text }: { readonly output: Shortened; readonly text: PrintText }) {
  const { head, leftOut, tail } = output
  if (head.length === 0 && tail.length === 0 && leftOut === 0) return <p>{text.noOutput}</p>
  return (
    <>
      {head.length > 0 && <PrintedCode lines={head} size={SMALL_CODE} />}
      {leftOut > 0 && <p className={styles.leftOut}>{text.leftOut(leftOut)}</p>}
      {tail.length > 0 && <PrintedCode lines={tail} size={SMALL_CODE} />}
    </>
  )
}
