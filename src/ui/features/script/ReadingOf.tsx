import type { ReadScript, ScriptDifference } from '../../../script/read-script.ts'
import { useText } from '../../context.ts'
import { settingsOf, shortSetting } from '../../run-settings.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './script.module.css'
import { scriptText } from './text.ts'

interface Props {
  readonly read: ReadScript
  readonly script: string
}

/** What was understood of a script: in a sentence, as the run that it is, and line by line. */
export function ReadingOf({ read, script }: Props) {
  const text = useText(scriptText)
  const { run, statements, known, flat, unmade, unimported, printed, prose, portable } = read
  const isWhole = read.differences.every(({ lines }) => lines.length === 0)
  const notes = [
    ...(flat ? [text.flat] : []),
    ...unmade.map((name) => text.unmade(name, run.config.W.columns)),
    ...unimported.map(text.unimported),
    ...(printed.length > 0 ? [text.printed(printed)] : []),
    ...(prose.length > 0 ? [text.prose(prose)] : []),
    ...(read.takesGpu ? [text.gpu] : []),
    ...(portable ? [text.portable] : []),
  ]
  if (known === 0) {
    return (
      <p className={styles.problem} role="status">
        {text.none}
      </p>
    )
  }
  return (
    <>
      <p role="status" className={styles.summary} data-testid="script-summary">
        {isWhole ? text.all(statements) : text.some(known, statements)}
      </p>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
      <h3 className={styles.heading}>{text.settings}</h3>
      <Settings run={run} />
      <h3 className={styles.heading}>{text.read}</h3>
      <Lines read={read} script={script} />
    </>
  )
}

function Settings({ run }: Pick<ReadScript, 'run'>) {
  const text = useText(scriptText)
  const settings = settingsOf(run)
  if (settings.length === 0 && run.changes.length === 0) return <p className={styles.hint}>{text.tutorial}</p>
  return (
    <p className={styles.settings} {...verbatim} data-testid="script-settings">
      {settings.map((setting) => (
        <code key={setting.key}>{shortSetting(setting, run)}</code>
      ))}
      {run.changes.map(({ iteration, key }) => (
        <code key={`${iteration} ${key}`}>{`at ${iteration}: ${key}`}</code>
      ))}
    </p>
  )
}

/** The script with its lines numbered; beneath each one that is not carried out as it stands, what is done in its place. */
function Lines({ read, script }: Props) {
  const lines = script.replace(/\r\n?/g, '\n').split('\n')
  const marked = new Set(
    read.differences.flatMap(({ lines: each }) => each.flatMap(({ line, end }) => upTo(line, end))),
  )
  const beneath = (line: number) => read.differences.filter(({ after }) => after === line)
  return (
    <ol className={styles.lines} data-testid="script-lines">
      {beneath(0).map((difference) => (
        <li key={keyOf(difference)}>
          <Instead difference={difference} />
        </li>
      ))}
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
        <li key={i} data-marked={marked.has(i + 1)}>
          <span className={styles.number}>{i + 1}</span>
          <code className={styles.code} {...verbatim}>
            {line}
          </code>
          <Mistakes read={read} line={i + 1} />
          {beneath(i + 1).map((difference) => (
            <Instead key={keyOf(difference)} difference={difference} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function Mistakes({ read, line }: { readonly read: ReadScript; readonly line: number }) {
  const text = useText(scriptText)
  return read.mistakes
    .filter((mistake) => mistake.line === line)
    .map((mistake) => (
      <p key={mistake.code} className={styles.mistake} data-testid={`mistake-${mistake.code}`}>
        {text.mistake(mistake)}
      </p>
    ))
}

function keyOf({ kind, lines, taken }: ScriptDifference): string {
  return `${kind} ${lines[0]?.line} ${taken[0]}`
}

function Instead({ difference: { kind, lines, taken } }: { readonly difference: ScriptDifference }) {
  const text = useText(scriptText)
  const isBeside = kind === 'print'
  if (taken.length === 0) {
    const alone = isBeside ? text.beside : kind === 'digits' ? text.worked : text.leftOut
    return <p className={styles.instead}>{alone}</p>
  }
  const instead = isBeside ? text.prints : kind === 'digits' ? text.digits : text.instead
  const added = isBeside ? text.printsToo : text.added
  return (
    <div className={styles.instead}>
      <p>{lines.length > 0 ? instead : added}</p>
      <pre {...verbatim}>{taken.join('\n')}</pre>
    </div>
  )
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
