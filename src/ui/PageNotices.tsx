import { useStore } from 'zustand'
import { createDataDesk } from '../store/services/data-desk.ts'
import { createPasteDesk } from '../store/services/paste-desk.ts'
import { createRunFileDesk } from '../store/services/run-file-desk.ts'
import { createScriptDesk } from '../store/services/script-desk.ts'
import { useActions, useMessages, useSelected, useService } from './context.ts'
import { Notices } from './features/notices/Notices.tsx'
import { PageHead } from './features/page-head/PageHead.tsx'
import { framedCode } from './framed-code.ts'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'

const pasteCode = new LazyCode(() => import('./features/paste/PasteDialog.tsx'))
const scriptCode = new LazyCode(() => import('./features/script/ScriptDialog.tsx'))
const runFileCode = new LazyCode(() => import('./features/run-file/RunFileDialog.tsx'))
const dataCode = new LazyCode(() => import('./features/data/DataDialog.tsx'))
const shortcutsCode = new LazyCode(() => import('./features/notices/Shortcuts.tsx'))

/**
 * Above the panels: what the page has to say; of one that shows less than all, the settings that are left and the way to the
 * whole. Over them the list of keys, where somebody asks for it.
 */
export function PageNotices() {
  const text = useMessages()
  const { setHelping } = useActions()
  const helping = useSelected((state) => state.helping)
  const desk = useService('pasteDesk', createPasteDesk)
  const isAsked = useStore(desk.store, (state) => state.question !== null)
  const scripts = useService('scriptDesk', createScriptDesk)
  const script = useStore(scripts.store, (state) => state.text)
  const runFiles = useService('runFileDesk', createRunFileDesk)
  const runFile = useStore(runFiles.store, (state) => state.file)
  const dataDesk = useService('dataDesk', createDataDesk)
  const data = useStore(dataDesk.store, (state) => state.given)
  const isHandedOut = useSelected(
    ({ embedded, handout }) => !embedded && (handout.show !== null || handout.controls !== null),
  )
  return (
    <>
      <PageHead />
      {isHandedOut && (
        <Part code={framedCode} name={text.setup} silent>
          {({ HandedOut }) => <HandedOut />}
        </Part>
      )}
      <Notices />
      {isAsked && (
        <Part code={pasteCode} name={text.target}>
          {({ PasteDialog }) => <PasteDialog desk={desk} />}
        </Part>
      )}
      {script !== null && (
        <Part code={scriptCode} name={text.code.title}>
          {({ ScriptDialog }) => <ScriptDialog desk={scripts} given={script} />}
        </Part>
      )}
      {runFile !== null && (
        <Part code={runFileCode} name={runFile.name}>
          {({ RunFileDialog }) => <RunFileDialog desk={runFiles} given={runFile} />}
        </Part>
      )}
      {data !== null && (
        <Part code={dataCode} name={text.setup}>
          {({ DataDialog }) => <DataDialog desk={dataDesk} given={data} />}
        </Part>
      )}
      {helping && (
        <Part code={shortcutsCode} name={text.shortcutsButton}>
          {({ Shortcuts }) => <Shortcuts onClose={() => setHelping(false)} />}
        </Part>
      )}
    </>
  )
}
