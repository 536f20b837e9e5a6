import { useId } from 'react'
import { useText } from '../../context.ts'
import { Switch } from '../../widgets/Switch.tsx'
import { CopyField } from './CopyField.tsx'
import { FramePreview } from './FramePreview.tsx'
import styles from './share.module.css'
import { FRAME_LIMITS, frameCode } from './snippets.ts'
import { shareText } from './text.ts'

/** The size of a frame as it is chosen: what is typed, and whether it is as wide as what stands around it. */
export interface FrameSize {
  readonly width: string
  readonly height: string
  readonly wide: boolean
}

/** Sizes that are asked for most: a note beside a text, a column of a page, a slide, a page of its own. */
const SIZES = [
  [480, 360],
  [700, 420],
  [800, 600],
  [1300, 700],
] as const

export const FIRST_SIZE: FrameSize = { width: '700', height: '420', wide: false }

/** What `typed` says in pixels, within the limits. */
function pixelsOf(typed: string, [least, most]: readonly [number, number]): number {
  const number = Math.round(Number(typed))
  return Number.isFinite(number) && typed.trim() !== '' ? Math.min(most, Math.max(least, number)) : least
}

interface Props {
  /** To the page as it is in a frame. */
  readonly link: string
  readonly title: string
  readonly size: FrameSize
  readonly onSize: (size: FrameSize) => void
}

/** The code of a frame for a web page, of a size to choose. */
export function FramePart({ link, title, size, onSize }: Props) {
  const text = useText(shareText)
  const wide = useId()
  const width = pixelsOf(size.width, FRAME_LIMITS.width)
  const height = pixelsOf(size.height, FRAME_LIMITS.height)
  const chosen = size.wide ? '' : `${width}x${height}`
  return (
    <div className={styles.part}>
      <p>{text.frameHint}</p>
      <div className={styles.choices}>
        <span className={styles.label}>{text.size}</span>
        <Switch
          label={text.size}
          value={chosen}
          options={SIZES.map(([w, h]) => ({
            value: `${w}x${h}`,
            label: text.pixels(w, h),
            testId: `share-size-${w}x${h}`,
          }))}
          onChoose={(value) => {
            const [w = '', h = ''] = value.split('x')
            onSize({ width: w, height: h, wide: false })
          }}
        />
        <PixelField
          label={text.width}
          testId="share-width"
          disabled={size.wide}
          limits={FRAME_LIMITS.width}
          value={size.width}
          onType={(typed) => onSize({ ...size, width: typed })}
        />
        <PixelField
          label={text.height}
          testId="share-height"
          limits={FRAME_LIMITS.height}
          value={size.height}
          onType={(typed) => onSize({ ...size, height: typed })}
        />
        <span className={styles.check}>
          <input
            id={wide}
            type="checkbox"
            data-testid="share-wide"
            checked={size.wide}
            onChange={(event) => onSize({ ...size, wide: event.target.checked })}
          />
          <label htmlFor={wide}>{text.wide}</label>
        </span>
      </div>
      <CopyField
        label={text.frameCode}
        testId="share-frame"
        rows={4}
        text={frameCode({ link, title, width: size.wide ? null : width, height })}
      />
      <FramePreview link={link} width={size.wide ? null : width} height={height} />
    </div>
  )
}

interface PixelProps {
  readonly label: string
  readonly testId: string
  readonly disabled?: boolean
  readonly limits: readonly [number, number]
  readonly value: string
  readonly onType: (typed: string) => void
}

/** A number of pixels; one that no frame can have is told, and the nearest is used. */
function PixelField({ label, testId, disabled = false, limits, value, onType }: PixelProps) {
  const text = useText(shareText)
  const id = useId()
  const isOutside = String(pixelsOf(value, limits)) !== value.trim()
  return (
    <span className={styles.check}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.number}
        inputMode="numeric"
        dir="ltr"
        data-testid={testId}
        disabled={disabled}
        value={value}
        aria-invalid={isOutside && !disabled}
        aria-describedby={isOutside ? `${id}-problem` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      {isOutside && !disabled && (
        <span id={`${id}-problem`} className={styles.warning}>
          {text.outside(...limits)}
        </span>
      )}
    </span>
  )
}
