import { expect, it } from 'vitest'
import { programText } from '../../src/export/program.ts'
import { syntaxFaultIn } from '../../src/script/python-syntax.ts'
import { readScript } from '../../src/script/read-script.ts'
import { tutorial } from '../engine/arbitraries.ts'

const program = programText({ config: tutorial(), changes: [] })

// The lines are those that CPython 3.11 names: `python3 -c 'compile(...)'`.
it.each([
  ['x = （1)\n', 1, 'mark'],
  ['a = 1\nb＝2\n', 2, 'mark'],
  ['print(1\nx = 2\n', 1, 'open'],
  ['x = [1, 2\n', 1, 'open'],
  ['x = [1, 2)\n', 1, 'closing'],
  ['x = 1\nf(x))\n', 2, 'closing'],
  ["x = 'abc\n", 1, 'text'],
  ['x = 1\n"""abc\n', 2, 'text'],
  ["print 'loss'\n", 1, 'print'],
  ['f(x) = y\n', 1, 'target'],
  ['(a, 1) = b\n', 1, 'target'],
  ['f(lr=1, lr=2)\n', 1, 'twice'],
  ['f(lr=1, 2)\n', 1, 'other'],
  ['f(a.lr=1)\n', 1, 'other'],
  ['f(lr==1, a b)\n', 1, 'other'],
  ['for i in range(3)\n    i\n', 1, 'other'],
  ['if x = 3:\n    x\n', 1, 'other'],
  ['Import os\n', 1, 'other'],
  ['import torch,\n', 1, 'other'],
  ['x = 10a\n', 1, 'other'],
  ['x = 0,01\n', 1, 'other'],
  ['return 3\n', 1, 'other'],
  ['if x:\n    break\n', 2, 'other'],
  ["print(f'{x')\n", 1, 'open'],
  ["print(f'x}')\n", 1, 'closing'],
  ["print(f'{}')\n", 1, 'other'],
  ['a, b += 1\n', 1, 'other'],
  ['f(\n    a,\n    b c)\n', 1, 'open'],
])('%j is no Python on line %i', (code, line, reason) => {
  expect(syntaxFaultIn(code)).toMatchObject({ line, reason })
})

it.each([
  'x = [[6.], [9.]]\n',
  'print = 3\n',
  'x = 1 \\\n\ny = 2\n',
  "x = f'{a!r:>{w}} {{}} {b:.4f}{a}}}'\n",
  'f(*a, **b)\nf(a, *b, c=1, **d)\n',
  'x, (y, *z) = a\nx.y[0] = 1\nx: int = 3\n',
  'def f(a, b=1, *c, d, **e):\n    yield\n    return (yield)\n',
  'class A:\n    x = 1\n    def f(self): return self\n',
  'while True:\n    if x: break\n    else: continue\n',
  "s = '''a\nb\\'''c'''\nt = r'\\d'\nu = 'a\\\nb'\n",
  '数据 = 1\nprint(数据)  # （说明）\n',
  'print(x, file=f)\nprint (x)\n',
])('%j is Python', (code) => {
  expect(syntaxFaultIn(code)).toBeNull()
})

it.each([
  ["print('Epoch:'", 'print（"Epoch:"'],
  ['optimizer.step()', 'optimizer.step('],
  ['for epoch in range(5000):', 'for epoch in range(5000)'],
  ['import os', 'Import os'],
])('names the line where %s is %s, and no other', (right, broken) => {
  const text = program.replace(right, broken)
  const line = program.split('\n').findIndex((each) => each.includes(right)) + 1
  const { mistakes, differences } = readScript(text)
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toMatchObject({ code: 'notPython', line })
  const told = differences.filter(({ lines }) => lines.some((each) => each.line <= line && line <= each.end))
  expect(told.map(({ kind }) => kind)).toEqual(['done'])
})

it('finds nothing in the page’s own program', () => {
  expect(syntaxFaultIn(program)).toBeNull()
})
