import { useEffect, useState } from 'react'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Switch } from '../../widgets/Switch.tsx'
import { CopyField } from './CopyField.tsx'
import styles from './share.module.css'
import { markdownCode } from './snippets.ts'
import { shareText } from './text.ts'

/** What the picture is called as a file beside the text. */
const FILE = 'sgd-playground-loss.png'

interface Props {
  readonly link: string
  readonly title: string
  /** Draws the run as a PNG; null where there is nothing to draw yet. */
  readonly draw: () => Promise<Blob | null>
}

/** A picture of the run that leads to it, for Markdown: the picture within the text, or as a file beside it. */
export function MarkdownPart({ link, title, draw }: Props) {
  const text = useText(shareText)
  const [place, setPlace] = useState<'inside' | 'beside'>('inside')
  const picture = usePicture(draw)
  if (picture === 'drawing' || picture === 'missing') {
    return (
      <p className={styles.part} role="status">
        {picture === 'drawing' ? text.drawing : text.noPicture}
      </p>
    )
  }
  return (
    <div className={styles.part}>
      <Switch
        label={text.markdown}
        value={place}
        options={[
          { value: 'inside', label: text.inside, testId: 'share-inside' },
          { value: 'beside', label: text.beside, testId: 'share-beside' },
        ]}
        onChoose={setPlace}
      />
      <p>{place === 'inside' ? text.insideHint : text.besideHint}</p>
      {place === 'beside' && (
        <a className={buttons.button} download={FILE} href={picture.address} data-testid="share-picture">
          {text.savePicture}
        </a>
      )}
      <CopyField
        label={text.markdownCode}
        testId="share-markdown"
        rows={4}
        text={markdownCode(link, title, place === 'inside' ? picture.address : FILE)}
      />
    </div>
  )
}

/** The picture as an address that holds all of it. */
function usePicture(draw: Props['draw']): 'drawing' | 'missing' | { readonly address: string } {
  const [picture, setPicture] = useState<'drawing' | 'missing' | { readonly address: string }>('drawing')
  useEffect(() => {
    let wanted = true
    const tell = (next: typeof picture) => wanted && setPicture(next)
    draw().then(
      async (blob) => tell(blob === null ? 'missing' : { address: await dataAddress(blob) }),
      () => tell('missing'),
    )
    return () => {
      wanted = false
    }
  }, [draw])
  return picture
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('no text')))
    reader.onerror = () => reject(reader.error ?? new Error('not read'))
    reader.readAsDataURL(blob)
  })
}
