interface Props {
  readonly path: string
}

/** A glyph of 12 x 12 in the colour of the text around it; decoration, so it is not spoken. */
function Icon({ path }: Props) {
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

export function ThemeIcon() {
  return <Icon path="M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0m0 1.3v9.4a4.7 4.7 0 0 1 0-9.4" />
}

export function BackIcon() {
  return <Icon path="M4.5 1.2v2.1h2.8a3.6 3.6 0 1 1 0 7.2H2.5V9.1h4.8a2.2 2.2 0 1 0 0-4.4H4.5v2.1L1 4z" />
}

export function MoreIcon() {
  return <Icon path="M1 5h2v2H1zM5 5h2v2H5zM9 5h2v2H9z" />
}

export function PresentIcon() {
  return <Icon path="M0 1h12v8H7v2h2v1H3v-1h2V9H0zm1.2 1.2v5.6h9.6V2.2z" />
}

export function DownIcon() {
  return <Icon path="M1.5 4h9L6 9z" />
}

export function OpenIcon() {
  return <Icon path="M1 2h4v1.4H2.4v6.2h6.2V7H10v4H1zM6.5 1H11v4.5H9.6V3.4L5.9 7.1 4.9 6.1l3.7-3.7H6.5z" />
}
