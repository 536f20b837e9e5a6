import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './share.module.css'
import { shareText } from './text.ts'

/** How long the link must rest before the preview shows it, in milliseconds: it loads the page anew. */
const REST = 500

interface Props {
  readonly link: string
  /** In pixels; null: as wide as there is room. */
  readonly width: number | null
  readonly height: number
}

/** The page as it is in the frame, at the frame's size, made smaller where that does not fit. It loads when it is asked for. */
export function FramePreview({ link, width, height }: Props) {
  const text = useText(shareText)
  const [wanted, setWanted] = useState(false)
  return (
    <>
      <button
        type="button"
        className={buttons.button}
        data-testid="share-preview"
        aria-expanded={wanted}
        onClick={() => setWanted(!wanted)}
      >
        <span>{wanted ? text.hidePreview : text.preview}</span>
      </button>
      {wanted && <Preview {...{ link, width, height }} />}
    </>
  )
}

function Preview({ link, width, height }: Props) {
  const text = useText(shareText)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRested(link)
  const across = useWidth(box)
  const inFull = width ?? across
  const scale = Math.min(1, across / inFull)
  return (
    <div ref={box} className={styles.preview}>
      {across > 0 && (
        <div style={{ width: inFull * scale, height: height * scale }}>
          {/* Another link is another page: within one and the same frame each would be an entry of the history. */}
          <iframe
            key={shown}
            src={shown}
            title={text.previewTitle}
            data-testid="share-preview-frame"
            style={{ width: inFull, height, transform: scale < 1 ? `scale(${scale})` : undefined }}
          />
        </div>
      )}
      {scale < 1 && <p className={styles.note}>{text.scaled(Math.round(100 * scale))}</p>}
    </div>
  )
}

/** How wide an element is, in pixels, as it changes; 0 before it is known. */
function useWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const box = element.current
    if (box === null) return
    const measure = () => setWidth(Math.round(box.getBoundingClientRect().width))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return width
}

/** `value` once it has rested: as it is at first, then behind what it changes to. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
