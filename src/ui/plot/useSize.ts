import { type PointerEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { textScale } from '../text-scale.ts'
import type { PixelPoint } from './paths.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The room of a picture in its own pixels: a picture is laid out for letters of the usual size, and drawn so much larger
 * as the page's letters are.
 */
export interface PictureSize extends Size {
  /** The page's pixels to one of the picture's. */
  readonly scale: number
}

/** The room that an element has for a picture, as it changes; 0 before it is known. */
export function useSize(element: RefObject<Element | null>): PictureSize {
  const [size, setSize] = useState<PictureSize>({ width: 0, height: 0, scale: 1 })
  useLayoutEffect(() => {
    const box = element.current
    if (box === null) return
    const measure = () => {
      const { width, height } = box.getBoundingClientRect()
      const scale = textScale()
      const next = { width: Math.round(width / scale), height: Math.round(height / scale), scale }
      setSize((known) => (same(known, next) ? known : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return size
}

function same(a: PictureSize, b: PictureSize): boolean {
  return a.width === b.width && a.height === b.height && a.scale === b.scale
}

/** Where a pointer is, in the pixels of the picture that fills the element. */
export function pointIn(size: PictureSize, { clientX, clientY, currentTarget }: PointerEvent): PixelPoint {
  const { left, top } = currentTarget.getBoundingClientRect()
  return [(clientX - left) / size.scale, (clientY - top) / size.scale]
}
