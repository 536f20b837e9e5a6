/** The encodings of files that do not say which they are in, the usual one first. */
export const ENCODINGS = [
  ...(['utf-8', 'gb18030', 'windows-1252', 'windows-1250', 'windows-1251'] as const),
  ...(['big5', 'shift_jis', 'euc-kr'] as const),
] as const
export type Encoding = (typeof ENCODINGS)[number]

/** A file's text, and by which encoding. */
export interface FileText {
  readonly text: string
  /** Nothing where the file says it itself. */
  readonly encoding: Encoding | null
}

/**
 * Decodes a file: UTF-16 by its mark, or by every other byte being 0; else UTF-8; where it is not that, what Excel writes, in China GB 18030 and in the West
 * Windows-1252. Which of these two is a guess: it is said, and `encoding` puts it right.
 */
export function fileText(bytes: Uint8Array, encoding?: Encoding): FileText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: decoded(bytes, 'utf-16le'), encoding: null }
  if (first === 0xfe && second === 0xff) return { text: decoded(bytes, 'utf-16be'), encoding: null }
  const wide = encoding === undefined ? wideIn(bytes) : null
  if (wide !== null) return { text: decoded(bytes, wide), encoding: null }
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

/** How files begin that no table stands in as text: of spreadsheets, of archives, of documents, of columns. */
const NO_TEXT = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '\x1f\x8b', '%PDF', 'PAR1', '\x89HDF']

/** Whether a file is none of text: an Excel workbook, something compressed. */
export function isNoText(bytes: Uint8Array): boolean {
  const begin = String.fromCharCode(...bytes.subarray(0, 4))
  return NO_TEXT.includes(begin) || NO_TEXT.includes(begin.slice(0, 2))
}

/** UTF-16 without a mark: of the first letters, which are mostly ASCII, each has a byte that is 0. */
function wideIn(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const first = bytes.subarray(0, 200)
  const zeros = (from: 0 | 1) => first.filter((byte, i) => i % 2 === from && byte === 0).length
  const [even, odd] = [zeros(0), zeros(1)]
  if (Math.max(even, odd) * 4 < first.length || Math.min(even, odd) * 10 > first.length) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** The usual Chinese characters are two bytes that are no ASCII each; an accented letter stands among letters. */
function isInPairs(bytes: Uint8Array): boolean {
  let run = 0
  for (const [i, byte] of bytes.entries()) {
    if (byte >= 0x80) run++
    // Two within a word, as in `Größe`.
    else if (run % 2 === 1 || (run === 2 && isLetter(byte) && isLetter(bytes[i - 3]))) return false
    else run = 0
  }
  return run % 2 === 0
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte))
}
