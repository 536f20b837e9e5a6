/** What `src/torch` takes of a browser or Node, of whose types it knows nothing else. */
export interface WasmHost {
  readonly Math: Math
  readonly WebAssembly?: {
    validate(bytes: Uint8Array<ArrayBuffer>): boolean
    readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
    readonly Instance: new (
      module: object,
      imports: { readonly env: { readonly memory: HostMemory } },
    ) => { readonly exports: Readonly<Record<string, unknown>> }
    readonly Memory: new (size: { readonly initial: number }) => HostMemory
  }
}

interface OwnMemory {
  /** Another one after each `grow`. */
  readonly buffer: ArrayBuffer
  /** @param pages of 64 KiB, how many more */
  grow(pages: number): number
}

/** A memory of WebAssembly, by the host's own type of it where that is known. */
export type HostMemory = typeof globalThis extends {
  readonly WebAssembly: { readonly Memory: new (...size: never[]) => infer M }
}
  ? M
  : OwnMemory

/** The one this runs in. */
export const host: WasmHost = globalThis
