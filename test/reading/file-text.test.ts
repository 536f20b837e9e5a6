import { expect, test } from 'vitest'
import { fileText, isNoText } from '../../src/reading/file-text.ts'

test.each([
  ['UTF-8', [0xe4, 0xbb, 0xb7, 0x2c, 0x31], '价,1', 'utf-8'],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8'],
  ['UTF-16, as “Unicode text” of Excel', [0xff, 0xfe, 0xf7, 0x4e, 0x09, 0x00], '价\t', null],
  ['UTF-16 the other way round', [0xfe, 0xff, 0x4e, 0xf7], '价', null],
  ['GBK, as Excel in China', [0xbc, 0xdb, 0xb8, 0xf1, 0x2c, 0x31], '价格,1', 'gb18030'],
  ['Windows-1252, as Excel in Europe', [0x48, 0xf6, 0x68, 0x65, 0x3b, 0x31], 'Höhe;1', 'windows-1252'],
])('%s', (_, bytes, text, encoding) => {
  expect(fileText(Uint8Array.from(bytes))).toEqual({ text, encoding })
})

test('another encoding puts a guess right', () => {
  const bytes = Uint8Array.of(0xe9, 0xe8)
  expect(fileText(bytes).text).toBe('殍')
  expect(fileText(bytes, 'windows-1252')).toEqual({ text: 'éè', encoding: 'windows-1252' })
})

test('UTF-16 is known without its mark, and two accents in a word are no Chinese character', () => {
  const text = 'größe,y\n1,2\n'
  const little = new Uint8Array(Buffer.from(text, 'utf16le'))
  const big = little.map((_, i) => little[i ^ 1] ?? 0)
  for (const bytes of [little, big]) expect(fileText(bytes)).toEqual({ text, encoding: null })
  expect(fileText(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual({ text, encoding: 'windows-1252' })
})

test('of a spreadsheet or an archive it is known that it is no text', () => {
  const bytesOf = (begin: string) => new Uint8Array(Buffer.from(`${begin} and so on`, 'latin1'))
  for (const begin of ['PK\x03\x04', '\xd0\xcf\x11\xe0', '\x1f\x8b\x08', '%PDF-1.4'])
    expect(isNoText(bytesOf(begin))).toBe(true)
  for (const begin of ['PK,y', 'a,b', '', '\ufeff']) expect(isNoText(bytesOf(begin))).toBe(false)
})

test.each([
  ['shift_jis', [0x89, 0xbf, 0x8a, 0x69, 0x2c, 0x90, 0x94, 0x0a, 0x31, 0x2c, 0x32], '価格,数\n1,2'],
  ['big5', [0xbb, 0xf9, 0xae, 0xe6, 0x2c, 0xbc, 0xc6, 0xb6, 0x71, 0x2c, 0xa4, 0xe9, 0xb4, 0xc1], '價格,數量,日期'],
  ['windows-1251', [0xd6, 0xe5, 0xed, 0xe0, 0x3b, 0xca, 0xee, 0xeb, 0x2d, 0xe2, 0xee], 'Цена;Кол-во'],
  ['gb18030', [0xbc, 0xdb, 0xb8, 0xf1, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xca, 0xfd, 0xc1, 0xbf], '价格,日期,数量'],
  [
    'windows-1252',
    [0x63, 0x61, 0x66, 0xe9, 0x3b, 0x6e, 0x61, 0xef, 0x76, 0x65, 0x3b, 0xc5, 0x73, 0x61],
    'café;naïve;Åsa',
  ],
])('a file of %s is guessed, and read by that', (encoding, bytes, text) => {
  expect(fileText(Uint8Array.from(bytes))).toEqual({ text, encoding })
})

test.each(['\x93NUMPY', '7z\xbc\xaf\x27', 'BZh91AY', '\xfd7zXZ', 'Rar!\x1a', '\x80\x04\x95\x10'])(
  '%j is how a file begins that is no text',
  (begin) => {
    expect(isNoText(new Uint8Array(Buffer.from(`${begin} and so on`, 'latin1')))).toBe(true)
  },
)
