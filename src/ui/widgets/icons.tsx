interface Props {
  readonly path: string
}

/** A glyph of 12 x 12 in the colour of the text around it; decoration, so it is not spoken. */
export function Icon({ path }: Props) {
  return (
    <svg width="0.75rem" height="0.75rem" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}

export function RunIcon() {
  return <Icon path="M2.5 1v10l8-5z" />
}

export function PauseIcon() {
  return <Icon path="M2 1h3v10H2zM7 1h3v10H7z" />
}
