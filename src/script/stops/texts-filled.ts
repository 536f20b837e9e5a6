import { raise, type ValueKind } from './value-kinds.ts'

/** What a value is formatted as: of a tensor of no dimension its number. */
function formatted(kind: ValueKind): ValueKind {
  return kind.type === 'tensor' && kind.shape?.length === 0 && kind.hasGraph === true
    ? { type: 'number', isFloat: true, value: null }
    : kind
}

const SPEC = /^(?:.?[<>=^])?[-+ ]?z?#?0?\d*[,_]?(\.\d+)?([a-zA-Z%]?)$/s

/** `{value:spec}`: stops where no such value is written so. */
export function checkSpec(value: ValueKind, spec: string): void {
  const kind = formatted(value)
  if (spec === '') return
  const found = SPEC.exec(spec)
  const isSpec = found !== null
  const [, precision, letter = ''] = found ?? []
  // No class takes a point without digits behind it.
  if (kind.type === 'unknown' && /^\d*\.[a-zA-Z]$/.test(spec)) raise('ValueError', 'format')
  if (kind.type === 'number') {
    const letters = kind.isFloat ? 'eEfFgGn%' : 'bcdoxXneEfFgG%'
    const isExact = !kind.isFloat && precision !== undefined && !'eEfFgG%'.includes(letter || 'd')
    if (!isSpec || !letters.includes(letter) || isExact) raise('ValueError', 'format')
  }
  if (kind.type === 'text' && (!isSpec || !'s'.includes(letter))) raise('ValueError', 'format')
  const isPlain = ['none', 'list', 'tuple', 'dict', 'set', 'method', 'function', 'model', 'loss', 'optimizer'].includes(
    kind.type,
  )
  const isWide = kind.type === 'tensor' && kind.shape !== null && kind.shape.length > 0
  if (isPlain || isWide) raise('TypeError', 'format')
}

const FIELD = /\{\{|\}\}|\{([^{}:!]*)(?:!([^{}:]*))?(?::([^{}]*))?\}|[{}]/g

/** `'{:.4f}'.format(...)`; without `named` where it is not known what is handed over. */
export function checkFormat(text: string, places: readonly ValueKind[], named: ReadonlyMap<string, ValueKind>): void {
  let next = 0
  for (const { 0: whole, 1: field, 2: conversion, 3: spec } of text.matchAll(FIELD)) {
    if (whole === '{{' || whole === '}}') continue
    if (field === undefined) raise('ValueError', 'format')
    const [, name = '', rest] = /^([^.[]*)(.*)$/s.exec(field) ?? []
    const place = name === '' ? next++ : /^\d+$/.test(name) ? Number(name) : null
    const value = place === null ? named.get(name) : places[place]
    if (value === undefined) raise(place === null ? 'KeyError' : 'IndexError', 'fields')
    if (rest === '' && conversion === undefined) checkSpec(value, spec ?? '')
  }
}

const PERCENT = /%(?:\((\w*)\))?[-+ #0]*(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.?)/gs

/** `'%d' % value` */
export function checkPercent(text: string, value: ValueKind): void {
  const fields = [...text.matchAll(PERCENT)]
  if (fields.some(([, name, width, precision]) => name !== undefined || width === '*' || precision === '*')) return
  const given = value.type === 'tuple' ? value.items : oneOf(value)
  if (given === null) return
  const used = fields.filter(([, , , , letter]) => letter !== '%')
  for (const [i, [, , , , letter = '']] of used.entries()) {
    if (letter === '') raise('ValueError', 'format')
    const one = given[i]
    if (one === undefined) raise('TypeError', 'fields')
    if (!'diouxXeEfFgGcrsa'.includes(letter)) raise('ValueError', 'format')
    const isNumber = 'diouxXeEfFgG'.includes(letter)
    if (isNumber && ['text', 'none', 'list', 'tuple', 'dict', 'method', 'function'].includes(one.type))
      raise('TypeError', 'format')
  }
  if (used.length < given.length) raise('TypeError', 'fields')
}

/** A value by itself is one, and no mapping. */
function oneOf(value: ValueKind): readonly ValueKind[] | null {
  return ['number', 'text', 'none', 'bool', 'method', 'model'].includes(value.type) ? [value] : null
}
