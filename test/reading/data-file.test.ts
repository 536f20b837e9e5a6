import { describe, expect, it, test } from 'vitest'
import { chosenData, usualColumns } from '../../src/reading/chosen-data.ts'
import { type DataFile, type FileHabit, readDataFile } from '../../src/reading/data-file.ts'

function fileOf(text: string, habit?: FileHabit): DataFile {
  const file = readDataFile(text, habit)
  if (file === null) throw new Error('no table')
  return file
}

const valuesOf = (text: string, habit?: FileHabit) =>
  Object.fromEntries(fileOf(text, habit).columns.map(({ name, values }) => [name, [...values]]))

describe('a table', () => {
  test.each([
    ['commas', 'a,b\n1,2\n3,4\n', 'comma'],
    ['tabs, and lines of Windows', 'a\tb\r\n1\t2\r\n3\t4\r\n', 'tab'],
    ['semicolons, a mark of order, and quotes', '\uFEFF"a";"b"\n"1";2\n3;"4"', 'semicolon'],
    ['the line of Excel', 'sep=;\na;b\n1;2\n3;4', 'semicolon'],
    ['blanks', '  a   b\n  1   2\n\n  3   4  \n', 'blank'],
    ['Markdown', '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |', 'bar'],
    ['NumPy with a heading', '# a,b\n1.0e+00,2\n3.00,4', 'comma'],
    ['a title above it, which has fewer cells', 'Some title\na,b\n1,2\n3,4', 'comma'],
    ['blanks around quotation marks', '"a" , "b"\n"1" , "2"\n"3" ,"4"', 'comma'],
    ['the marks of a Chinese input method', 'a，b\n1，2\n3，4', 'comma'],
    ['full-width digits, and a comma at the end of all lines', 'a,b,\n１,2,\n3,４,', 'comma'],
  ])('with %s', (_, text, separator) => {
    expect(valuesOf(text)).toEqual({ a: [1, 3], b: [2, 4] })
    expect(fileOf(text).separator).toBe(separator)
  })

  test('by whatever leaves most numbers, where several would separate all lines alike', () => {
    const cars = fileOf('18.0   8   307.0\t"chevrolet chevelle malibu"\n15.0   8   350.0\t"buick skylark 320"')
    expect(cars.columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'number', 'text'])
    expect(valuesOf('0,5 0,6\n1,5 2,25')).toEqual({ c1: [0.5, 1.5], c2: [0.6, 2.25] })
    expect(valuesOf('0,5;0,6\n1,5;2,25')).toEqual({ c1: [0.5, 1.5], c2: [0.6, 2.25] })
    expect(valuesOf('a, b\n1, 2\n3, 4')).toEqual({ a: [1, 3], b: [2, 4] })
    expect(fileOf('day,x\n2021-03-04 10:00,1\n2021-03-04 11:00,2').separator).toBe('comma')
  })

  test('whose decimal commas nobody quoted', () => {
    expect(valuesOf('a,b\n1,5,2,5\n3,25,4,0')).toEqual({ a: [1.5, 3.25], b: [2.5, 4] })
    expect(fileOf('a,b\n1,5,2,5\n3,25,-4,-1').uneven).toEqual(['a , b'])
    expect(fileOf('1990,1991\n1,5,2,5\n3,25,4,1').columns).toHaveLength(4)
  })

  test('of R, which leaves out the name of the first column', () => {
    const file = fileOf('mpg wt\n"Mazda RX4" 21 2.62\n"Datsun 710" 22.8 2.32\n"Duster 360" 14.3 3.57')
    expect(file.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['c1', 'text'],
      ['mpg', 'number'],
      ['wt', 'number'],
    ])
  })

  test('without names, and with names that are numbers where that is said', () => {
    expect(valuesOf('1,2\n3,4')).toEqual({ c1: [1, 3], c2: [2, 4] })
    expect(valuesOf('2001,2002\n3,4', { hasHeader: true })).toEqual({ '2001': [3], '2002': [4] })
  })

  test('of which years are the names', () => {
    expect(valuesOf('continent,1952,2007\nAsia,5195.48,12473.03\nAfrica,1252.57,3089.03')).toMatchObject({
      1952: [5195.48, 1252.57],
    })
    expect(fileOf('Oslo,1952,3\nRome,1960,4').hasHeader).toBe(false)
    expect(fileOf('a,1952\nb,1960').hasHeader).toBe(false)
  })

  test('with two columns of one name', () => {
    expect(Object.keys(valuesOf('a,a,b\n1,2,3'))).toEqual(['a', 'a 2', 'b'])
  })

  test('of nothing is none', () => {
    for (const text of ['', '\n\n', '  \t ']) expect(readDataFile(text)).toBeNull()
  })
})

describe('numbers', () => {
  test('have decimal commas where only these are possible', () => {
    expect(valuesOf('a;b\n1,5;1.234,5\n2,25;2')).toEqual({ a: [1.5, 2.25], b: [1234.5, 2] })
  })

  test('that may be two are asked, and nothing is asked where the table itself says it', () => {
    const doubtful = 'a;b\n1,234;5\n2,500;6'
    expect(fileOf(doubtful).doubt).toEqual({ text: '1,234', point: 1234, comma: 1.234 })
    expect(valuesOf(doubtful, { style: 'comma' }).a).toEqual([1.234, 2.5])
    expect(valuesOf(doubtful, { style: 'point' }).a).toEqual([1234, 2500])
    expect(fileOf('a;b\n1,234;5.5\n2,500;6').doubt).toBeNull()
    expect(valuesOf('a;b\n1,234;5.5\n2,500;6').a).toEqual([1234, 2500])
    expect(fileOf('a,b\n10.000,1\n20.500,2').doubt).toEqual({ text: '10.000', point: 10, comma: 10000 })
  })

  test.each(['', 'NA', 'n/a', 'NaN', 'null', '?', '-', '.', '#N/A', '缺失'])('%s is a missing one', (cell) => {
    const [first] = fileOf(`a,b\n${cell},2\n3,4\n5,6`).columns
    expect(first).toMatchObject({ kind: 'number', missing: 1, odd: null })
  })

  test.each([
    ['2021-03-04', 'date'],
    ['3/4/2021 10:00', 'date'],
    ['4 Mar 2021', 'date'],
    ['2021年3月4日', 'date'],
    ['10:30', 'date'],
    ['1/2', 'text'],
    ['red', 'text'],
    ['5 kg', 'text'],
    ['(5)', 'text'],
    ['1e39', 'text'],
  ])('are not in a column of %s', (cell, kind) => {
    const file = fileOf(`when,b,c\n${cell},2,3\n${cell},4,5`)
    expect(file.columns[0]).toMatchObject({ kind, values: Float64Array.of(Number.NaN, Number.NaN) })
    expect(usualColumns(file, 64)).toEqual({ inputs: [1], outputs: [2] })
  })

  test.each([
    ['45%', 0.45],
    ['$1,234.50', 1234.5],
    ['-£5.00', -5],
    ['1.234,50 €', 1234.5],
    ['￥１２', 12],
    ['1 234.5', 1234.5],
    ['1,23,456', 123456],
    ['="001"', 1],
    ['007', 7],
    ['TRUE', 1],
    ['false', 0],
    ['−1.5', -1.5],
    ['1,5E+03', 1500],
  ])('that are written as %s are read, and it is said as what', (cell, value) => {
    const [first] = fileOf(`a;b\n${cell};2\n${cell};3`).columns
    expect(first).toMatchObject({ kind: 'number', written: { text: cell, value } })
    expect(first?.values[0]).toBe(value)
  })

  test.each(['1', '-2.50', '+3', '.5', '5.', '0', '1e-3', '1.5E+03'])('as programs write %s need no word', (cell) => {
    expect(fileOf(`a;b\n${cell};2\n${cell};3`).columns[0]).toMatchObject({ kind: 'number', written: null })
  })

  test('that another column’s habit makes larger say so', () => {
    const [, price] = fileOf('size;price\n45,5;120.000\n60,0;99.500').columns
    expect(price).toMatchObject({ kind: 'number', written: { text: '120.000', value: 120000 } })
    expect([...(price?.values ?? [])]).toEqual([120000, 99500])
  })

  test('that may say that a value is missing are asked about', () => {
    const station = 'co,t,y\n2.6,-3,1\n-200,4,2\n2.2,5,9999\n-200,6,4\n1.2,-7,5\n0.9,8,7'
    const file = fileOf(station)
    expect(file.columns.map(({ gap }) => gap)).toEqual([{ value: -200, count: 2 }, null, { value: 9999, count: 1 }])
    expect(file.columns[0]).toMatchObject({ missing: 0 })
    const [co, , y] = fileOf(station, { gaps: true }).columns
    expect([co, y].map((column) => column?.missing)).toEqual([2, 1])
    expect([...(co?.values ?? [])]).toEqual([2.6, Number.NaN, 2.2, Number.NaN, 1.2, 0.9])
    for (const plain of ['a,b\n-1,2\n1,2\n-1,2\n1,3', 'a,b\n95,2\n96,3\n97,4\n99,5', 'a,b\n-5,1\n1,1\n2,1\n3,1'])
      expect(fileOf(plain).columns[0]).toMatchObject({ gap: null })
  })

  test('of a column that has a word are numbers, and the word is named', () => {
    expect(fileOf('a,b\n1,2\n3,4\nhigh,6\n5,6').columns[0]).toMatchObject({
      kind: 'number',
      odd: { count: 1, text: 'high', row: 3 },
    })
  })
})

/** Tables as questions and data sets have them: what is read of each, `-` where there is no number. */
describe('a table as it is found', () => {
  it.each([
    ['a row of units', 'time,force\ns,N\n0,1.5\n1,2.5', { time: '- 0 1', force: '- 1.5 2.5' }],
    ['comments above it', '# made in 2020\n# by hand\nx,y\n1,2\n3,4', { x: '1 3', y: '2 4' }],
    ['semicolons that only end lines', 'x,y;\n1,2;\n3,4;', { x: '1 3', y: '2 4' }],
    ['lines in quotation marks', '"x,y"\n"1,2"\n"3,4"', { x: '1 3', y: '2 4' }],
    ['rows in quotation marks', 'x,y\n"1,2"\n"3,4"', { x: '1 3', y: '2 4' }],
    ['R’s row names without a name', '"x","y"\n"1",1.5,2\n"2",2.5,3', { c1: '1 2', x: '1.5 2.5', y: '2 3' }],
    [
      'names that pandas counted',
      ',0,1,2\n0,0.5,1.5,2.5\n1,3.5,4.5,5.5',
      { c1: '0 1', 0: '0.5 3.5', 1: '1.5 4.5', 2: '2.5 5.5' },
    ],
    ['names that count', '0,1,2\n0.5,1.5,2.5\n3.5,4.5,5.5', { 0: '0.5 3.5', 1: '1.5 4.5', 2: '2.5 5.5' }],
    [
      'names that count, and a word',
      '0,1,2,class\n0.5,1.5,2.5,a\n3.5,4.5,5.5,b',
      { 0: '0.5 3.5', 1: '1.5 4.5', 2: '2.5 5.5', class: '- -' },
    ],
    ['a place and whole numbers', 'Oslo,1,2\nRome,3,4', { c1: '- -', c2: '1 3', c3: '2 4' }],
    ['a day with a blank in it', 'day,n\n13:24 25 Jan 2020,5\n13:24 26 Jan 2020,6', { day: '- -', n: '5 6' }],
    [
      'fixed width, blanks in names',
      'name      x    y\nab cd   1.5  2.5\nef gh   3.5  4.5\nij      5.5  6.5',
      { name: '- - -', x: '1.5 3.5 5.5', y: '2.5 4.5 6.5' },
    ],
    ['fixed width, a value missing', 'x       y\n1.5     2\n        3\n2.5     4', { x: '1.5 - 2.5', y: '2 3 4' }],
    [
      'auto-mpg',
      '18.0   8   307.0\t"chevrolet malibu"\n15.0   8   ?\t"buick skylark 320"',
      { c1: '18 15', c2: '8 8', c3: '307 -', c4: '- -' },
    ],
    ['zeros between bytes', 'x,y\n1,2\n\u00003,4', { x: '1 3', y: '2 4' }],
    ['the line of Excel, in quotation marks', '"sep=;"\nx;y\n1,5;2\n2,5;3', { x: '1.5 2.5', y: '2 3' }],
    ['money by its name', 'p;n\n1.200,50 EUR;3\n950,00 EUR;4', { p: '1200.5 950', n: '3 4' }],
    [
      'thousands and millions by letters',
      'v,w\n€110.5M,€565K\n€77M,€405K',
      { v: '110500000 77000000', w: '565000 405000' },
    ],
    ['Chinese thousands', '月,量\n1,3万\n2,2.5万', { 月: '1 2', 量: '30000 25000' }],
    ['stars and n.a. for what is missing', 'x,y\n1,2\n*,3\nn.a.,4\n5,6', { x: '1 - - 5', y: '2 3 4 6' }],
  ])('%s', (_, text, values) => {
    const read = fileOf(text).columns.map((column) => [
      column.name,
      [...column.values].map((value) => (Number.isNaN(value) ? '-' : value)).join(' '),
    ])
    expect(Object.fromEntries(read)).toEqual(values)
  })

  it.each([
    ['json', 'records', '[{"x": 1, "y": 2.5},\n {"x": 2, "y": null}]', { x: [1, 2], y: [2.5, Number.NaN] }],
    ['json', 'an object a line', '{"x": 1, "y": 2.5}\n{"x": 2, "y": 3.5}\n', { x: [1, 2], y: [2.5, 3.5] }],
    ['json', 'lists by their names', '{"x": [1, 2], "y": [2.5, 3.5]}', { x: [1, 2], y: [2.5, 3.5] }],
    [
      'json',
      'records within an object',
      '{"ok": true, "rows": [{"x": 1, "y": 2.5}, {"x": 2, "y": 3.5}]}',
      { x: [1, 2], y: [2.5, 3.5] },
    ],
    ['json', 'rows', '[[1, 2.5], [2, 3.5]]', { c1: [1, 2], c2: [2.5, 3.5] }],
    ['lists', 'MATLAB', 'x = [1 2\n3 4\n5 6];', { c1: [1, 3, 5], c2: [2, 4, 6] }],
    ['lists', 'tuples', '(1, 2)\n(3, 4)\n(5, 6)', { c1: [1, 3, 5], c2: [2, 4, 6] }],
    ['lists', 'NumPy', 'array([[1. , 2.5],\n       [2. , 3.5]])', { c1: [1, 2], c2: [2.5, 3.5] }],
    [
      'html',
      'a page',
      '<html><body><table><tr><td>menu</td></tr></table><table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2.5</td></tr><tr><td>2</td><td>3.5</td></tr></table>',
      { x: [1, 2], y: [2.5, 3.5] },
    ],
    [
      'arff',
      'Weka',
      "% iris\n@RELATION iris\n\n@ATTRIBUTE 'sepal length' REAL\n@ATTRIBUTE y NUMERIC\n@ATTRIBUTE class {a,b}\n\n@DATA\n5.1,3.5,a\n4.9,?,'b'\n",
      { 'sepal length': [5.1, 4.9], y: [3.5, Number.NaN], class: [Number.NaN, Number.NaN] },
    ],
  ])('as %s: %s', (form, _, text, values) => {
    expect(fileOf(text).form).toBe(form)
    expect(valuesOf(text)).toEqual(values)
  })

  it('whose first row may be names or a sample says so', () => {
    expect(fileOf('0,1\n0.5,2.5\n1.5,3.5')).toMatchObject({ hasHeader: false, counted: '0, 1' })
    expect(fileOf('0,1,2\n0.5,2.5,3\n1.5,3.5,4')).toMatchObject({ hasHeader: true, counted: '0, 1, 2' })
    expect(fileOf('1,2,3\n4,5,6\n7,8,9')).toMatchObject({ hasHeader: false, counted: '1, 2, 3' })
    expect(fileOf('x,y\n0,1\n2,3').counted).toBeNull()
    expect(fileOf('3,1\n0,1').counted).toBeNull()
    expect(fileOf(',0,1\n5,0.5,1\n6,2.5,1').counted).toBeNull()
  })

  it('of lines is read by another separator where that is said, whatever its form', () => {
    expect(fileOf('[[1, 2.5], [2, 3.5]]', { separator: 'comma' }).form).toBeNull()
  })
})

describe('what is taken', () => {
  test('are rows with a number in each chosen column, so many; the others are counted', () => {
    const file = fileOf('a,b,c\n1,,3\n4,5,6\nx,8,9\n10,11,12\n13,14,15')
    const { table, incomplete, beyond } = chosenData(file, { inputs: [0, 1], outputs: [2] }, 2)
    expect(table).toEqual({
      inputs: ['a', 'b'],
      outputs: ['c'],
      rows: 2,
      x: Float32Array.of(4, 5, 10, 11),
      y: Float32Array.of(6, 12),
    })
    expect([incomplete, beyond]).toEqual([2, 1])
    expect(chosenData(file, { inputs: [2], outputs: [0] }, 9).table.rows).toBe(4)
  })

  test('is no column that only numbers the rows, and no more than are possible', () => {
    expect(usualColumns(fileOf(',a,b\n0,5,6\n1,7,9\n2,8,8'), 64)).toEqual({ inputs: [1], outputs: [2] })
    expect(usualColumns(fileOf('id,a,b\n101,5,6\n102,7,9\n103,8,8'), 64)).toEqual({ inputs: [1], outputs: [2] })
    expect(usualColumns(fileOf('year,a,b\n2001,5,6\n2002,7,9\n2003,8,8'), 64).inputs).toEqual([0, 1])
    const eighty = Array.from({ length: 80 }, (_, i) => i)
    const wide = `${eighty.map((i) => `v${i}`).join()}\n${eighty.map((i) => i / 4).join()}`
    expect(usualColumns(fileOf(wide), 64)).toEqual({ inputs: Array.from({ length: 63 }, (_, i) => i), outputs: [79] })
  })

  test('leaves out lines of another length, and counts them', () => {
    expect(fileOf('a,b\n1,2\n3\n4,5,6\n7,8')).toMatchObject({ rows: 2, uneven: ['3', '4 , 5 , 6'] })
  })
})
