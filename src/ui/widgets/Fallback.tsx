import { Component, type ReactNode } from 'react'

interface Props {
  readonly message: ReactNode
  readonly children: ReactNode
}

/** A part of the page that cannot be loaded says so, and everything else goes on. */
export class Fallback extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.message : this.props.children
  }
}
