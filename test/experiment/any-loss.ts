import fc from 'fast-check'

const number = fc.constantFrom('2', '0.5', '1 / 3', '0.001', '-1.5', '2 ** -3', '3.0')

const { tensor } = fc.letrec<{ tensor: string; condition: string }>((tie) => ({
  tensor: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('pred', 'target', '(pred - target)'),
    fc
      .tuple(tie('tensor'), fc.constantFrom('+', '-', '*', '/'), fc.oneof(tie('tensor'), number))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(number, fc.constantFrom('+', '-', '*', '/'), tie('tensor')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(tie('tensor'), fc.constantFrom(0, 1, 2, 3, 4, 7, -1, -2, 0.5, -0.5, 1.5))
      .map(([a, n]) => `(${a}) ** ${n}`),
    fc
      .tuple(fc.constantFrom('abs', 'exp', 'log', 'tanh', 'relu', 'sigmoid', 'cosh', 'sin', 'sqrt'), tie('tensor'))
      .map(([name, a]) => `torch.${name}(${a})`),
    fc
      .tuple(tie('condition'), tie('tensor'), fc.oneof(tie('tensor'), number))
      .map((all) => `torch.where(${all.join(', ')})`),
    fc.tuple(tie('tensor'), tie('tensor')).map(([a, b]) => `torch.maximum(${a}, ${b})`),
    tie('tensor').map((a) => `torch.clamp(${a}, min=-1, max=0.5)`),
    tie('tensor').map((a) => `(${a}).detach()`),
    tie('tensor').map((a) => `(${a}).mean()`),
  ),
  condition: fc.oneof(
    fc
      .tuple(tie('tensor'), fc.constantFrom('<', '>', '<=', '>=', '=='), fc.oneof(tie('tensor'), number))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('tensor').map((a) => `~(${a} > 0)`),
  ),
}))

/** Expressions that are losses, written in any way; each depends on pred. */
export const lossText: fc.Arbitrary<string> = fc
  .tuple(tensor, fc.constantFrom('mean', 'sum'))
  .map(([a, reduction]) => `(${a} - pred).${reduction}()`)
  .filter((text) => text.length <= 200)
