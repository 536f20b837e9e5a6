import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { integer, integer64, integers, optionalVector, pair, real } from '../../src/experiment/kinds.ts'
import { writeNumber } from '../../src/experiment/numbers.ts'
import { typedReader } from '../../src/reading/typed-reader.ts'

const readReal = typedReader(real({ min: -1e30, max: 1e30 }))
const readWhole = typedReader(integer({ min: -1e10, max: 1e10 }))

describe('one number is read as any habit writes it', () => {
  it.each([
    ['0,7', 0.7],
    [',7', 0.7],
    ['0，7', 0.7],
    ['0。7', 0.7],
    ['０．７', 0.7],
    ['0｡7', 0.7],
    ['0·7', 0.7],
    ['٠٫٧', 0.7],
    ['۱۲', 12],
    ['1,5', 1.5],
    ['12,25', 12.25],
    ['1234,567', 1234.567],
    ['0,125', 0.125],
    ['-0,125', -0.125],
    ['1,2345', 1.2345],
    ['1,5e-3', 0.0015],
    ['1.234', 1.234],
    ['12.125', 12.125],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,23,45,678', 12345678],
    ['10 000', 10000],
    ['10\u202f000,5', 10000.5],
    ["10'000", 10000],
    ['10’000.5', 10000.5],
    ['1_000.5', 1000.5],
    ['1_000', 1000],
    ['−0.5', -0.5],
    ['–0.5', -0.5],
    ['—0.5', -0.5],
    ['‐0.5', -0.5],
    ['－0.5', -0.5],
    ['﹣0.5', -0.5],
    ['➖0.5', -0.5],
    ['ー5', -5],
    ['- 0.5', -0.5],
    ['\u200b0.5\ufeff', 0.5],
    ['1e−3', 0.001],
    ['1E‑3', 0.001],
    ['1D-3', 0.001],
    ['0.3D+00', 0.3],
    ['1d5', 100000],
    ['1/3', 1 / 3],
    ['-1/3', -1 / 3],
    ['1 / 3', 1 / 3],
    ['1⁄3', 1 / 3],
    ['½', 0.5],
    ['-¾', -0.75],
    ['10**-3', 0.001],
    ['10 ** -3', 0.001],
    ['10^-3', 0.001],
    ['10^{-3}', 0.001],
    ['10**(-3)', 0.001],
    ['10⁻³', 0.001],
    ['-10^-3', -0.001],
    ['3*10**-5', 3e-5],
    ['5×10^-4', 5e-4],
    ['5 × 10⁻⁴', 5e-4],
    ['5·10^-4', 5e-4],
    ['5x10^-4', 5e-4],
    ['2**-10', 2 ** -10],
    ['3/4*2', 1.5],
    ['1e-3/2', 0.0005],
    ['50%', 0.5],
    ['12,5 ％', 0.125],
    ['5‰', 0.005],
    ['⅛', 0.125],
    ['1½', 1.5],
    ['-2 1/4', -2.25],
    ['१२', 12],
    ['০.৫', 0.5],
    ['๑๒', 12],
    ['١٬٠٠٠٫٥', 1000.5],
    ['1ʼ000', 1000],
    ['1´000', 1000],
    ['1е-3', 0.001],
    ['1 e-3', 0.001],
    ['1e - 3', 0.001],
    ['1e-3f', 0.001],
    ['0.1f', 0.1],
    ['0.1_f32', 0.1],
    ['1f-3', 0.001],
    ['1e-3,', 0.001],
    ['0.01;', 0.01],
    ['0.01.', 0.01],
    ['0.01  # lr', 0.01],
    ['1/3 // a third', 1 / 3],
    ['"0.01"', 0.01],
    ['[0.01]', 0.01],
    ['(1/3)', 1 / 3],
    ['=1/3', 1 / 3],
    ['1万', 10000],
    ['1.5万', 15000],
    ['2千', 2000],
    ['1,0000,0000', 1e8],
    ['10 0000', 100000],
  ])('%j is %d', (text, value) => {
    expect(readReal(text)).toEqual({ ok: true, value })
  })

  it.each([
    ['10,000', 10000],
    ['1,234', 1234],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ["1'000'000", 1000000],
    ['１０，０００', 10000],
    ['1,00,000', 100000],
    ['1.000.000', 1000000],
    ['1_000_000', 1000000],
    ['1e3', 1000],
    ['10^4', 10000],
    ['2**20', 1048576],
    ['−5', -5],
    ['10.0', 10],
    ['0x10', 16],
    ['0xFFFFFFFF', 4294967295],
    ['1.5万', 15000],
    ['1亿', 1e8],
  ])('where a whole number is meant, %j is %d', (text, value) => {
    expect(readWhole(text)).toEqual({ ok: true, value })
  })
})

describe('what may be two numbers is asked, the likelier first', () => {
  it.each([
    ['1,234', ['1.234', '1234']],
    ['12,500', ['12.5', '12500']],
    ['10.000', ['10', '10000']],
    ['1.500', ['1.5', '1500']],
    ['-1,234', ['-1.234', '-1234']],
    ['1,0000', ['1', '10000']],
    ['10k', ['10000']],
    ['2.5M', ['2500000']],
    ['lr=0.01', ['0.01']],
    ['momentum: 0,9', ['0.9']],
    ['lr = 10.000,', ['10', '10000']],
    ['(5)', ['5', '-5']],
    ['1.5×103', ['1.5e3', '154.5']],
    ['5×10-4', ['5e-4']],
    ['5×10−4', ['5e-4']],
    ['10-3', ['1e-3']],
    ['1/1/2020', ['0.0004950495049504951']],
  ])('%j', (text, readings) => {
    expect(readReal(text)).toEqual({ ok: false, problem: { code: 'unsure', text, readings } })
  })

  it.each([
    ['10.000', ['10000', '10']],
    ['1.234', ['1234']],
    ['10,00', ['10']],
    ['1,0000', ['10000', '1']],
    ['10K', ['10000']],
  ])('as a whole number, %j', (text, readings) => {
    expect(readWhole(text)).toEqual({ ok: false, problem: { code: 'unsure', text, readings } })
  })

  it('and only what the field can be', () => {
    const upTo5 = typedReader(real({ min: 0, max: 5 }))
    expect(upTo5('1,234')).toEqual({ ok: false, problem: { code: 'unsure', text: '1,234', readings: ['1.234'] } })
    const below1 = typedReader(real({ min: 0, max: 1 }))
    expect(below1('1,234')).toMatchObject({ ok: false, problem: { code: 'outOfRange' } })
  })
})

describe('what is no number stays none', () => {
  it.each([
    '',
    'abc',
    '1e999',
    '--1',
    'nan',
    'inf',
    '0x10',
    '1/0',
    '1,2,3',
    '1.2.3',
    '1,,2',
    '1 2',
    '10²³⁴⁵⁶',
    '1½½',
    '1//3',
    '1-2',
    '10 00',
  ])('%j', (text) => {
    expect(readReal(text)).toMatchObject({ ok: false, problem: { code: text === '' ? 'empty' : 'notANumber' } })
  })

  it.each(['0,5', '1/3', '2.5'])('%j is no whole one', (text) => {
    expect(readWhole(text)).toMatchObject({ ok: false, problem: { code: 'notAnInteger' } })
  })
})

describe('seeds, pairs and vectors', () => {
  const seed = typedReader(integer64())
  it('a seed keeps its 64 bits', () => {
    expect(seed('14352573210347825000')).toEqual({ ok: true, value: 14352573210347825000n })
    expect(seed('14,352,573,210,347,825,000')).toEqual({ ok: true, value: 14352573210347825000n })
    expect(seed('2**63')).toEqual({ ok: true, value: 2n ** 63n })
  })

  const betas = typedReader(pair({ min: 0, max: 1, open: 'max' }))
  it.each([
    '.9,.999',
    '(0.9, 0.999)',
    '0,9; 0,999',
    '0,9 0,999',
    '0,9,0,999',
    '0。9，0。999',
    '9/10, 0.999',
    '0,9\t0,999',
  ])('%j are betas', (text) => {
    expect(betas(text)).toEqual({ ok: true, value: [0.9, 0.999] })
  })

  const bias = typedReader(optionalVector(64))
  it.each(['.5,-1', '[0.5, -1]', '0,5; −1', '0,5 -1', '1/2, -1', '0.5，-1'])('%j is a bias', (text) => {
    expect(bias(text)).toEqual({ ok: true, value: [0.5, -1] })
  })
  it.each([
    ['0,5', ['0.5', '0, 5']],
    ['1,5', ['1, 5', '1.5']],
    ['0,5,0,25', ['0.5, 0.25', '0, 5, 0, 25']],
    ['1,000', ['1000', '1, 000', '1']],
    ['1,234.5', ['1, 234.5', '1234.5']],
    ['true_bias = [1, 2]', ['1, 2']],
  ])('%j may be several', (text, readings) => {
    expect(bias(text)).toEqual({ ok: false, problem: { code: 'unsure', text, readings } })
    for (const reading of readings.filter((each) => each.includes(', '))) expect(bias(reading).ok).toBe(true)
  })
  it.each(['0,1', '1, 5', '1,2,3', '1,5;2,5'])('%j is one list', (text) => {
    expect(bias(text).ok).toBe(true)
  })

  const milestones = typedReader(integers({ min: 1, max: 1e7 }))
  it.each([
    ['30,80', [30, 80]],
    ['[30, 80],', [30, 80]],
    ['1 000, 2 000', [1000, 2000]],
    ['1.000.000; 2.000.000', [1000000, 2000000]],
  ])('%j are milestones', (text, value) => {
    expect(milestones(text)).toEqual({ ok: true, value })
  })
  it.each([
    ['1,000', ['1000']],
    ['1,000,2,000', ['1000, 2000']],
    ['milestones=[30, 80]', ['30, 80']],
  ])('%j may be thousands, or of another field', (text, readings) => {
    expect(milestones(text)).toEqual({ ok: false, problem: { code: 'unsure', text, readings } })
  })
  it('betas by their name are asked', () => {
    expect(betas('betas=(0.9, 0.999)')).toMatchObject({ problem: { code: 'unsure', readings: ['0.9, 0.999'] } })
  })
  it('and none is none', () => {
    expect(bias('None')).toEqual({ ok: true, value: null })
    expect(bias('')).toEqual({ ok: true, value: null })
  })
})

describe('whatever the page writes is read back by itself', () => {
  it('a double', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 })
    fc.assert(
      fc.property(finite, (value) => {
        expect(readReal(writeNumber(value))).toEqual({ ok: true, value: value === 0 ? 0 : value })
      }),
    )
  })

  it('a double with a comma, but for thousands, which are asked', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    fc.assert(
      fc.property(finite, (value) => {
        const reading = readReal(writeNumber(value).replace('.', ','))
        if (reading.ok) expect(reading.value).toBe(value === 0 ? 0 : value)
        else
          expect(reading.problem).toMatchObject({ code: 'unsure', readings: [writeNumber(value), expect.anything()] })
      }),
    )
  })

  it('a whole number in groups, whatever stands between them', () => {
    const marks = fc.constantFrom(',', '，', ' ', '\u00a0', '\u202f', "'", '’', '_')
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), marks, (value, mark) => {
        expect(readWhole(value.toLocaleString('en-US').replaceAll(',', mark))).toEqual({ ok: true, value })
      }),
    )
  })

  it('and any text gives a value or a problem', () => {
    const bits = fc.array(fc.constantFrom(...Array.from("0123456789.,eE+-*/^%()[]{} _'·×。，½⁻³١")), { maxLength: 80 })
    fc.assert(
      fc.property(bits, (text) => {
        const reading = readReal(text.join(''))
        if (reading.ok) expect(Number.isFinite(reading.value)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
