import { tidied } from './tidy.ts'

/** What ends a line in some program: Word's vertical tab, Unicode's separators, a page's end. */
const LINE_END = /\r\n|[\r\v\f\x85\u2028\u2029]/g
/** Prompts in front of a line, and of what an interpreter answers. */
const PROMPT =
  /^[^\S\n]*(?:(?:In|Out) ?\[\d*\](?:\/\/\w+)?\s?:?=?|>>>|\.\.\. |julia>|octave(?:\.exe)?:\d+>|sage:|irb.*?>|>>|scala>|mysql>|\[\d+\]:)[^\S\n]*/gm
/** R's prompt, and how it goes on; also Markdown's quotation. */
const ANGLE_PROMPT = /^[^\S\n]*> ?/gm
const CONTINUED = /^[^\S\n]*\+ (?=[^\n]*\n)/gm
const FENCE = /^[^\S\n]*(?:```|~~~)[^\n]*$/gm
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&minus;': '-',
  '&#39;': "'",
  '&quot;': '"',
}

/**
 * `text` with what has nothing to do with a matrix taken away or made plain: invisible characters, full width, line ends of all
 * kinds, prompts of interpreters, fences of Markdown, quotation marks that a document made curly.
 */
export function cleanPaste(text: string): string {
  const plain = tidied(text.replace(LINE_END, '\n'))
    .replace(/[【〔「『]/g, '[')
    .replace(/[】〕」』]/g, ']')
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replaceAll('、', ',')
    .replace(/&(?:amp|lt|gt|nbsp|minus|#39|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(FENCE, '')
  const prompted = plain.replace(PROMPT, '')
  const lines = prompted.split('\n').filter((line) => line.trim() !== '')
  const isQuoted = lines.length > 0 && lines.every((line) => /^\s*[>+]/.test(line)) && /^\s*>/.test(lines[0] ?? '')
  const answers = /^\s*> \S/.test(prompted) ? prompted.replace(ANGLE_PROMPT, '').replace(CONTINUED, '') : prompted
  return (isQuoted ? prompted.replace(ANGLE_PROMPT, '').replace(CONTINUED, '') : answers).replace(/^\n+/, '').trimEnd()
}

/** `text`, a program's, without its comments; and where MATLAB goes on in the next line, in one. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\(\*[\s\S]*?\*\)/g, ' ')
    .replace(/(?:^|(?<=[\s;,)\]}\d]))(?:#|\/\/|!)[^\n]*/gm, '')
    .replace(/(?:^|(?<=[\s;,)\]}]))%[^\n]*/gm, '')
    .replace(/(?<=[;,])[^\S\n]{0,99}\.\.\.[^\S\n]*\n/g, ' ')
    .replace(/&[^\S\n]{0,99}\n[^\S\n]{0,99}&?/g, ' ')
}
