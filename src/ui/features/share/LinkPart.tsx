import { type RefObject, useId } from 'react'
import type { Query } from '../../../share/address.ts'
import { useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import buttons from '../../widgets/buttons.module.css'
import { Switch } from '../../widgets/Switch.tsx'
import { CopyField } from './CopyField.tsx'
import { type LinkedLesson, LONG_LINK, longParts } from './given-link.ts'
import styles from './share.module.css'
import { shareText } from './text.ts'

/** How a run is written as a file: loaded for a long link. */
const fileCode = new LazyCode(() => import('./link-file.ts'))

interface Props {
  readonly link: string
  /** A link that has been copied already. */
  readonly copied: string | null
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** The iteration on screen; null where that is the start. */
  readonly now: number | null
  /** The iteration that the link stops at; null: it opens at the start. */
  readonly t: number | null
  readonly lang: Query['lang']
  /** null where it has none. */
  readonly lesson: LinkedLesson | null
  /** Whether it opens at the first card. */
  readonly first: boolean
  readonly onFirst: (first: boolean) => void
  readonly onStop: (t: number | null) => void
  readonly onLang: (lang: Query['lang']) => void
}

/** The link itself, how long it is, and what its sender may choose of it. */
export function LinkPart({ link, copied, field, now, t, lang, lesson, first, onFirst, onStop, onLang }: Props) {
  const text = useText(shareText)
  const language = useId()
  const languages = [
    { value: '', label: text.readersOwn },
    { value: 'en', label: text.english },
    { value: 'zh', label: text.chinese },
  ] as const
  return (
    <section className={styles.part} aria-label={text.link}>
      <CopyField
        label={text.link}
        testId="share-link"
        rows={1}
        {...{ text: link, field, copied }}
        note={<Length link={link} lesson={lesson !== null} />}
      />
      <div className={styles.choices}>
        {lesson !== null && lesson.open > 0 && (
          <>
            <span className={styles.label}>{text.opens}</span>
            <Switch
              label={text.opens}
              value={first ? 'first' : 'open'}
              options={[
                { value: 'first', label: text.firstCard, testId: 'share-first-card' },
                { value: 'open', label: text.openCard(lesson.open + 1), testId: 'share-open-card' },
              ]}
              onChoose={(card) => onFirst(card === 'first')}
            />
          </>
        )}
        {now !== null && !first && (
          <>
            <span className={styles.label}>{text.opens}</span>
            <Switch
              label={text.opens}
              value={t === null ? 'start' : 'now'}
              options={[
                { value: 'start', label: text.start, testId: 'share-from-start' },
                { value: 'now', label: text.now(now), testId: 'share-as-now' },
              ]}
              onChoose={(from) => onStop(from === 'start' ? null : now)}
            />
          </>
        )}
        <span className={styles.check}>
          <label className={styles.label} htmlFor={language}>
            {text.language}
          </label>
          <select
            id={language}
            className={styles.select}
            data-testid="share-lang"
            value={lang ?? ''}
            onChange={(event) => onLang(languages.find(({ value }) => value === event.target.value)?.value || null)}
          >
            {languages.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </span>
      </div>
    </section>
  )
}

/** How long the link is; where that is too long for many programs, also why, and what there is instead. */
function Length({ link, lesson }: { readonly link: string; readonly lesson: boolean }) {
  const text = useText(shareText)
  const isLong = link.length >= LONG_LINK
  const file = lesson ? text.lessonFile : text.file
  const dataFile = useSelected(({ run }) => run.config.data?.file ?? '')
  const parts = longParts(link).map(([part, length]) => text.part(text.parts[part], length))
  return (
    <>
      <p className={isLong ? styles.warning : styles.note} data-testid="share-length">
        <span>{text.length(link.length)}</span>
        {isLong && <span>{text.long(parts.join(text.and))}</span>}
      </p>
      {dataFile !== '' && (
        <p className={styles.warning} data-testid="share-data">
          {text.dataFile(dataFile)}
        </p>
      )}
      {(isLong || lesson) && (
        <Part code={fileCode} name={file}>
          {({ linkFile }) => (
            <p className={styles.instead}>
              <a
                className={buttons.button}
                data-testid="share-file"
                download={lesson ? 'sgd-playground-lesson.json' : 'sgd-playground-run.json'}
                href={`data:application/json,${encodeURIComponent(linkFile(link))}`}
              >
                {file}
              </a>
              <span className={styles.note}>{lesson ? text.lessonFileHint : text.fileHint}</span>
            </p>
          )}
        </Part>
      )}
    </>
  )
}
