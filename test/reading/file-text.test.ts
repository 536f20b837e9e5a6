import { expect, test } from 'vitest'
import { fileText } from '../../src/reading/file-text.ts'

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
