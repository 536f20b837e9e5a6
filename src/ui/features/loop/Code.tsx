import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Key, Run } from '../../../experiment/config.ts'
import { type SectionName, sectionsOf } from '../../../export/program.ts'
import { useSelected } from '../../context.ts'
import { useNamedField } from '../../useNamed.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './Code.module.css'
import { copyWhole } from './copy.ts'
import { FoldedSection, isFoldable } from './FoldedSection.tsx'
import { Rows } from './Rows.tsx'
import { rowsOf, type SectionRows } from './rows.ts'
import { useCurrentLine } from './useCurrentLine.ts'
import { useFreshInView, useLoopInView, useNamedInView } from './view.ts'

/** The program of the run on screen, exactly as it is exported; what stands before the loop is folded until it is asked for. */
export function Code() {
  const box = useRef<HTMLPreElement>(null)
  const { sections, fresh } = useSections(useSelected((state) => state.run))
  const [unfolded, setUnfolded] = useState<ReadonlySet<SectionName>>(() => new Set())
  const toggle = (name: SectionName) =>
    setUnfolded((known) => new Set(known.has(name) ? [...known].filter((each) => each !== name) : [...known, name]))
  const named = useNamedField('program')
  const unfoldFor = useEffectEvent((key: Key) => {
    const name = sectionWith(key, sections)
    if (name !== undefined) setUnfolded((known) => new Set(known).add(name))
  })
  useEffect(() => {
    if (named !== null) unfoldFor(named)
  }, [named])
  useLoopInView(box)
  useFreshInView(box, sections)
  useNamedInView(box, named, unfolded)
  useCurrentLine(box, sections)
  return (
    <pre
      ref={box}
      className={styles.code}
      {...verbatim}
      data-scroll
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-testid="loop"
      onCopy={copyWhole}
    >
      {sections.map(({ name, rows }, i) => {
        const shown = <Rows rows={rows} fresh={fresh} isLast={i === sections.length - 1} />
        if (!isFoldable(name)) return <div key={name}>{shown}</div>
        const isFolded = !unfolded.has(name)
        return (
          <FoldedSection
            key={name}
            {...{ name, rows, isFolded }}
            isFresh={rows.some(fresh)}
            onToggle={() => toggle(name)}
          >
            {shown}
          </FoldedSection>
        )
      })}
    </pre>
  )
}

/** The sections of `run`, and which of their rows were not there before its last change. */
function useSections(run: Run) {
  const [known, setKnown] = useState(() => ({ run, sections: rowsOf(sectionsOf(run)), before: new Set<string>() }))
  let current = known
  if (known.run !== run) {
    current = { run, sections: rowsOf(sectionsOf(run)), before: marksOf(known.sections) }
    setKnown(current)
  }
  const { sections, before } = current
  const fresh = (row: SectionRows['rows'][number]) => row.type === 'line' && before.size > 0 && !before.has(row.mark)
  return { sections, fresh }
}

/** The section in which a setting has its control. */
function sectionWith(key: Key, sections: readonly SectionRows[]): SectionName | undefined {
  const controls = (row: SectionRows['rows'][number]) => row.type === 'line' && row.controls.includes(key)
  return sections.find(({ rows }) => rows.some(controls))?.name
}

function marksOf(sections: readonly SectionRows[]): Set<string> {
  return new Set(sections.flatMap(({ rows }) => rows.flatMap((row) => (row.type === 'line' ? row.mark : []))))
}
