/** A piece of a text in some programming language, and where it stands. */
export interface LiteralToken {
  readonly kind: 'word' | 'string' | 'open' | 'close' | 'mark' | 'angle'
  readonly text: string
  readonly start: number
  readonly end: number
  /** What stands before it. */
  readonly gap: 'none' | 'blank' | 'line'
}

const GAP = /\s+/y
const ANGLE = /<[A-Za-z_][^<>\n;{}()[\]]*(?:<[^<>\n]*>)?[^<>\n;{}()[\]]*>/y
const WORD = /(?:[^\s,;()[\]{}<>=:"'|&]|(?<=\d)'(?=\d{3})|(?<=\d):(?=\d))+/y
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y
const MARK = /<-|<<|>>|:=|=>|->|\(\/|\/\)|[,;=:|&<>'"]/y

/** `text` as tokens, in one pass. */
export function tokensOf(text: string): readonly LiteralToken[] {
  const tokens: LiteralToken[] = []
  let at = 0
  let gap: LiteralToken['gap'] = 'none'
  const take = (kind: LiteralToken['kind'], length: number) => {
    tokens.push({ kind, text: text.slice(at, at + length), start: at, end: at + length, gap })
    at += length
    gap = 'none'
  }
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0].length ?? 0
  }
  while (at < text.length) {
    const blanks = match(GAP)
    if (blanks > 0) {
      gap = text.slice(at, at + blanks).includes('\n') ? 'line' : 'blank'
      at += blanks
      continue
    }
    const character = text.charAt(at)
    // MATLAB's transposition, right behind what it transposes.
    const isPrime = character === "'" && gap === 'none' && tokens.at(-1)?.kind === 'close'
    if (text.startsWith('(/', at) || text.startsWith('/)', at)) take(character === '(' ? 'open' : 'close', 2)
    else if ('([{'.includes(character)) take('open', 1)
    else if (')]}'.includes(character)) take('close', 1)
    else if (!isPrime && match(STRING) > 0) take('string', match(STRING))
    else if (match(ANGLE) > 0) take('angle', match(ANGLE))
    else if (match(MARK) > 0) take('mark', match(MARK))
    else take('word', wordLength(text, at, match(WORD)) || 1)
  }
  return tokens
}

/** `/)` ends Fortran's list, though it would be part of a word. */
function wordLength(text: string, at: number, length: number): number {
  return length > 1 && text.charAt(at + length - 1) === '/' && text.charAt(at + length) === ')' ? length - 1 : length
}
