import { Icon } from './icons.tsx'

// What the first picture has none of.

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
