import { useLayoutEffect, useRef } from 'react'
import { type SvgNode, svgElement } from '../../picture/svg.ts'

interface Props {
  readonly of: SvgNode | null
  readonly className: string | undefined
}

/** A picture in the page, made of its data. */
export function Drawing({ of, className }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => place.current?.replaceChildren(...(of === null ? [] : [svgElement(of)])), [of])
  return <div ref={place} className={className} />
}
