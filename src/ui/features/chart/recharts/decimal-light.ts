// What Recharts finds where it asks for decimal.js-light (`resolve.alias` in vite.config.ts), with which it looks for round
// ticks of an axis that has none: doubles. The page's axes have their own ticks, and say so (`niceTicks`); the package is 5 kB.

type Operand = number | Decimal

/** The part of decimal.js-light that Recharts uses, in float64. */
class Decimal {
  readonly #value: number

  constructor(value: Operand) {
    this.#value = Number(value)
  }

  valueOf(): number {
    return this.#value
  }

  toNumber(): number {
    return this.#value
  }

  isint(): boolean {
    return Number.isInteger(this.#value)
  }

  lt(other: Operand): boolean {
    return this.#value < Number(other)
  }

  lte(other: Operand): boolean {
    return this.#value <= Number(other)
  }

  abs(): Decimal {
    return new Decimal(Math.abs(this.#value))
  }

  add(other: Operand): Decimal {
    return new Decimal(this.#value + Number(other))
  }

  sub(other: Operand): Decimal {
    return new Decimal(this.#value - Number(other))
  }

  mul(other: Operand): Decimal {
    return new Decimal(this.#value * Number(other))
  }

  div(other: Operand): Decimal {
    return new Decimal(this.#value / Number(other))
  }

  mod(other: Operand): Decimal {
    return new Decimal(this.#value % Number(other))
  }

  pow(exponent: Operand): Decimal {
    return new Decimal(this.#value ** Number(exponent))
  }

  /** To the base of 10, the only one that is asked for. */
  log(_base: 10): Decimal {
    return new Decimal(Math.log10(this.#value))
  }
}

// biome-ignore lint/style/noDefaultExport: the package has it so
export { Decimal as default }
