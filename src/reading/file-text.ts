/** The encodings of files that do not say which they are in, the usual one first. */
export const ENCODINGS = ['utf-8', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** A file's text, and by which encoding. */
export interface FileText {
  readonly text: string
  /** Nothing where the file says it itself. */
  readonly encoding: Encoding | null
}

/**
 * Decodes a file: UTF-16 by its mark, else UTF-8; where it is not that, what Excel writes, in China GB 18030 and in the West
 * Windows-1252. Which of these two is a guess: it is said, and `encoding` puts it right.
 */
export function fileText(bytes: Uint8Array, encoding?: Encoding): FileText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: decoded(bytes, 'utf-16le'), encoding: null }
  if (first === 0xfe && second === 0xff) return { text: decoded(bytes, 'utf-16be'), encoding: null }
  const by = encoding ?? (isDecodable(bytes) ? 'utf-8' : isInPairs(bytes) ? 'gb18030' : 'windows-1252')
  return { text: decoded(bytes, by), encoding: by }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The usual Chinese characters are two bytes that are no ASCII each; an accented letter stands among letters. */
function isInPairs(bytes: Uint8Array): boolean {
  let run = 0
  for (const byte of bytes) {
    if (byte >= 0x80) run++
    else if (run % 2 === 1) return false
    else run = 0
  }
  return run % 2 === 0
}
