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
  const by = encoding ?? (isDecodable(bytes, 'utf-8') ? 'utf-8' : guessed(bytes))
  return { text: decoded(bytes, by), encoding: by }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function isDecodable(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** How files begin that no table stands in as text: of spreadsheets, of archives, of documents, of columns. */
const NO_TEXT = [
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '\x1f\x8b',
  '%PDF',
  'PAR1',
  '\x89HDF',
  '\x93NUM',
  '7z\xbc\xaf',
  'BZh9',
  '\xfd7zX',
  'Rar!',
  '\x80\x04\x95',
  'RDX3',
]

/** Whether a file is none of text: an Excel workbook, something compressed. */
export function isNoText(bytes: Uint8Array): boolean {
  const begin = String.fromCharCode(...bytes.subarray(0, 4))
  return NO_TEXT.some((mark) => begin.startsWith(mark))
}

/** By which bytes are above ASCII, and what stands beside each. */
function guessed(bytes: Uint8Array): Encoding {
  const high = [...bytes.keys()].filter((i) => isHigh(bytes[i]))
  const share = (is: (byte: number, next: number, i: number) => boolean, of: readonly number[] = high) =>
    of.filter((i) => is(bytes[i] ?? 0, bytes[i + 1] ?? 0, i)).length / of.length
  // Letters of Cyrillic are the upper quarter of the table, and stand beside each other.
  const isCyrillic = share((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) === 1
  const besideOthers = share((_, next, i) => isHigh(next) || isHigh(bytes[i - 1]))
  if (isCyrillic && besideOthers > 0.7 && high.length > 5 && share((byte) => byte >= 0xe0) > 0.5) return 'windows-1251'
  const leads = leadsIn(bytes)
  // Kana and the usual characters of Japanese; of Taiwan, whose second byte is a letter as often as not.
  if (share((byte) => byte >= 0x81 && byte < 0xa0, leads) > 0.7 && isDecodable(bytes, 'shift_jis')) return 'shift_jis'
  const isOfLetters = share((_, next) => next >= 0x40 && next < 0x7f, leads) > 0.1
  const isOfBig5 = leads.length > 2 && share((byte) => byte >= 0xa4 && byte < 0xc7, leads) > 0.8
  if (isOfLetters && isOfBig5 && isDecodable(bytes, 'big5')) return 'big5'
  return isInPairs(bytes) ? 'gb18030' : 'windows-1252'
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80
}

/** Where characters of two bytes begin, if all above ASCII are such. */
function leadsIn(bytes: Uint8Array): readonly number[] {
  const leads: number[] = []
  for (let i = 0; i < bytes.length; i++) {
    if (!isHigh(bytes[i])) continue
    leads.push(i)
    i++
  }
  return leads
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
