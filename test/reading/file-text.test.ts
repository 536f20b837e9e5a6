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
