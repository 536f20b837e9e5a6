import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FrameNeeds, framePlan, wishedHeight } from '../../src/ui/frame-plan.ts'

/** The tutorial's run in a frame of which its link says nothing. */
const NEEDS: FrameNeeds = {
  width: 640,
  height: 480,
  coarse: false,
  named: false,
  chart: true,
  matrices: true,
  output: true,
  others: 0,
  transport: true,
  moves: true,
  lr: true,
  fields: 0,
  rows: 3,
  columns: 2,
  bias: false,
}

const planAt = (width: number, height: number, needs: Partial<FrameNeeds> = {}) =>
  framePlan({ ...NEEDS, ...needs, width, height })

describe('a frame of the usual sizes', () => {
  test('has the chart alone where there is room for nothing else', () => {
    expect(planAt(280, 240)).toMatchObject({ arrangement: 'stack', matrices: null, head: false, steps: null })
  })

  test('has what is learned and the difference before it has the target', () => {
    expect(planAt(360, 500).matrices).toMatchObject({ target: false, layout: { across: 2, numbers: true } })
    expect(planAt(360, 800).matrices).toMatchObject({ target: true })
  })

  test.each([
    [640, 480],
    [700, 420],
    [800, 600],
  ])('has all three beside the chart, %i x %i', (width, height) => {
    const { arrangement, matrices, side, head, timeline } = planAt(width, height)
    expect({ arrangement, head, timeline }).toEqual({ arrangement: 'side', head: true, timeline: true })
    expect(matrices).toMatchObject({ target: true, layout: { numbers: true } })
    expect(side).toBeLessThan(width / 2)
  })

  test('has no column that is empty, 1300 x 700', () => {
    expect(planAt(1300, 700)).toMatchObject({ arrangement: 'wide', output: true, complete: true, side: 0 })
  })
})

test('in every frame what is shown fits, and the chart has its room', () => {
  const needs = fc.record({
    width: fc.integer({ min: 280, max: 1600 }),
    height: fc.integer({ min: 240, max: 1000 }),
    coarse: fc.boolean(),
    matrices: fc.boolean(),
    output: fc.boolean(),
    moves: fc.boolean(),
    fields: fc.integer({ min: 0, max: 2 }),
    rows: fc.integer({ min: 1, max: 64 }),
    columns: fc.integer({ min: 1, max: 64 }),
    bias: fc.boolean(),
  })
  fc.assert(
    fc.property(needs, (some) => {
      const each = { ...NEEDS, ...some }
      const plan = framePlan(each)
      const line = each.coarse ? 52 : 40
      const units = Math.min(2, plan.fieldsAcross) + each.fields
      const above =
        line +
        Math.ceil(units / plan.fieldsAcross) * (each.coarse ? 48 : 36) +
        (plan.steps === 'beneath' ? line : 0) +
        (plan.timeline ? (each.coarse ? 48 : 28) : 0) +
        (plan.verdict ? 44 : 0)
      const { matrices, arrangement, output, side } = plan
      const beside = (matrices === null ? 0 : matrices.height + 14) + (output && arrangement !== 'wide' ? 132 : 0)
      // Of the smallest frames with the most settings the chart is all that is left.
      fc.pre(each.height - above >= 160 || beside === 0)
      if (arrangement === 'stack') expect(above + beside + 130).toBeLessThanOrEqual(Math.max(each.height, above + 130))
      else expect(above + beside).toBeLessThanOrEqual(each.height)
      if (arrangement === 'side') expect(side).toBeLessThanOrEqual(each.width / 2)
      if (matrices !== null && Math.max(each.rows, each.columns) <= 6) expect(matrices.layout.numbers).toBe(true)
    }),
  )
})

test('the height that is wished leaves nothing out, and is no larger than it has to be', () => {
  for (const width of [280, 360, 640, 800, 1300]) {
    const height = wishedHeight({ ...NEEDS, width, height: 100 })
    expect(planAt(width, height).complete).toBe(true)
    expect(planAt(width, height - 20).complete).toBe(false)
    expect(height).toBeLessThan(1200)
    // What the frame happens to be is no part of the wish, or the two would drive each other up.
    expect(wishedHeight({ ...NEEDS, width, height: 2000 })).toBe(height)
  }
})

test('what the link names is there, however small the frame', () => {
  const plan = planAt(280, 240, { named: true, output: true })
  expect(plan.matrices).toMatchObject({ target: true })
  expect(plan).toMatchObject({ output: true, head: true, timeline: true })
})
