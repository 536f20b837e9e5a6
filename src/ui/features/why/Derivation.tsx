import { useState } from 'react'
import { useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { policyOf } from '../../trusted-types.ts'
import { whyText } from './text.ts'
import { Wide } from './Wide.tsx'
import styles from './why.module.css'

/** The only HTML that the page is made of: of this repository, and made when the site is built. */
const docs = policyOf('sgd-playground-docs', { createHTML: (html) => html })

/** docs/theory.md in each language, as MathML: docs/typeset.mjs makes it when the site is built. */
const codes = {
  en: new LazyCode(() => import('../../../../docs/theory.md?raw').then((it) => it.default)),
  zh: new LazyCode(() => import('../../../../docs/theory.zh.md?raw').then((it) => it.default)),
}

/** The derivation with its formulas, loaded when it is opened. */
export function Derivation() {
  const text = useText(whyText)
  const language = useSelected((state) => state.language)
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles.fold}
      data-testid="why-derivation"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text.derivation}</summary>
      {open && (
        <Part key={language} code={codes[language]} name={text.derivation}>
          {(html) => (
            <Wide label={text.derivation}>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: of this repository, made when the site is built */}
              <div className={styles.derivation} dangerouslySetInnerHTML={{ __html: docs?.createHTML(html) ?? html }} />
            </Wide>
          )}
        </Part>
      )}
    </details>
  )
}
