import { useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { rem } from '../../text-scale.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './share.module.css'
import { shareText } from './text.ts'

const qrCode = new LazyCode(() => import('../../picture/qr-path.ts'))

/** A longer link makes a code of which a phone's camera cannot tell the dots. */
const LONGEST = 1200

/** The least that a dot takes on the screen, and the least that the whole code takes, in pixels. */
const DOT = 3
const SMALLEST = 200

interface Props {
  readonly link: string
  readonly title: string
}

/** The link as a picture for the cameras of phones: black on white in every theme, with the white edge that they need. */
export function QrPart({ link, title }: Props) {
  const text = useText(shareText)
  if (link.length > LONGEST) return <p className={styles.part}>{text.qrTooLong(link.length)}</p>
  return (
    <div className={styles.part}>
      <p>{text.qrHint}</p>
      <Part code={qrCode} name={text.qr}>
        {({ qrSvg, qrView }) => {
          const { side, path } = qrView(link)
          return (
            <>
              <svg
                className={styles.qr}
                style={{ width: rem(Math.max(SMALLEST, DOT * side)) }}
                viewBox={`0 0 ${side} ${side}`}
                shapeRendering="crispEdges"
                role="img"
                aria-label={text.qrSays(title)}
                data-testid="share-qr"
              >
                <rect width={side} height={side} fill="#fff" />
                <path d={path} fill="#000" />
              </svg>
              <a
                className={buttons.button}
                data-testid="share-qr-save"
                download="sgd-playground-qr.svg"
                href={`data:image/svg+xml,${encodeURIComponent(qrSvg(link))}`}
              >
                {text.saveQr}
              </a>
            </>
          )
        }}
      </Part>
    </div>
  )
}
