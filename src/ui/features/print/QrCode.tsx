import styles from './print.module.css'
import type { PrintText } from './text.ts'

/** The dots of a longer link are too small for a phone, as large as there is room for the code. */
const LONGEST = 1200

/** What makes the code of a link: the side of its square, and its dark dots. */
export type MakeQr = (link: string) => { readonly side: number; readonly path: string }

interface Props {
  readonly link: string
  readonly text: PrintText
  readonly qrView: MakeQr
}

/** The link as a code to be photographed, or that it is too long for that. */
export function QrCode({ link, text, qrView }: Props) {
  if (link.length > LONGEST) return <p className={styles.noQr}>{text.noQr}</p>
  const { side, path } = qrView(link)
  return (
    <svg className={styles.qr} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
