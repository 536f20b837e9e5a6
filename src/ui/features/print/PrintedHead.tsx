import { useMessages } from '../../context.ts'
import styles from './print.module.css'
import type { PrintedRun } from './printed-run.ts'
import { type MakeQr, QrCode } from './QrCode.tsx'
import type { PrintText } from './text.ts'

/** A link of more characters is not printed: nobody would type it. */
const LONGEST_LINK = 700

interface Props {
  readonly sheet: PrintedRun
  readonly text: PrintText
}

/** Which run it is, how it stands, and where to find it again. */
export function PrintedHead({ sheet, text, qrView }: Props & { readonly qrView: MakeQr }) {
  const { title } = useMessages()
  const { name, stands, link } = sheet
  return (
    <header className={styles.head}>
      <div className={styles.about}>
        <h1 className={styles.title}>{`${title}: ${name}`}</h1>
        <p>{stands.join(' ')}</p>
        <OtherSettings sheet={sheet} text={text} />
        <p className={styles.link}>
          <strong className={styles.label}>{text.link}</strong>
          {link.length > LONGEST_LINK ? <span>{text.longLink(link.length)}</span> : <a href={link}>{link}</a>}
        </p>
      </div>
      <QrCode {...{ link, text, qrView }} />
    </header>
  )
}

/** What is not the tutorial's. */
function OtherSettings({ sheet: { settings, changes, moreChanges }, text }: Props) {
  return (
    <>
      {settings.length === 0 ? (
        <p>{text.asTutorial}</p>
      ) : (
        <p>
          <strong className={styles.label}>{text.settings}</strong>
          {settings.map(({ says, instead }) => (
            <span key={says} className={styles.setting}>
              <code>{says}</code>
              {instead !== null && <small>{text.instead(instead)}</small>}
            </span>
          ))}
        </p>
      )}
      {changes.length > 0 && (
        <p>
          <strong className={styles.label}>{text.changes}</strong>
          {changes.map((change) => (
            <span key={change} className={styles.setting}>
              {change}
            </span>
          ))}
          {moreChanges > 0 && <span>{text.moreChanges(moreChanges)}</span>}
        </p>
      )}
    </>
  )
}
