import { useId } from 'react'
import { isKey, type Key, snakeCase } from '../../../experiment/config.ts'
import { CONTROL_PARTS, type ControlName, type Readers } from '../../../share/handout.ts'
import { PANEL_IDS } from '../../../share/panel-ids.ts'
import { useText } from '../../context.ts'
import { Switch } from '../../widgets/Switch.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import { FIRST_FIELDS, locked, OTHER_FIELDS, withControl, withPanel } from './reader-ticks.ts'
import { readersText } from './readers-text.ts'
import styles from './share.module.css'

interface Props {
  readonly readers: Readers
  readonly onChange: (readers: Readers) => void
}

/** What whoever opens the link sees and may use of the page, by ticking. */
export function ReadersPart({ readers, onChange }: Props) {
  const text = useText(readersText)
  const { show, controls } = readers
  const name = (control: ControlName) => (isKey(control) ? snakeCase(control) : text.parts[control])
  return (
    <details className={styles.readers} data-testid="share-readers">
      <summary>
        <span className={styles.summary}>{text.title}</span>
        <span className={styles.note}>{text.seen(show?.length ?? PANEL_IDS.length, PANEL_IDS.length)}</span>
        <span className={styles.note}>
          {controls === null
            ? text.usesAll
            : controls.length === 0
              ? text.usesNone
              : text.uses(controls.map(name).join(text.and))}
        </span>
      </summary>
      <fieldset className={styles.ticks}>
        <legend className={styles.label}>{text.panelsLegend}</legend>
        {PANEL_IDS.map((id) => (
          <Tick
            key={id}
            label={text.panels[id]}
            testId={`show-${id}`}
            checked={show?.includes(id) ?? true}
            onTick={(seen) => onChange(withPanel(readers, id, seen))}
          />
        ))}
      </fieldset>
      <div className={styles.choices}>
        <span className={styles.label}>{text.controlsLegend}</span>
        <Switch
          label={text.controlsLegend}
          value={controls === null ? 'all' : 'ticked'}
          options={[
            { value: 'all', label: text.all, testId: 'controls-all' },
            { value: 'ticked', label: text.onlyTicked, testId: 'controls-ticked' },
          ]}
          onChoose={(value) => onChange(locked(readers, value === 'ticked'))}
        />
      </div>
      {controls !== null && (
        <>
          <fieldset className={styles.ticks}>
            <legend className={styles.label}>{text.partsLegend}</legend>
            {CONTROL_PARTS.map((part) => (
              <Tick
                key={part}
                label={text.parts[part]}
                testId={`controls-${part}`}
                checked={controls.includes(part)}
                onTick={(used) => onChange(withControl(readers, part, used))}
              />
            ))}
          </fieldset>
          <Fields legend={text.fieldsLegend} fields={FIRST_FIELDS} {...{ readers, onChange }} />
          <details>
            <summary className={styles.label}>{text.moreFields}</summary>
            <Fields legend={text.otherFields} fields={OTHER_FIELDS} {...{ readers, onChange }} />
          </details>
        </>
      )}
      <p className={styles.note}>{text.wholePage}</p>
    </details>
  )
}

interface FieldsProps extends Props {
  readonly legend: string
  readonly fields: readonly Key[]
}

/** Fields that readers may change, by their names in code. */
function Fields({ legend, fields, readers, onChange }: FieldsProps) {
  return (
    <fieldset className={styles.ticks}>
      <legend className={styles.label}>{legend}</legend>
      {fields.map((key) => (
        <Tick
          key={key}
          code
          label={snakeCase(key)}
          testId={`controls-${snakeCase(key)}`}
          checked={readers.controls?.includes(key) ?? true}
          onTick={(used) => onChange(withControl(readers, key, used))}
        />
      ))}
    </fieldset>
  )
}

interface TickProps {
  readonly label: string
  readonly testId: string
  /** Whether the label is a name in code. */
  readonly code?: boolean
  readonly checked: boolean
  readonly onTick: (checked: boolean) => void
}

function Tick({ label, testId, code = false, checked, onTick }: TickProps) {
  const id = useId()
  return (
    <span className={styles.check}>
      <input
        id={id}
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={(event) => onTick(event.target.checked)}
      />
      <label htmlFor={id} className={code ? styles.name : undefined} {...(code ? verbatim : {})}>
        {label}
      </label>
    </span>
  )
}
